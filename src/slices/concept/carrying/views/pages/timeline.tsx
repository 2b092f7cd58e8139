import type { Day } from '../../../../../kernel/dates.ts';
import { inLanguage } from '../../../../../kernel/localized.ts';
import { DateText, formatDate, formatPeriod, Table, useText, useView } from '../../../../../ui/index.ts';
import { MeasureState, SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { TimedMeasure } from '../queries.ts';
import { placeOn, scaleOf, type Scale } from '../rules.ts';

const WIDTH = 960;
const LABEL = 300;
const ROW = 30;
const HEAD = 34;
/** Letters that fit into the column of names. */
const FITS = 38;

/** A bar a measure from its beginning to its end, a mark a step; the same as a table below. Drawn from the right where reading begins there. */
export function PlanTimeline({ items, today }: { items: readonly TimedMeasure[]; today: Day }) {
  const view = useView();
  const t = useText(words);
  const scale = scaleOf(items, today);
  const height = HEAD + items.length * ROW + 8;
  const at = (day: Day): number => { const x = LABEL + placeOn(scale, day) * (WIDTH - LABEL - 12); return view.dir === 'rtl' ? WIDTH - x : x; };
  return (
    <>
      <figure class="mt-figure">
        <div class="mt-gantt" role="region" aria-label={t('view.timeline')} tabIndex={0}>
          <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="group" aria-label={t('timeline.label')}>
            <Years scale={scale} at={at} height={height} />
            <line class="mt-gantt__today" x1={at(today)} x2={at(today)} y1={HEAD - 8} y2={height} />
            {items.map((m, i) => <Row m={m} y={HEAD + i * ROW} at={at} scale={scale} />)}
          </svg>
        </div>
        <figcaption>{t('timeline.caption', { date: formatDate(view.locale, today) })}</figcaption>
      </figure>
      <Table
        caption={t('timeline.table')} rows={items}
        columns={[
          { label: t('measure'), rowHeader: true, cell: (m) => <SaidLink value={m.title} href={view.href(hrefs.measure(m.key))} /> },
          { label: t('state'), cell: (m) => <MeasureState state={m.state} />, type: 'short' },
          { label: t('period'), cell: (m) => formatPeriod(view.locale, m.startsOn, m.endsOn), type: 'short' },
          { label: t('next_step'), cell: (m) => { const next = m.steps?.find((s) => !s.done); return next === undefined ? '' : <><DateText value={next.due} /> <span lang="de">{next.title}</span></>; } },
        ]}
      />
    </>
  );
}

function Years({ scale, at, height }: { scale: Scale; at: (day: Day) => number; height: number }) {
  const every = scale.years.length > 10 ? 2 : 1;
  return (
    <g aria-hidden="true">
      {scale.years.map((year, i) => {
        const x = at(`${year}-01-01`);
        return <><line class="mt-gantt__year" x1={x} x2={x} y1={HEAD - 8} y2={height} />{i % every === 0 && <text class="mt-gantt__label" x={(x + at(`${year}-12-31`)) / 2} y={18} text-anchor="middle">{String(year)}</text>}</>;
      })}
    </g>
  );
}

function Row({ m, y, at, scale }: { m: TimedMeasure; y: number; at: (day: Day) => number; scale: Scale }) {
  const view = useView();
  const rtl = view.dir === 'rtl';
  const { text } = inLanguage(m.title, view.locale);
  const [a, b] = [at(m.startsOn ?? m.endsOn ?? scale.from), at(m.endsOn ?? scale.until)].sort((p, q) => p - q) as [number, number];
  const name = text.length > FITS ? `${text.slice(0, FITS - 1).trimEnd()}…` : text;
  return (
    <a href={view.href(hrefs.measure(m.key))} aria-label={`${text}, ${formatPeriod(view.locale, m.startsOn, m.endsOn)}`}>
      <rect class="mt-gantt__row" x="0" y={y} width={WIDTH} height={ROW} />
      <text class="mt-gantt__name" x={rtl ? WIDTH - 8 : 8} y={y + 20} text-anchor="start" direction={view.dir}>{name}</text>
      <rect class={`mt-gantt__bar mt-gantt__bar--${m.state}`} x={a} y={y + 8} width={Math.max(4, b - a)} height={14} rx="3" />
      {m.endsOn === null && <path class="mt-gantt__open" d={rtl ? `M${a} ${y + 8} l-7 7 l7 7` : `M${b} ${y + 8} l7 7 l-7 7`} />}
      {(m.steps ?? []).filter((s) => s.due >= scale.from && s.due <= scale.until).map((s) => <circle class={s.done ? 'mt-gantt__step mt-gantt__step--done' : 'mt-gantt__step'} cx={at(s.due)} cy={y + 15} r="4" />)}
    </a>
  );
}
