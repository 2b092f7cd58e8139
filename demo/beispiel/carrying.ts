import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { addDocument, giveUpdate, importExport, measureById, noteAdvice, saveCosts, saveRisks, saveView, setCarrying } from '../../src/slices/concept/public.ts';
import carrying from '../data/beispiel-2026-carrying.json' with { type: 'json' };
import { actor, facts } from './common.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];

/** How an invented measure is carried out. */
export interface Carrying {
  readonly place: string | null;
  readonly repeatMonths: number | null;
  readonly cooperation: ({ readonly de: string } & Readonly<Record<string, string>>) | null;
  /** Unit and role in charge, by the title of the step. */
  readonly roles: Readonly<Record<string, readonly [unit: string, role: string]>>;
  /** What for, year, source, euros, and whether the money is decided: yes, not yet, or null where there is nothing to decide. */
  readonly costs: readonly (readonly [label: string, year: number, source: string, euros: number, decided: boolean | null])[];
  /** Year, euros committed, euros spent. */
  readonly booked: readonly (readonly [year: number, committed: number, spent: number])[];
  readonly risks: readonly (readonly [text: string, likelihood: 'low' | 'medium' | 'high', answer: string | null])[];
  /** Titles of measures without which it cannot go on. */
  readonly needs: readonly string[];
  readonly documents: readonly (readonly [title: string, url: string])[];
}

/** By the title of the measure. */
export const CARRYING = carrying.measures as unknown as Readonly<Record<string, Carrying>>;
const accountOf = (title: string): string => `${carrying.accountPrefix}${Object.keys(CARRYING).indexOf(title) + 1}`;

/** Money, risks, documents and what waits for what, and the views that the office keeps. The concept of 2016 stays a baseline. */
export async function loadCarrying(db: Db, measures: ReadonlyMap<string, string>, departments: ReadonlyMap<string, string>): Promise<void> {
  await write(db, async (tx) => {
    valueOf(await setCarrying(tx, actor, facts.concept.slug, { costs: 'public', watchFrom: facts.concept.resolution.date }));
    for (const [title, plan] of Object.entries(CARRYING)) await loadOne(tx, title, plan, measures);
    const sums = Object.entries(CARRYING).flatMap(([title, plan]) => plan.booked.map(([year, committed, spent]) => ({ account: accountOf(title), year, committed: committed * 100, spent: spent * 100 })));
    valueOf(await importExport(tx, actor, sums, '2026-10-31'));
    // That there is nothing new is an answer, too, however it came in.
    for (const { measure, via, date, help } of carrying.updates) {
      const measureId = idOf(measures, measure);
      const unit = (await measureById(tx, measureId))?.leadDepartmentId ?? null;
      valueOf(await giveUpdate(tx, actor, { measureId, departmentId: unit, via: via as 'call', today: date, change: null, text: null, next: null, help }));
    }
    for (const { unit, topic, date, note } of carrying.advice) valueOf(await noteAdvice(tx, actor, { departmentId: departments.get(unit) ?? '', topic: topic as 'language', givenOn: date, note }, date));
    for (const [title, query] of carrying.views) valueOf(await saveView(tx, actor, { title: title ?? '', query: query ?? '', departmentId: null, public: true }));
  });
}

async function loadOne(tx: Tx, title: string, plan: Carrying, measures: ReadonlyMap<string, string>): Promise<void> {
  const id = idOf(measures, title);
  const needs = await Promise.all(plan.needs.map(async (need) => (await measureById(tx, idOf(measures, need)))?.key ?? ''));
  const lines = plan.costs.map(([label, year, source, euros, decided]) => ({
    label, year, source, planned: euros * 100, committed: null, spent: null, subjectToBudget: decided !== null, decidedOn: decided === true ? facts.concept.resolution.date : null, decision: decided === true ? carrying.decision : null,
  }));
  valueOf(await saveCosts(tx, actor, id, { seen: null, accountKey: accountOf(title), lines }));
  valueOf(await saveRisks(tx, actor, id, { seen: null, risks: plan.risks.map(([text, likelihood, answer]) => ({ id: null, text, likelihood, answer })), needs }));
  for (const [name, url] of plan.documents) valueOf(await addDocument(tx, actor, id, { title: name, url }));
}

function idOf(measures: ReadonlyMap<string, string>, title: string): string {
  const id = measures.get(title);
  if (id === undefined) throw new Error(`the plan has no measure "${title}"`);
  return id;
}
