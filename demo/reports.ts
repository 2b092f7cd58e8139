import { system } from '../src/kernel/actor.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { answerMeasure, closeRound, createRound } from '../src/slices/reports/public.ts';
import facts from './data/report-2026.json' with { type: 'json' };

const actor = system('demo');

/** The plan that is reported on, and the dates of the round. */
export interface ReportedPlan {
  readonly conceptSlug: string;
  /** Measures by title. */
  readonly measures: ReadonlyMap<string, string>;
  readonly committee: string;
  readonly deadline: string;
  readonly closed: string;
}

/** The invented round of 2026: answered by all units but one, then closed. The worker makes the PDFs. */
export async function loadReports(db: Db, { conceptSlug, measures, committee, deadline, closed }: ReportedPlan): Promise<{ readonly slug: string }> {
  return write(db, async (tx) => {
    const preface = localized(facts.preface.de, 'de', facts.preface);
    const { id } = valueOf(await createRound(tx, actor, { conceptSlug, period: facts.period, committee, dueOn: deadline, preface, mails: false }));
    for (const { measure, on, text } of facts.answers) {
      const measureId = measures.get(measure);
      if (measureId === undefined) throw new Error(`the plan has no measure "${measure}"`);
      valueOf(await answerMeasure(tx, actor, { roundId: id, measureId, today: on, text: text === null ? null : said(text) }));
    }
    return { slug: valueOf(await closeRound(tx, actor, id, { today: closed })).slug };
  });
}

const said = (text: { readonly de: string } & Readonly<Record<string, string>>): Localized => localized(text.de, 'de', text);
