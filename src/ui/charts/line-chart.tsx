import type { ComponentChildren } from 'preact';
import { formatNumber } from '../format.ts';
import { useView } from '../view.ts';

export interface LinePoint {
  /** Where on the axis of time, in years. */
  readonly at: number;
  readonly label: string;
  readonly value: number;
}
export interface Line {
  readonly name: string;
  /** Lines of one look are the same thing, counted in different ways; each its own unless stated. */
  readonly look?: number;
  readonly points: readonly LinePoint[];
}
export interface LineChartProps {
  readonly caption: string;
  /** What the picture says, in words: its text alternative, and told below it. */
  readonly message: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly target?: { readonly at: number; readonly value: number; readonly label: string };
  readonly children?: ComponentChildren;
}

const WIDTH = 640;
const HEIGHT = 300;
const PAD = { top: 18, bottom: 36, axis: 58, end: 18 };
const LOOKS = 6;

/** Values over time. Lines differ by stroke and by mark, not by colour alone; time runs in the page's direction. Its table is the page's. */
export function LineChart({ caption, message, unit, lines, target, children }: LineChartProps) {
  if (lines.every((line) => line.points.length === 0)) return null;
  return (
    <figure class="mt-figure mt-chart">
      <figcaption class="mt-bars__caption">{caption} ({unit})</figcaption>
      <LineDrawing message={message} lines={lines} {...(target === undefined ? {} : { target })} />
      <p>{message}</p>
      {lines.length > 1 && <ul class="mt-chart__legend">{lines.map((line, i) => <li><LineSample look={line.look ?? i} /> <bdi>{line.name}</bdi></li>)}</ul>}
      {children}
    </figure>
  );
}

/** The picture of a {@link LineChart}; `y` places it in a larger one. */
export function LineDrawing({ message, lines, target, y: top }: Pick<LineChartProps, 'message' | 'lines' | 'target'> & { readonly y?: number }) {
  const { locale, dir } = useView();
  const points = lines.flatMap((l) => l.points);
  if (points.length === 0) return null;
  const { x, y, steps } = scales([...points, ...(target === undefined ? [] : [target])], dir === 'rtl');
  const start = dir === 'rtl' ? WIDTH - PAD.axis : PAD.axis;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={message} {...(top === undefined ? {} : { y: top, width: WIDTH, height: HEIGHT })}>
      {steps.map((step) => (
        <g>
          <line class="mt-chart__grid" x1={dir === 'rtl' ? PAD.end : PAD.axis} x2={WIDTH - (dir === 'rtl' ? PAD.axis : PAD.end)} y1={y(step)} y2={y(step)} />
          <text class="mt-chart__label" x={start + (dir === 'rtl' ? 8 : -8)} y={y(step) + 5} text-anchor={dir === 'rtl' ? 'start' : 'end'}>{formatNumber(locale, step)}</text>
        </g>
      ))}
      {timeLabels(points).map((p) => <text class="mt-chart__label" x={x(p.at)} y={HEIGHT - 10} text-anchor="middle">{p.label}</text>)}
      {target !== undefined && <line class="mt-chart__target" x1={start} x2={x(target.at)} y1={y(target.value)} y2={y(target.value)} />}
      {lines.map((line, i) => <Drawn line={line} look={(line.look ?? i) % LOOKS} x={x} y={y} />)}
    </svg>
  );
}

/** What a line looks like, for a legend. */
export function LineSample({ look, x, y }: { readonly look: number; readonly x?: number; readonly y?: number }) {
  return <svg viewBox="0 0 40 14" width="40" height="14" x={x} y={y} aria-hidden="true" focusable="false"><Drawn line={{ name: '', points: [{ at: 4, label: '', value: 7 }, { at: 36, label: '', value: 7 }] }} look={look % LOOKS} x={(v) => v} y={(v) => v} /></svg>;
}

interface DrawnProps {
  readonly line: Line;
  readonly look: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

function Drawn({ line, look, x, y }: DrawnProps) {
  const path = line.points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.at).toFixed(1)} ${y(p.value).toFixed(1)}`).join('');
  return (
    <g class={`mt-chart__line mt-chart__line--${look + 1}`}>
      <path class={`mt-chart__path mt-chart__path--${look + 1}`} d={path} />
      {line.points.map((p) => <Mark look={look} x={x(p.at)} y={y(p.value)} />)}
    </g>
  );
}

function Mark({ look, x, y }: { look: number; x: number; y: number }) {
  if (look % 3 === 1) return <rect x={x - 4} y={y - 4} width="8" height="8" />;
  return look % 3 === 2 ? <polygon points={`${x},${y - 5} ${x + 5},${y + 4} ${x - 5},${y + 4}`} /> : <circle cx={x} cy={y} r="4" />;
}

/** From zero unless values lie below it; the axis ends at a round number. */
function scales(points: readonly { readonly at: number; readonly value: number }[], mirrored: boolean) {
  const least = Math.min(0, ...points.map((p) => p.value));
  const most = Math.max(...points.map((p) => p.value), least + 1e-9);
  const rough = (most - least) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * size >= rough) ?? 10) * size;
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step];
  const steps = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => Number((low + i * step).toPrecision(12)));
  const [from, to] = [Math.min(...points.map((p) => p.at)), Math.max(...points.map((p) => p.at))];
  const across = (at: number): number => PAD.axis + ((to === from ? 0.5 : (at - from) / (to - from)) * (WIDTH - PAD.axis - PAD.end - 20));
  return { steps, x: (at: number): number => (mirrored ? WIDTH - across(at) : across(at)), y: (value: number): number => PAD.top + ((high - value) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom) };
}

/** At most six labels, the first and the last among them. */
function timeLabels(points: readonly LinePoint[]): LinePoint[] {
  const all = [...new Map(points.map((p) => [p.at, p])).values()].sort((a, b) => a.at - b.at);
  const every = Math.ceil(all.length / 6);
  return all.filter((_, i) => i === all.length - 1 || (i % every === 0 && all.length - 1 - i >= every / 2));
}
