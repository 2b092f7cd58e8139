import { addDays, dayOf, type Day } from '../../src/kernel/dates.ts';
import { localized, sourceText, type Localized } from '../../src/kernel/localized.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { addEffect, addEvaluation, adoptEdition, conceptBySlug, conclude, concludeAgreed, contentOf, createMeasure, deriveLocalPlan, giveAnswer, linkMeasure, measureById, openRound, publishAdvice, publishEvaluation, releaseRound, reviewItems, saveAdvice, saveFinding, speak, type Concept } from '../../src/slices/concept/public.ts';
import { allProcesses, publicSubmission } from '../../src/slices/participation/public.ts';
import { grantRole } from '../../src/slices/people/public.ts';
import { territoryByKey } from '../../src/slices/territory/public.ts';
import content from '../data/beispiel-2026-review.json' with { type: 'json' };
import type { DemoPeople } from '../people.ts';
import { actor, facts } from './common.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Said = { readonly de: string } & Readonly<Record<string, string>>;
type Speech = readonly [origin: 'department' | 'body' | 'forum', name: string, verdicts: Readonly<Record<string, readonly [verdict: 'keep', reason: string]>>, proposals: readonly (readonly [title: string, field: string, reason: string])[]];
type Finding = readonly [text: Said, measure: string | null, field: string | null, department: string | null, state: 'open', answer: Said | null];

const text = (value: Said): Localized => localized(value.de, 'de', value);
const maybe = (value: Said | null): Localized | null => (value === null ? null : text(value));

interface Around {
  readonly concept: Concept;
  readonly editionId: string;
  /** Ids by title. */
  readonly measures: ReadonlyMap<string, string>;
  readonly people: DemoPeople;
  readonly today: Day;
}

/** What was looked at again after the first half-year of the invented concept, and what municipalities made of it. */
export async function loadReview(db: Db, { conceptSlug, measures }: { readonly conceptSlug: string; readonly measures: ReadonlyMap<string, string> }, people: DemoPeople): Promise<void> {
  const concept = await conceptBySlug(db, conceptSlug);
  const editionId = concept?.editions.find((e) => e.state === 'adopted')?.id;
  if (concept === null || editionId === undefined) throw new Error(`no adopted concept ${conceptSlug}`);
  const around: Around = { concept, editionId, measures, people, today: dayOf(new Date()) };
  await write(db, async (tx) => {
    await loadRound(tx, around);
    await loadEvaluation(tx, around);
    await loadEffect(tx, around);
    for (const plan of content.plans) await loadPlan(tx, around, plan);
    for (const advice of content.advice) await loadAdvice(tx, around, advice);
    await letAnswer(tx, around);
  });
}

const idOf = ({ measures }: Around, title: string): string => {
  const id = measures.get(title);
  if (id === undefined) throw new Error(`the concept has no measure "${title}"`);
  return id;
};

async function loadRound(tx: Tx, around: Around): Promise<void> {
  const { review } = content;
  const { people, today } = around;
  const opensOn = addDays(today, -60);
  const { id } = valueOf(await openRound(tx, actor, around.concept.slug, { title: text(review.title), note: text(review.note), opensOn, closesOn: addDays(today, -20) }));
  const byMeasure = new Map((await reviewItems(tx, id)).map((i) => [i.measureId, i.id]));
  for (const [index, [origin, name, verdicts, proposals]] of (review.said as unknown as readonly Speech[]).entries()) {
    const speaker = origin === 'department' ? { origin, departmentId: people.departments.get(name) ?? null, name: null } : { origin, departmentId: null, name };
    const rows = Object.entries(verdicts).map(([title, [verdict, reason]]) => ({ item: byMeasure.get(idOf(around, title)) ?? '', verdict, reason }));
    valueOf(await speak(tx, actor, id, { ...speaker, source: null, via: origin === 'department' ? 'link' : 'entered', today: addDays(opensOn, 7 + index * 4), rows, proposals: proposals.map(([title, field, reason]) => ({ title, field, reason })) }));
  }
  for (const item of await reviewItems(tx, id)) {
    const [outcome, reason] = (review.concluded as unknown as Readonly<Record<string, readonly ['keep', Said]>>)[sourceText(item.title)] ?? [];
    if (outcome !== undefined && reason !== undefined) valueOf(await conclude(tx, actor, id, item.id, { version: item.version, outcome, reason: text(reason), today: addDays(today, -15) }));
  }
  valueOf(await concludeAgreed(tx, actor, id, addDays(today, -14)));
  valueOf(await releaseRound(tx, actor, id, 1, addDays(today, -12)));
}

