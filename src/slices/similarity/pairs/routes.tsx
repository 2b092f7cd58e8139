import type { Actor } from '../../../kernel/actor.ts';
import type { FormState, ProblemCode } from '../../../kernel/problem.ts';
import { found, refuse, statusOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireRole } from '../../people/public.ts';
import { PATHS } from '../urls.ts';
import { decidePair, undoPair } from './commands.ts';
import { PairsPage } from './pages/pairs.tsx';
import { mayDecide, scopesOf } from './policy.ts';
import { learnedWeights, pairById, pairList, withTexts, type PairOwner, type Scope } from './queries.ts';
import { DecideForm, PairFilter, queryOf } from './schema.ts';

/** As many as are decided in a sitting. */
const PER_PAGE = 10;

interface Desk {
  readonly owners: readonly PairOwner[];
  readonly actor: Actor;
  readonly scopes: readonly Scope[];
}

/** The list of texts that may say the same, across everything whose slice exports an owner. */
export function mountPairs(site: Site, all: readonly PairOwner[]): void {
  const enter = (c: Ctx): Desk => {
    const owners = all.filter((owner) => c.get('modules').has(owner.module));
    if (owners.length === 0) refuse('not_found');
    const actor = requireRole(c, 'coordinator', 'moderator');
    const scopes = scopesOf(owners, actor);
    return scopes.length === 0 ? refuse('forbidden') : { owners, actor, scopes };
  };
  site.page(PATHS.pairs, (c) => list(c, enter(c)), { secret: true });
  site.action(PATHS.pair, (c) => decide(c, enter(c)));
  site.action(PATHS.undo, (c) => undo(c, enter(c)));
}

/** A refused decision shows its pair first, with what is wrong. */
async function list(c: Ctx, desk: Desk, refused: { readonly id: string; readonly form: FormState } | null = null): Promise<Response> {
  const db = c.get('db');
  const filter = PairFilter.parse({ kind: null, place: null, show: null, done: null, ...Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== '')) });
  const learned = await learnedWeights(db);
  const query = { scopes: desk.scopes, kind: filter.kind, place: filter.place, decision: filter.show, weights: learned.weights, limit: PER_PAGE, offset: (filter.page - 1) * PER_PAGE };
  const [found, places, done] = await Promise.all([pairList(db, query), placesFor(c, desk), filter.done === null ? null : pairById(db, filter.done)]);
  const asked = refused === null ? null : await pairById(db, refused.id);
  const stored = asked === null ? found.items : [asked, ...found.items.filter((pair) => pair.id !== asked.id)];
  const pairs = await withTexts(db, desk.owners, stored);
  const decided = done === null ? null : (await withTexts(db, desk.owners, [done])).find((pair) => mayDecide(desk.scopes, pair.texts)) ?? null;
  const status = refused === null ? 200 : (statusOf(refused.form.problems) as 409 | 422);
  return html(c, <PairsPage pairs={pairs} total={found.total} pageSize={PER_PAGE} filter={filter} kinds={desk.scopes.map((scope) => scope.kind)} places={places} learned={learned} decided={decided} refused={refused} />, status);
}

/** Processes and concepts that somebody may narrow the list to. */
async function placesFor(c: Ctx, { owners, scopes }: Desk): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const lists = await Promise.all(owners.map(async (owner) => {
    const places = scopes.find((scope) => scope.kind === owner.kind)?.places ?? [];
    return (await owner.places(c.get('db'))).filter(({ id }) => places === 'all' || places.includes(id));
  }));
  return [...new Map(lists.flat().map((place) => [place.id, place])).values()];
}

/** The pair of the address, for those who may decide about both sides. */
async function own(c: Ctx, { owners, scopes }: Desk): Promise<string> {
  const id = c.req.param('id') ?? '';
  const stored = /^[0-9a-f-]{36}$/.test(id) ? await pairById(c.get('db'), id) : null;
  const [pair] = await withTexts(c.get('db'), owners, [found(stored)]);
  if (!mayDecide(scopes, found(pair).texts)) refuse('forbidden');
  return id;
}

async function decide(c: Ctx, desk: Desk): Promise<Response> {
  const id = await own(c, desk);
  const parsed = parseForm(DecideForm, await readForm(c));
  if (!parsed.ok) return list(c, desk, { id, form: parsed.form });
  const { choice } = parsed.value;
  const decision = choice === 'same_second' ? 'same' : choice;
  const done = await write(c.get('db'), (tx) => decidePair(tx, desk.actor, desk.owners, id, { decision, keep: choice === 'same_second' ? 'second' : 'first' }));
  return done.ok ? back(c, { done: id }) : list(c, desk, { id, form: withProblems(parsed.form, done.problems.map((problem) => ({ code: inWords(problem.code) }))) });
}

/** An owner's refusal names a field of its own form; here it is the decision that does not fit. */
const inWords = (code: ProblemCode): ProblemCode => (code === 'invalid_choice' ? 'wrong_state' : code);

async function undo(c: Ctx, desk: Desk): Promise<Response> {
  const id = await own(c, desk);
  const undone = await write(c.get('db'), (tx) => undoPair(tx, desk.actor, desk.owners, id));
  return undone.ok ? back(c, {}) : list(c, desk, { id, form: { values: {}, problems: undone.problems } });
}

/** To the list as it was narrowed. */
function back(c: Ctx, more: Readonly<Record<string, string>>): Response {
  const filter = PairFilter.parse({ kind: null, place: null, show: null, done: null, ...c.req.query() });
  return goTo(c, `${PATHS.pairs}${queryOf(filter, more)}`);
}
