import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import type { Locale } from '../../../kernel/locale.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { formatDate } from '../../../ui/format.ts';
import type { Step, StepSource } from '../../following/public.ts';
import { hrefs as consulting } from '../consulting/urls.ts';
import type { State } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { words as conceptWords } from '../words.ts';
import { words } from './words.ts';

type R = Reads<ConceptTables>;

/** No mail lists more; the page of the concept does. */
const MOST = 200;

/** With one of these there is nothing more to come. */
const ENDS: readonly string[] = ['done', 'stopped', 'not_pursued'];

interface Change {
  readonly id: string;
  readonly state: string;
  readonly key: string;
  readonly title: Localized;
}

/** States that were noted since then, not the one a measure began with. */
const changes = (reads: R, since: Date) =>
  reads
    .selectFrom('measure_state_change as h')
    .innerJoin('measure as m', 'm.id', 'h.measure_id')
    .select(['h.id', 'h.state', 'm.key', 'm.title'])
    .where('m.public', '=', true)
    .where('h.at', '>', since)
    .where((e) => e.exists(e.selectFrom('measure_state_change as b').select('b.id').whereRef('b.measure_id', '=', 'h.measure_id').whereRef('b.at', '<', 'h.at')))
    .orderBy('h.at')
    .limit(MOST);

const stateIn = (locale: Locale, state: string): string => conceptWords(locale)(`state.${state as State}`);
const asStep = ({ id, state, key, title }: Change, named: boolean): Step => ({
  key: `state:${id}`,
  href: hrefs.measure(key),
  say: (locale) => (named ? words(locale)('state_of', { title: inLanguage(title, locale).text, state: stateIn(locale, state) }) : words(locale)('state', { state: stateIn(locale, state) })),
});

/** A measure: each new state, and that a new edition of its concept no longer has it. */
export const measureSteps: StepSource = {
  kind: 'measure',
  stepsOf: async (db, id, since) => {
    const [found, dropped, measure] = await Promise.all([changes(db, since).where('h.measure_id', '=', id).execute(), droppedFrom(db, id), db.selectFrom('measure').select(['state', 'key']).where('id', '=', id).executeTakeFirst()]);
    const gone = dropped === null || measure === undefined ? [] : [{ key: `dropped:${dropped.id}`, href: hrefs.measure(measure.key), say: (locale: Locale) => words(locale)('dropped', { edition: dropped.slug }) }];
    return { steps: [...found.map((change) => asStep(change, false)), ...gone], ended: measure !== undefined && ENDS.includes(measure.state) };
  },
};

/** The edition in force where it lacks a measure that an earlier one had, and that was neither split nor merged. */
async function droppedFrom(reads: R, measureId: string): Promise<{ readonly id: string; readonly slug: string } | null> {
  const row = await reads
    .selectFrom('concept_edition as e')
    .innerJoin('measure as m', 'm.concept_id', 'e.concept_id')
    .select(['e.id', 'e.slug'])
    .where('m.id', '=', measureId)
    .where('e.state', '=', 'adopted')
    .where((q) => q.not(q.exists(q.selectFrom('edition_entry as x').select('x.id').whereRef('x.edition_id', '=', 'e.id').whereRef('x.measure_id', '=', 'm.id'))))
    .where((q) => q.not(q.exists(q.selectFrom('entry_origin as o').select('o.entry_id').whereRef('o.edition_id', '=', 'e.id').whereRef('o.measure_id', '=', 'm.id'))))
    .where((q) => q.exists(q.selectFrom('edition_entry as x').innerJoin('concept_edition as y', 'y.id', 'x.edition_id').select('x.id').whereRef('y.concept_id', '=', 'e.concept_id').whereRef('y.number', '<', 'e.number').whereRef('x.measure_id', '=', 'm.id')))
    .executeTakeFirst();
  return row ?? null;
}

/** A concept: new states of its measures, and that a draft is open to comments. */
export const conceptSteps: StepSource = {
  kind: 'concept',
  stepsOf: async (db, id, since) => {
    const [found, open] = await Promise.all([changes(db, since).where('m.concept_id', '=', id).execute(), consultationOf(db, id)]);
    const asked = open === null ? [] : [{ key: `consultation:${open.id}`, href: consulting.consultation(open.slug), say: (locale: Locale) => words(locale)('consultation', { date: formatDate(locale, open.closesOn, 'long') }) }];
    return { steps: [...asked, ...found.map((change) => asStep(change, true))] };
  },
};

async function consultationOf(reads: R, conceptId: string) {
  const today = dayOf(new Date());
  const row = await reads
    .selectFrom('concept_consultation as k')
    .innerJoin('concept_edition as e', 'e.id', 'k.edition_id')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .select(['e.id', 'c.slug', 'k.closes_on as closesOn'])
    .where('c.id', '=', conceptId)
    .where('k.opens_on', '<=', today)
    .where('k.closes_on', '>=', today)
    .executeTakeFirst();
  return row ?? null;
}
