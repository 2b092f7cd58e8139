import { sql } from 'kysely';
import { TIME_ZONE } from '../../../kernel/dates.ts';
import { languageName } from '../../../ui/index.ts';
import type { CountSource } from '../../monitoring/public.ts';
import type { Channel } from '../submissions/schema.ts';
import { words } from '../submissions/words.ts';
import { contributionCounts } from './rules.ts';

const YEAR = sql<number>`extract(year from s.received_at at time zone ${sql.lit(TIME_ZONE)})::int`;

/** Public contributions by year of arrival: all, by language, by the way they came, by the municipality they name. */
export const contributionSource: CountSource = {
  module: 'participation',
  count: async (db, thisYear) => {
    const rows = await db
      .selectFrom('submission as s')
      .innerJoin('process as p', 'p.id', 's.process_id')
      .select((e) => [YEAR.as('year'), 's.municipality_key as place', 's.language', 's.channel', e.fn.countAll<number>().as('n')])
      .where('s.state', '=', 'published').where('p.published_on', 'is not', null)
      .groupBy(['year', 's.municipality_key', 's.language', 's.channel'])
      .orderBy('year').orderBy('s.language').orderBy('s.channel').orderBy('s.municipality_key')
      .execute();
    const say = words('de');
    return contributionCounts(rows.map((row) => ({ ...row, n: Number(row.n), language: languageName('de', row.language), channel: say(`channel.${row.channel as Channel}`) })), thisYear);
  },
};