async function loadEvaluation(tx: Tx, around: Around): Promise<void> {
  const { title, author, url, summary, findings } = content.evaluation;
  const { concept, people, today } = around;
  const { number } = valueOf(await addEvaluation(tx, actor, concept.id, { title: text(title), author, url, summary: text(summary), finishedOn: addDays(today, -40), file: null }));
  for (const [said, measure, fieldCode, department, state, answer] of findings as unknown as readonly Finding[]) {
    const about = { fieldCode, goal: null, measureId: measure === null ? null : idOf(around, measure), departmentId: department === null ? null : (people.departments.get(department) ?? null) };
    valueOf(await saveFinding(tx, actor, concept.id, number, null, { version: null, text: text(said), ...about, state, answer: maybe(answer), today: addDays(today, -10) }));
  }
  valueOf(await publishEvaluation(tx, actor, concept.id, number, 1, addDays(today, -30)));
}

async function loadEffect(tx: Tx, { today }: Around): Promise<void> {
  const { title, text: said, level, source, submissions } = content.effect;
  const process = (await allProcesses(tx)).find((p) => p.slug === facts.process.slug);
  const met = await Promise.all(submissions.map((number) => publicSubmission(tx, process?.id ?? '', number)));
  valueOf(await addEffect(tx, actor, { title: text(title), text: text(said), happenedOn: addDays(today, -25), level: level as 'land', source, url: null, demands: met.flatMap((s) => (s === null ? [] : [{ kind: 'submission' as const, id: s.id }])) }));
}

async function loadPlan(tx: Tx, around: Around, plan: (typeof content.plans)[number]): Promise<void> {
  const origins = plan.takes.map((title) => idOf(around, title));
  const { id, slug, editionId } = valueOf(await deriveLocalPlan(tx, actor, { editionId: around.editionId, territoryKey: plan.place, title: text(plan.title), measures: origins }));
  for (const [title, note] of Object.entries(plan.adapts as unknown as Readonly<Record<string, Said>>)) {
    const origin = await measureById(tx, idOf(around, title));
    const own = (await conceptMeasures(tx, slug)).find((m) => sourceText(m.wording) === title);
    if (origin !== null && own !== undefined) valueOf(await linkMeasure(tx, actor, own.measureId, { kind: 'adapts', of: origin.key, note: text(note) }));
  }
  if (plan.own !== null) valueOf(await createMeasure(tx, actor, { conceptId: id, fieldCode: 'verstehen', title: text(plan.own), state: 'idea', territoryKeys: [plan.place] }));
  valueOf(await adoptEdition(tx, actor, { editionId, slug: '2026', resolution: { body: plan.body, date: addDays(around.today, -18), outcome: 'majority' } }));
}

async function conceptMeasures(tx: Tx, slug: string) {
  const concept = await conceptBySlug(tx, slug);
  return (await Promise.all((concept?.editions ?? []).map((e) => contentOf(tx, e.id)))).flat().flatMap((f) => f.entries);
}

async function loadAdvice(tx: Tx, around: Around, advice: (typeof content.advice)[number]): Promise<void> {
  const { concept, today } = around;
  const measure = (await measureById(tx, idOf(around, advice.measure)))?.key ?? null;
  const { id, number } = valueOf(await saveAdvice(tx, actor, concept.id, null, null, { title: text(advice.title), text: text(advice.text), measure, answerBy: addDays(today, 40) }));
  valueOf(await publishAdvice(tx, actor, concept.id, number, 1, addDays(today, -28)));
  for (const [territoryKey, [answer, said]] of Object.entries(advice.answers as unknown as Readonly<Record<string, readonly ['will_do', Said | null]>>)) {
    valueOf(await giveAnswer(tx, actor, id, { territoryKey, seen: 0, answer, text: maybe(said), via: 'entered', today: addDays(today, -9) }));
  }
}

/** The invented editor of an organisation also answers for a town, so that a visitor can try it. */
async function letAnswer(tx: Tx, { people }: Around): Promise<void> {
  const place = await territoryByKey(tx, content.plans[0]?.place ?? '');
  valueOf(await grantRole(tx, actor, people.accounts.get('organisation_editor') ?? '', { role: 'organisation_editor', scope: 'municipality', scopeId: place?.id ?? null }));
}
