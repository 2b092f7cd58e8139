import type { Actor } from '../../src/kernel/actor.ts';
import { newCode } from '../../src/kernel/code.ts';
import { addDays, dayOf } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { processBySlug, publishSubmission } from '../../src/slices/participation/public.ts';
import { addParties, answerAsParty, createSurvey, endSurvey, freeTexts, releaseSurvey, startSurvey, takeText, type Answers, type PartyLine, type Question, type Questionnaire } from '../../src/slices/surveys/public.ts';
import data from '../data/survey-2026.json' with { type: 'json' };
import type { DemoPeople } from '../people.ts';
import { actor, facts, text } from './common.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Texts = Parameters<typeof text>[0];
type QuestionFacts = Pick<Question, 'id' | 'kind'> & { title: Texts; help?: Texts; required: boolean; other?: boolean; choices?: { id: string; text: Texts }[]; rows?: { id: string; text: Texts }[]; min?: number; max?: number; low?: Texts; high?: Texts; when?: Question['when'] };

/** How long the survey that can be tried stays open, from the day it is loaded. */
const OPEN_DAYS = 365;

/** A running survey that a visitor can try, and one that has ended with results to read. Both are invented and say so. */
export async function loadSurveys(db: Db, people: DemoPeople): Promise<void> {
  await write(db, async (tx) => {
    const { id } = await create(tx, data.running, facts.openProcess.slug, { openLink: true, closesOn: addDays(dayOf(new Date()), OPEN_DAYS) });
    valueOf(await startSurvey(tx, actor, id));
  });
  await write(db, (tx) => loadEnded(tx, approver(people)));
}

/** Results are released by a person: the invented coordinator. */
function approver(people: DemoPeople): Actor {
  return { kind: 'account', id: people.accounts.get('coordinator') ?? '', name: '', grants: [], sessionId: '' };
}

async function create(tx: Tx, of: { slug: string; title: Texts; intro: Texts; thanks: Texts }, process: string, more: { openLink: boolean; closesOn: string | null }): Promise<{ id: string }> {
  const processId = (await processBySlug(tx, process))?.id ?? '';
  return valueOf(await createSurvey(tx, actor, { slug: of.slug, processId, title: text(of.title), intro: text(of.intro), thanks: text(of.thanks), anonymous: true, minGroup: 5, ...more }, questionnaire()));
}

function questionnaire(): Questionnaire {
  const sections = data.questionnaire.sections.map((s) => ({ id: s.id, title: text(s.title), text: 'text' in s && s.text !== undefined ? text(s.text) : null, when: null, questions: (s.questions as unknown as QuestionFacts[]).map(question) }));
  return { sections };
}

function question({ id, kind, title, help, required, other = false, choices = [], rows = [], min = null, max = null, low, high, when = null }: Omit<QuestionFacts, 'min' | 'max'> & { min?: number | null; max?: number | null }): Question {
  const worded = (list: { id: string; text: Texts }[]) => list.map((c) => ({ id: c.id, text: text(c.text) }));
  return { id, kind, title: text(title), help: help === undefined ? null : text(help), required, noAnswer: !required, choices: worded(choices), ...(other ? { other } : {}), rows: worded(rows), min, max, low: low === undefined ? null : text(low), high: high === undefined ? null : text(high), when };
}

async function loadEnded(tx: Tx, releasedBy: Actor): Promise<void> {
  const { startedOn, endedOn, releasedOn, kinds } = data.ended;
  const { id } = await create(tx, data.ended, facts.process.slug, { openLink: false, closesOn: null });
  const parties = kinds.flatMap((kind) => Array.from({ length: kind.invited }, (_, i): PartyLine => ({ institution: `${kind.title.de} ${i + 1} (erfunden)`, kind: kind.title.de, person: null, email: null, locale: 'de' })));
  valueOf(await addParties(tx, actor, id, parties, Object.fromEntries(kinds.map((kind) => [kind.title.de, text(kind.title)]))));
  valueOf(await startSurvey(tx, actor, id, startedOn));
  let n = 0;
  for (const kind of kinds) {
    for (let i = 0; i < kind.begun; i += 1) {
      const answers = answersOf((n += 1));
      await answerAsParty(tx, id, { institution: `${kind.title.de} ${i + 1} (erfunden)`, code: newCode(), invitedOn: startedOn, answers, complete: i < kind.complete });
    }
    for (let i = kind.begun; i < kind.invited; i += 1) await answerAsParty(tx, id, { institution: `${kind.title.de} ${i + 1} (erfunden)`, code: newCode(), invitedOn: startedOn, answers: null, complete: false });
  }
  valueOf(await endSurvey(tx, actor, id, endedOn));
  valueOf(await releaseSurvey(tx, releasedBy, id, releasedOn));
  await takeOne(tx, id);
}

/** One free answer became a contribution: the thread leads from the survey to it. */
async function takeOne(tx: Tx, surveyId: string): Promise<void> {
  const { items } = await freeTexts(tx, surveyId, { id: 'idea', kind: 'text' }, { page: 1, pageSize: 100 });
  const said = items.find((item) => item.text === data.ended.taken);
  if (said === undefined) throw new Error('no answer to the survey says what is to become a contribution');
  const { id } = valueOf(await takeText(tx, actor, surveyId, { responseId: said.responseId, question: said.question, language: 'de' }));
  valueOf(await publishSubmission(tx, actor, id));
}

/** Invented answers, the same on every load: each choice comes round in its own rhythm, so that charts have something to say. */
function answersOf(n: number): Answers {
  const pick = <T>(list: readonly T[], step: number): T => list[Math.floor((n * step) % list.length)] as T;
  const answers: Record<string, Answers[string]> = {
    role: pick(['work', 'work', 'help', 'work', 'new', 'help', 'live'], 1),
    years: (n * 7) % 31,
    use: pick<readonly string[]>([['library', 'club'], ['club'], ['worship', 'club'], ['library'], ['sports', 'club'], ['club', 'library', 'worship'], ['library', '=Waschsalon'], ['club', '=Treppenhaus'], ['=Stadtbahn']], 1),
    rank: pick<readonly string[]>([['open', 'near', 'lang'], ['near', 'kids'], ['open', 'lang', 'kids', 'near'], ['lang', 'open']], 1),
    welcome: pick([4, 5, 3, 4, 2, 4, 5, 3], 3),
    lack: { info: pick(['fair', 'good', 'fair', 'bad'], 1), bus: pick(['bad', 'bad', 'fair'], 1), meet: pick(['good', 'fair', 'good'], 2) },
  };
  if (n % 5 === 0) answers['idea'] = pick(data.ended.texts, 0.2);
  return answers;
}
