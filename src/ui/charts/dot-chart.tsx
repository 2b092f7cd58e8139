import { formatNumber } from '../format.ts';
import { useView } from '../view.ts';

export interface Dot {
  readonly label: string;
  readonly value: number;
  /** Finished address. */
  readonly href?: string;
}
export interface DotChartProps {
  readonly caption: string;
  readonly unit: string;
  /** The highest first. */
  readonly dots: readonly Dot[];
  /** What the places are compared with: a line through all rows. */
  readonly reference?: { readonly label: string; readonly value: number };
}

/** Places in the order of their values, each with its number: a list that also shows how far they lie apart. */
export function DotChart({ caption, unit, dots, reference }: DotChartProps) {
  const { locale, dir } = useView();
  const at = placesOf([...dots.map((d) => d.value), ...(reference === undefined ? [] : [reference.value])], dir === 'rtl');
  return (
    <figure class="mt-figure mt-dots">
      <figcaption class="mt-bars__caption">{caption} ({unit})</figcaption>
      <ol>
        {dots.map((dot) => (
          <li>
            <bdi lang="de">{dot.href === undefined ? dot.label : <a href={dot.href}>{dot.label}</a>}</bdi>
            <svg width="100%" height="24" aria-hidden="true" focusable="false">
              <line class="mt-chart__grid" x1="0" x2="100%" y1="12" y2="12" />
              {reference !== undefined && <line class="mt-chart__target" x1={at(reference.value)} x2={at(reference.value)} y1="0" y2="24" />}
              <circle class="mt-chart__dot" cx={at(dot.value)} cy="12" r="7" />
            </svg>
            <span>{formatNumber(locale, dot.value)}</span>
          </li>
        ))}
      </ol>
      {reference !== undefined && <p><svg width="14" height="24" aria-hidden="true" focusable="false"><line class="mt-chart__target" x1="7" x2="7" y1="0" y2="24" /></svg> <bdi>{reference.label}: {formatNumber(locale, reference.value)}</bdi></p>}
    </figure>
  );
}

/** From zero, unless values lie below it, with room for the dots at both ends. */
function placesOf(values: readonly number[], mirrored: boolean): (value: number) => string {
  const least = Math.min(0, ...values);
  const most = Math.max(...values, least + 1e-9);
  return (value) => {
    const share = 4 + ((value - least) / (most - least)) * 92;
    return `${(mirrored ? 100 - share : share).toFixed(2)}%`;
  };
}
