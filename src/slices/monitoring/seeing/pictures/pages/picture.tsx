import type { ComponentChildren } from 'preact';
import { LineDrawing, LineSample, type Line } from '../../../../../ui/charts/line-chart.tsx';
import { drawnMap, formatNumber, useView, type MapArea } from '../../../../../ui/index.ts';
import { inLines, LETTERS } from '../rules.ts';

const WIDTH = 640;
const EDGE = 18;
const IN_LINE = 82;

export interface SheetProps {
  readonly title: string;
  readonly message: string;
  /** Source and address. */
  readonly notes: readonly string[];
  readonly drawing: { readonly height: number; readonly content: ComponentChildren };
}

/** A picture by itself: title, drawing, what it says, source. */
export function Sheet({ title, message, notes, drawing }: SheetProps) {
  const { dir } = useView();
  const [heading, said, below] = [inLines(title, 56), inLines(message, IN_LINE), notes.flatMap((note) => inLines(note, IN_LINE + 10))];
  const top = 20 + heading.length * 27;
  const under = top + drawing.height + 26;
  const height = under + said.length * 21 + 8 + below.length * 18 + 4;
  const place = dir === 'rtl' ? { x: WIDTH - EDGE, 'text-anchor': 'end' as const } : { x: EDGE };
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="img" {...LETTERS}>
      <title>{title}</title>
      <desc>{message}</desc>
      <rect width={WIDTH} height={height} fill="#ffffff" />
      {heading.map((line, i) => <text font-size="21" font-weight="600" {...place} y={34 + i * 27}>{line}</text>)}
      <g transform={`translate(0 ${top})`}>{drawing.content}</g>
      {said.map((line, i) => <text {...place} y={under + i * 21}>{line}</text>)}
      {below.map((line, i) => <text font-size="13" {...place} y={under + said.length * 21 + 8 + i * 18}>{line}</text>)}
    </svg>
  );
}

/** Lines over time with their legend. */
export function lineDrawing(lines: readonly Line[], message: string, target: { readonly at: number; readonly value: number; readonly label: string } | null): SheetProps['drawing'] {
  const legend = lines.length > 1 ? lines : [];
  return {
    height: 300 + legend.length * 22,
    content: <><LineDrawing message={message} lines={lines} y={0} {...(target === null ? {} : { target })} />{legend.map((line, i) => <Legend line={line} at={i} />)}</>,
  };
}

function Legend({ line, at }: { line: Line; at: number }) {
  const { dir } = useView();
  const y = 318 + at * 22;
  return dir === 'rtl'
    ? <><LineSample look={line.look ?? at} x={WIDTH - EDGE - 40} y={y - 12} /><text x={WIDTH - EDGE - 50} y={y} text-anchor="end">{line.name}</text></>
    : <><LineSample look={line.look ?? at} x={EDGE} y={y - 12} /><text x={EDGE + 50} y={y}>{line.name}</text></>;
}

/** Places on a map with the classes below it. */
export function mapDrawing(areas: readonly MapArea[], valueLabel: string, keys: readonly { readonly shade: number; readonly text: string }[]): SheetProps['drawing'] {
  const { height, width, content } = drawnMap(areas, valueLabel);
  return {
    height: height + keys.length * 24 + 6,
    content: <><svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>{content}</svg>{keys.map((key, i) => <g><rect class={`mt-map__area mt-map__area--${key.shade}`} x={EDGE} y={height + i * 24} width="24" height="16" rx="4" /><text x={EDGE + 34} y={height + 13 + i * 24}>{key.text}</text></g>)}</>,
  };
}

/** Places in the order of their values. */
export function dotDrawing(dots: readonly { readonly label: string; readonly value: number }[], reference: { readonly label: string; readonly value: number } | null): SheetProps['drawing'] {
  const rows = reference === null ? dots.length : dots.length + 1;
  return { height: rows * 25 + 4, content: <Dots dots={dots} reference={reference} /> };
}

function Dots({ dots, reference }: { dots: readonly { readonly label: string; readonly value: number }[]; reference: { readonly label: string; readonly value: number } | null }) {
  const { locale, dir } = useView();
  const all = [...dots.map((d) => d.value), ...(reference === null ? [] : [reference.value])];
  const [least, most] = [Math.min(0, ...all), Math.max(...all, 1e-9)];
  const mirrored = (x: number): number => (dir === 'rtl' ? WIDTH - x : x);
  const across = (value: number): number => mirrored(205 + ((value - least) / (most - least)) * 335);
  const [before, after] = dir === 'rtl' ? ['start', 'end'] as const : ['end', 'start'] as const;
  return (
    <>
      {dots.map((dot, i) => (
        <g>
          <text x={mirrored(190)} y={i * 25 + 17} text-anchor={before}>{dot.label}</text>
          <line class="mt-chart__grid" x1={mirrored(200)} x2={mirrored(550)} y1={i * 25 + 12} y2={i * 25 + 12} />
          <circle class="mt-chart__dot" cx={across(dot.value).toFixed(1)} cy={i * 25 + 12} r="6" />
          <text x={mirrored(560)} y={i * 25 + 17} text-anchor={after}>{formatNumber(locale, dot.value)}</text>
        </g>
      ))}
      {reference !== null && <><line class="mt-chart__target" x1={across(reference.value).toFixed(1)} x2={across(reference.value).toFixed(1)} y1="0" y2={dots.length * 25} /><text x={across(reference.value).toFixed(1)} y={dots.length * 25 + 17} text-anchor="middle">{`${reference.label}: ${formatNumber(locale, reference.value)}`}</text></>}
    </>
  );
}
