import { setTimeout as sleep } from 'node:timers/promises';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { SETTLED_MS } from '../../../platform/web/cache.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { codeCounts } from '../codes/queries.ts';
import { voidBallot } from '../commands.ts';
import { deskBallot, showOverview } from '../preparing/routes.tsx';
import type { Ballot } from '../queries.ts';
import { closeBallot, decideTie, noteListShown, recordRecount } from '../results/commands.ts';
import { allocationsOf, boardsOf, pilesOf, recountsOf, resultOf } from '../results/queries.ts';
import { tiedAtCut } from '../results/rules.ts';
import { ballotHref, deskHref, PATHS } from '../urls.ts';
import { DecisionPage } from './pages/decision.tsx';
import { ReconciliationPage } from './pages/reconciliation.tsx';
import { WitnessesPage, type WitnessesProps } from './pages/witnesses.tsx';
import { CloseForm, DecisionForm, VoidForm, WitnessForm } from './schema.ts';

export function mountClosing(site: Site): void {
  site.action(PATHS.deskClose, close);
  site.action(PATHS.deskVoid, declareVoid);
  site.page(PATHS.deskDecision, async (c) => showDecision(c, await deskBallot(c)));
  site.action(PATHS.deskDecision, decide);
  site.page(PATHS.deskReconciliation, showReconciliation);
  site.page(PATHS.deskWitnesses, async (c) => showWitnesses(c, await deskBallot(c)));
  site.action(PATHS.deskWitnesses, witness);
}

/** Answers only when no process shows the open ballot any more, so that "closed" is true for everybody at once. */
async function close(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const keys = keyFolder(c.get('config').keysDir);
  const parsed = parseForm(CloseForm, await readForm(c));
  if (!parsed.ok) return showOverview(c, ballot, { closing: parsed.form });
  const done = await write(c.get('db'), (tx) => closeBallot(tx, keys, c.get('actor'), ballot.id, { leaveOutUnconfirmed: parsed.value.leaveOut }));
  if (!done.ok) return showOverview(c, ballot, { closing: withProblems(parsed.form, done.problems) });
  keys.destroy(ballot.id);
  await sleep(SETTLED_MS);
  return goTo(c, ballotHref(ballot.slug));
}

async function declareVoid(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const parsed = parseForm(VoidForm, await readForm(c));
  if (!parsed.ok) return showOverview(c, ballot, { voiding: parsed.form });
  const done = await write(c.get('db'), (tx) => voidBallot(tx, c.get('actor'), ballot.id, parsed.value.reason));
  if (!done.ok) return showOverview(c, ballot, { voiding: withProblems(parsed.form, done.problems) });
  keyFolder(c.get('config').keysDir).destroy(ballot.id);
  await sleep(SETTLED_MS);
  return goTo(c, deskHref(ballot.slug));
}

async function showDecision(c: Ctx, ballot: Ballot, state?: FormState): Promise<Response> {
  const result = found(await resultOf(c.get('db'), ballot));
  if (ballot.top === null || result.decision !== null) refuse('wrong_state');
  const { tied, places } = tiedAtCut(result.dots, ballot.top);
  if (tied.length === 0) refuse('wrong_state');
  return html(c, <DecisionPage ballot={ballot} tied={tied} places={places} state={state} />, state === undefined ? 200 : 422);
}

async function decide(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const parsed = parseForm(DecisionForm, await readForm(c));
  if (!parsed.ok) return showDecision(c, ballot, parsed.form);
  const done = await write(c.get('db'), (tx) => decideTie(tx, c.get('actor'), ballot.id, parsed.value));
  return done.ok ? goTo(c, ballotHref(ballot.slug)) : showDecision(c, ballot, withProblems(parsed.form, done.problems));
}

async function showReconciliation(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const db = c.get('db');
  const [result, boards, piles, codes] = await Promise.all([resultOf(db, ballot), boardsOf(db, ballot.id), pilesOf(db, ballot.id), codeCounts(db, ballot.id)]);
  return html(c, <ReconciliationPage ballot={ballot} result={result} boards={boards} piles={piles} codes={codes} />);
}

async function showWitnesses(c: Ctx, ballot: Ballot, shown: Partial<Pick<WitnessesProps, 'state' | 'list' | 'witnesses'>> = {}): Promise<Response> {
  const result = found(await resultOf(c.get('db'), ballot));
  const refused = (shown.state?.problems.length ?? 0) > 0;
  return html(c, <WitnessesPage ballot={ballot} result={result} recounts={await recountsOf(c.get('db'), ballot.id)} {...shown} />, refused ? 422 : 200);
}

/** First two names, and the list is shown and that noted; then what the two found. */
async function witness(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const parsed = parseForm(WitnessForm, await readForm(c));
  if (!parsed.ok) return showWitnesses(c, ballot, { state: parsed.form });
  const { one, two, agrees } = parsed.value;
  if (agrees !== null) {
    const done = await write(c.get('db'), (tx) => recordRecount(tx, c.get('actor'), ballot.id, [one, two], agrees === 'yes'));
    return done.ok ? goTo(c, ballotHref(ballot.slug)) : showWitnesses(c, ballot, { state: withProblems(parsed.form, done.problems) });
  }
  if (one.toLowerCase() === two.toLowerCase()) return showWitnesses(c, ballot, { state: withProblems(parsed.form, [{ code: 'witness_needed', field: 'two' }]) });
  await write(c.get('db'), (tx) => noteListShown(tx, c.get('actor'), ballot.id));
  return showWitnesses(c, ballot, { list: await allocationsOf(c.get('db'), ballot.id), witnesses: [one, two] });
}
