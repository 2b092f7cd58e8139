/** What can be taken away: the course of time, the map, the order of places. */
export const PICTURES = ['line', 'map', 'dots'] as const;
export type Picture = (typeof PICTURES)[number];
export const FORMATS = ['svg', 'png'] as const;

const INK = '#2a1d19';
const MUTED = '#66554d';
const EDGE = '#867368';
const [MADDER, PETROL, PLUM] = ['#b4213f', '#0f5359', '#5c3566'];
const line = (colour: string, mark: string = colour): string => `stroke="${colour}" fill="${mark}" stroke-width="1.5"`;
const area = (fill: string): string => `fill="${fill}"`;

/** What is true of everything in a picture that stands alone. */
export const LETTERS = { 'font-family': 'Fira Sans, Fira Sans Latin Extended, Vazirmatn, Segoe UI, Arial, sans-serif', 'font-size': '15', fill: INK } as const;

/** What the sheet of charts says by class, said in the picture itself: on white, as on paper. */
const LOOKS: Readonly<Record<string, string>> = {
  'mt-chart__grid': 'stroke="#e5d8c7" stroke-width="1"', 'mt-chart__label': `fill="${MUTED}"`, 'mt-chart__dot': `fill="${PETROL}"`, 'mt-chart__target': `stroke="${INK}" stroke-width="1.5" stroke-dasharray="2 5"`,
  'mt-chart__line--1': line(MADDER), 'mt-chart__line--2': line(PETROL), 'mt-chart__line--3': line(PLUM), 'mt-chart__line--4': line(INK, '#ffffff'), 'mt-chart__line--5': line(EDGE, '#ffffff'), 'mt-chart__line--6': line(PETROL, '#ffffff'),
  'mt-chart__path': 'fill="none" stroke-width="3" stroke-linejoin="round"', 'mt-chart__path--2': 'stroke-dasharray="9 5"', 'mt-chart__path--3': 'stroke-dasharray="3 4"', 'mt-chart__path--4': 'stroke-dasharray="14 4 2 4"', 'mt-chart__path--6': 'stroke-dasharray="2 6"',
  'mt-map__area': `stroke="${EDGE}" stroke-width="1.5"`, 'mt-map__area--0': area('#ffffff'), 'mt-map__area--1': area('#fcebca'), 'mt-map__area--2': area('#f7d391'), 'mt-map__area--3': area('#eeb764'), 'mt-map__area--4': area('#e29a4c'),
  'mt-map__label': 'text-anchor="middle" dy="5"', 'mt-map__label--named': 'display="none"',
};

/** A drawing of the page that looks the same without the page's sheets. */
export const standing = (svg: string): string => svg.replaceAll(/ class="([^"]*)"/g, (_, names: string) => names.split(' ').map((name) => (Object.hasOwn(LOOKS, name) ? ` ${LOOKS[name] as string}` : '')).join(''));

/** A drawing loads nothing and is no page. */
export const DRAWING_POLICY = "default-src 'none'; sandbox";

/** May stand in anybody's page: no script, no form, nothing from elsewhere. */
export const EMBED_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Words in lines of about so many letters. */
export function inLines(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
