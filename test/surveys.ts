import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { createProcess } from '../src/slices/participation/public.ts';
import { addParties, createSurvey, startSurvey, type PartyLine, type Question, type Questionnaire, type SurveySettings } from '../src/slices/surveys/public.ts';

const actor = system('test');
let count = 0;

/** A question with what its kind needs; ids of choices are a, b, c. */
export function question(id: string, kind: Question['kind'] = 'single', more: Partial<Question> = {}): Question {
  const choices = ['single', 'multiple', 'ranking', 'matrix'].includes(kind) ? ['a', 'b', 'c'].map((c) => ({ id: c, text: localized(`Antwort ${c}`) })) : [];
  const rows = kind === 'matrix' ? ['r1', 'r2'].map((r) => ({ id: r, text: localized(`Zeile ${r}`) })) : [];
  return { id, kind, title: localized(`Frage ${id}`), help: null, required: false, noAnswer: true, choices, rows, min: kind === 'scale' ? 1 : null, max: kind === 'scale' ? 5 : null, low: null, high: null, when: null, ...more };
}

/** Sections of questions, each a page. */
export const questionnaire = (...sections: readonly (readonly Question[])[]): Questionnaire => ({ sections: sections.map((questions, i) => ({ id: `s${i + 1}`, title: localized(`Abschnitt ${i + 1}`), text: null, when: null, questions: [...questions] })) });

export interface BuildSurvey extends Partial<Omit<SurveySettings, 'slug' | 'processId'>> {
  readonly document?: Questionnaire;
  readonly parties?: readonly PartyLine[];
  /** Leave it as a draft. */
  readonly draft?: boolean;
}

/** A running survey in a public process of its own. */
export async function buildSurvey(db: Db, { document = questionnaire([question('q1')]), parties = [], draft = false, ...settings }: BuildSurvey = {}): Promise<{ id: string; slug: string; processId: string }> {
  const n = (count += 1);
  return write(db, async (tx) => {
    const process = valueOf(await createProcess(tx, actor, { slug: `prozess-${n}`, title: localized(`Prozess ${n}`), summary: localized('x'), publishedOn: '2026-01-01' }));
    const defaults: SurveySettings = { slug: `befragung-${n}`, processId: process.id, title: localized(`Befragung ${n}`), intro: localized('Worum es geht'), thanks: localized('Vielen Dank'), anonymous: true, openLink: true, closesOn: null, minGroup: 5 };
    const survey = valueOf(await createSurvey(tx, actor, { ...defaults, ...settings }, document));
    if (parties.length > 0) valueOf(await addParties(tx, actor, survey.id, parties));
    if (!draft) valueOf(await startSurvey(tx, actor, survey.id));
    return { ...survey, processId: process.id };
  });
}
