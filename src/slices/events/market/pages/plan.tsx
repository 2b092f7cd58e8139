import { formatNumber, Table, useText, useView } from '../../../../ui/index.ts';
import type { Stall } from '../queries.ts';
import { cellOf, placesOf, type Hall } from '../rules.ts';
import { words } from '../words.ts';

const CELL = 60;
const GAP = 8;
const EDGE = 34;
/** On the smallest screen six columns fit. */
const SMALLEST = 0.58;

export interface PlanProps {
  readonly hall: Hall;
  /** Stalls with a place. */
  readonly stalls: readonly Stall[];
  /** Address of a stall, with language prefix. */
  readonly hrefOf: (stall: Stall) => string;
}

/** The hall from above: numbered places, taken ones filled in. What stands where is said again in a table, which is all that a screen reader needs. */
export function Plan({ hall, stalls, hrefOf }: PlanProps) {
  const t = useText(words);
  const width = hall.columns * CELL + (hall.columns - 1) * GAP + 2 * EDGE;
  const height = hall.rows * CELL + (hall.rows - 1) * GAP + 2 * EDGE;
  const at = new Map(stalls.flatMap((s) => (s.place === null ? [] : [[s.place, s] as const])));
  return (
    <figure class="mt-figure mt-hall">
      {/* A wide hall is moved sideways on a phone instead of made too small to press. */}
      <div class="mt-hall__scroll" tabindex={0} role="region" aria-label={t('plan')}>
      <svg viewBox={`0 0 ${width} ${height}`} width={Math.round(width * SMALLEST)} direction="ltr">
        <rect class="mt-hall__floor" x={EDGE / 2} y={EDGE / 2} width={width - EDGE} height={height - EDGE} rx={6} />
        <Entrance hall={hall} width={width} height={height} />
        {placesOf(hall).map((place) => <Place hall={hall} place={place} stall={at.get(place)} hrefOf={hrefOf} />)}
      </svg>
      </div>
      <figcaption>{t('plan_text')}</figcaption>
    </figure>
  );
}

function Place({ hall, place, stall, hrefOf }: Pick<PlanProps, 'hall' | 'hrefOf'> & { place: number; stall: Stall | undefined }) {
  const t = useText(words);
  const { locale } = useView();
  const { column, row } = cellOf(hall, place);
  const [x, y] = [EDGE + column * (CELL + GAP), EDGE + row * (CELL + GAP)];
  const number = formatNumber(locale, place);
  const content = (name: string) => (
    <>
      <title>{name}</title>
      <rect class="mt-hall__place" x={x} y={y} width={CELL} height={CELL} rx={8} />
      <text class="mt-hall__number" x={x + CELL / 2} y={y + CELL / 2} text-anchor="middle" dominant-baseline="central" aria-hidden="true">{number}</text>
    </>
  );
  if (stall === undefined) return <g>{content(t('plan_free', { n: place }))}</g>;
  const name = t('plan_taken', { n: place, project: stall.project });
  return <a class="mt-hall__taken" href={hrefOf(stall)} aria-label={name}>{content(name)}</a>;
}

/** A door in the wall, so that people know where they stand. */
function Entrance({ hall, width, height }: { hall: Hall; width: number; height: number }) {
  const t = useText(words);
  const side = hall.entrance;
  const upright = side === 'left' || side === 'right';
  const [x, y] = [side === 'left' ? EDGE / 2 : side === 'right' ? width - EDGE / 2 : width / 2, side === 'top' ? EDGE / 2 : side === 'bottom' ? height - EDGE / 2 : height / 2];
  return (
    <g>
      <rect class="mt-hall__door" x={upright ? x - 11 : x - 42} y={upright ? y - 42 : y - 11} width={upright ? 22 : 84} height={upright ? 84 : 22} rx={4} />
      <text class="mt-hall__word" x={x} y={y} text-anchor="middle" dominant-baseline="central" {...(upright ? { transform: `rotate(${side === 'left' ? -90 : 90} ${x} ${y})` } : {})}>{t('entrance')}</text>
    </g>
  );
}

/** What stands where, place by place. */
export function PlanTable({ stalls, hrefOf }: Omit<PlanProps, 'hall'>) {
  const t = useText(words);
  const placed = stalls.filter((s) => s.place !== null);
  if (placed.length === 0) return null;
  return (
    <Table caption={t('plan_table')} rows={placed} columns={[
      { label: t('place'), type: 'number', cell: (s) => s.place },
      { label: t('project'), rowHeader: true, cell: (s) => <a href={hrefOf(s)}><bdi lang={s.language}>{s.project}</bdi></a> },
      { label: t('institution'), cell: (s) => <bdi lang={s.language}>{s.institution}</bdi> },
    ]} />
  );
}
