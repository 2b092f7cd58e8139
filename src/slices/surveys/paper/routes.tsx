import { newId } from '../../../kernel/ids.ts';
import { EMPTY_FORM, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { openParties } from '../parties/queries.ts';
import { mayRunSurvey, paperSurvey } from '../policy.ts';
import { questionnaireOf, type Survey } from '../queries.ts';
import { questionsOf } from '../questionnaire/rules.ts';
import { ELSEWHERE } from '../questionnaire/schema.ts';
import { enterPaper, markParty } from '../taking/commands.ts';
import { readAnswers } from '../taking/schema.ts';
import { PATHS } from '../urls.ts';
import { PaperPage } from './pages/paper.tsx';
import { PaperForm } from './schema.ts';

export function mountPaper(site: Site): void {
  site.page(PATHS.deskPaper, async (c) => paperPage(c, await paperSurvey(c), 0, EMPTY_FORM, newId()));
  site.action(PATHS.deskPaper, enter);
}

async function paperPage(c: Ctx, survey: Survey, entered: number, state: FormState, token: string, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [document, places, parties] = await Promise.all([questionnaireOf(db, survey), municipalities(db), openParties(db, survey.id)]);
  return html(c, <PaperPage survey={survey} document={document} places={places} parties={parties} entered={entered} state={state} token={token} runs={mayRunSurvey(c.get('actor'), survey.processId)} />, status);
}

/** One questionnaire after another: the next form comes back empty, with a running count. */
async function enter(c: Ctx): Promise<Response> {
  const survey = await paperSurvey(c);
  const raw = await readForm(c);
  const parsed = parseForm(PaperForm, raw);
  const entered = Number(raw.values['entered']) || 0;
  if (!parsed.ok) return paperPage(c, survey, entered, parsed.form, newId(), 422);
  const { token, party } = parsed.value;
  const db = c.get('db');
  const places = new Set([...(await municipalities(db)).map((p) => p.key), ELSEWHERE]);
  const { answers, problems } = readAnswers(questionsOf(await questionnaireOf(db, survey)), raw.values, places);
  if (problems.length > 0) return paperPage(c, survey, entered, withProblems(parsed.form, problems), token, 422);
  const done = await write(db, (tx) => enterPaper(tx, survey.id, { token, partyId: party, answers }));
  if (!done.ok) return paperPage(c, survey, entered, withProblems(parsed.form, done.problems), token, done.problems[0]?.code === 'already_closed' ? 409 : 422);
  // In a transaction of its own, see taking/commands.ts.
  if (party !== null) await write(db, (tx) => markParty(tx, survey, party, 'complete', null));
  return paperPage(c, survey, entered + (done.value.again ? 0 : 1), EMPTY_FORM, newId());
}
