import { isStaff } from '../../../kernel/actor.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { html } from '../../../ui/respond.tsx';
import { threadOf, ThreadSection } from '../../thread/public.ts';
import { Corrections, DeskLinks } from '../desk/pages/corrections.tsx';
import { correctedValues } from '../desk/queries.ts';
import { codesIn, readFormula } from '../formula/rules.ts';
import { NeedsOfIndicator } from '../needs/pages/needs.tsx';
import { needsOf } from '../needs/queries.ts';
import { mayKeepIndicators, mayNoteNeeds } from '../policy.ts';
import { indicatorByCode, valuesOf, type Seen } from '../register/queries.ts';
import { boundaries, municipalities } from '../../territory/public.ts';
import { IndicatorPage, type SeenValues } from './pages/indicator.tsx';
import { areasOf } from './queries.ts';
import { areasAsked, choiceOf, snapshotOf, type Asked } from './rules.ts';

/** An indicator's page. What it shows stands in its address. */
export async function indicatorPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const indicator = found(await indicatorByCode(db, c.req.param('slug') ?? ''));
  const mayNote = mayNoteNeeds(c.get('actor'));
  const [seen, from, thread, needs] = await Promise.all([seenOf(c, indicator), lineage(c, indicator), threadOf(db, indicator.id, { staff: isStaff(c.get('actor')) }), needsOf(db, { indicator: indicator.code, drafts: mayNote }, { limit: 20, offset: 0 })]);
  const desk = await deskOf(c, indicator);
  return html(c, <IndicatorPage indicator={indicator} seen={seen} needs={<NeedsOfIndicator needs={needs.items} code={indicator.code} mayNote={mayNote} />} from={from} thread={<>{desk}<ThreadSection data={thread} /></>} />);
}

/** What was corrected, for everybody; and for the office the way to its desk. */
async function deskOf(c: Ctx, indicator: Seen) {
  return <><Corrections {...await correctedValues(c.get('db'), indicator.id, 20)} />{mayKeepIndicators(c.get('actor')) && <DeskLinks indicator={indicator} />}</>;
}

/** What the address asks for: values of the chosen territories, and one point in time in the municipalities. */
export async function seenOf(c: Ctx, indicator: Seen): Promise<SeenValues> {
  const db = c.get('db');
  const asked = askedIn(c);
  const [areas, places] = await Promise.all([areasOf(db, indicator), municipalities(db)]);
  const wanted = areasAsked(asked.territories, areas);
  const keys = new Set(places.map((p) => p.key));
  const region = places[0]?.parentKey ?? null;
  const [all, outlines] = await Promise.all([valuesOf(db, indicator, [...new Set([...wanted.areas, ...keys, ...(region === null ? [] : [region])])]), areas.some((a) => keys.has(a.key)) ? boundaries(db, 'municipality') : []]);
  const values = all.filter((v) => wanted.areas.includes(v.area));
  const choice = choiceOf(asked, values, wanted);
  return { areas, values, choice, snapshot: snapshotOf(all, keys, region, choice, asked.period), places, boundaries: outlines };
}

const askedIn = (c: Ctx): Asked => ({ territories: c.req.queries('territory') ?? [], groups: c.req.queries('group') ?? [], period: c.req.query('period') ?? '', classes: c.req.query('classes') ?? '' });

/** What a derived indicator is computed from. */
async function lineage(c: Ctx, { formula }: Seen): Promise<readonly Seen[]> {
  const read = formula === '' ? null : readFormula(formula);
  if (read === null || !read.ok) return [];
  return (await Promise.all(codesIn(read.value).map((code) => indicatorByCode(c.get('db'), code)))).filter((i) => i !== null);
}
