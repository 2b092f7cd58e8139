import { Kept } from './kept.tsx';

/** Drawn with one round stroke, like the thread. 24 units wide; colour is the text's. */
const SHAPES = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 12h17M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 3v18M12 7.5l5.5 0M12 12h9M12 16.5h5.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21c0-4.5 3.5-6.5 8-6.5s8 2 8 6.5',
  people: 'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 20c0-4 3-5.5 6.5-5.5s6.5 1.5 6.5 5.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 15c2.3.8 3.5 2.4 3.5 5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5',
  down: 'M6 9.5l6 6 6-6',
  next: 'M4.5 12h14.5M13 6l6 6-6 6',
  back: 'M19.5 12h-14.5M11 6l-6 6 6 6',
  check: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.5v.01',
  success: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8 12.5l3 3 5.5-6.5',
  warning: 'M12 4 2.8 20h18.4ZM12 10v5M12 17.5v.01',
  danger: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5M12 16.3v.01',
  speech: 'M4 5.5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8.5L7 20.5v-4H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM7.5 9.5h9M7.5 12.7h5.5',
  dots: 'M7 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM17 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM12 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  measure: 'M4 6.5l1.5 1.5L8.5 5M4 13l1.5 1.5 3-3M4 19.5 5.5 21l3-3M12 6.5h8.5M12 13h8.5M12 19.5h8.5',
  report: 'M6 3h8.5L19 7.5V20a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM14 3v5h5M8.5 17v-3M12 17v-6M15.5 17v-1.5',
  print: 'M7 8.5V3.5h10v5M7 17H4.5a1 1 0 0 1-1-1v-6.5a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H17M7 14h10v6.5H7Z',
  copy: 'M9 8.5h10.5a.5.5 0 0 1 .5.5v11a.5.5 0 0 1-.5.5H9a.5.5 0 0 1-.5-.5V9a.5.5 0 0 1 .5-.5ZM15.5 8.5V4a.5.5 0 0 0-.5-.5H4.5A.5.5 0 0 0 4 4v11a.5.5 0 0 0 .5.5h4',
  download: 'M12 3.5v12M6.5 10.5l5.5 5.5 5.5-5.5M4.5 20.5h15',
  upload: 'M12 16V4M6.5 9 12 3.5 17.5 9M4.5 20.5h15',
  external: 'M10 5H5.5a1 1 0 0 0-1 1v12.5a1 1 0 0 0 1 1H18a1 1 0 0 0 1-1V14M14 4h6v6M20 4l-9 9',
  calendar: 'M4.5 5.5h15a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1ZM3.5 10.5h17M8 3v4.5M16 3v4.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V12l3 2.5',
  place: 'M12 21.5s7-6.5 7-11.7A7 7 0 0 0 5 9.8c0 5.2 7 11.7 7 11.7ZM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  lock: 'M6 10.5h12a1 1 0 0 1 1 1V20a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8.5a1 1 0 0 1 1-1ZM8 10.5V7.5a4 4 0 0 1 8 0v3',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19ZM13.5 7l3.5 3.5',
  building: 'M3.5 20.5h17M5.5 20.5V10L12 4.5 18.5 10v10.5M9.5 20.5v-6h5v6',
  thread: 'M2.5 17c5 0 4-9 8-9s2.5 7 6 7c2.5 0 3-3 5-6',
  mail: 'M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM3.5 7l8.5 6.5L20.5 7',
  key: 'M8 10.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM11.3 12 20 3.5M16 7.5l3 3',
} as const;

export type IconName = keyof typeof SHAPES;

/** Pictures that point somewhere are mirrored in right-to-left languages. */
const TURNS: ReadonlySet<IconName> = new Set(['next', 'back', 'report', 'speech', 'thread', 'measure', 'external']);

interface IconProps {
  readonly name: IconName;
  readonly small?: boolean;
}

/** An icon beside words; it is decoration and hidden from screen readers. */
export function Icon({ name, small = false }: IconProps) {
  return <Kept of={SHAPES} name={small ? `${name} small` : name}>{() => <Drawn name={name} small={small} />}</Kept>;
}

function Drawn({ name, small = false }: IconProps) {
  const classes = ['mt-icon', small && 'mt-icon--small', TURNS.has(name) && 'mt-icon--turns'].filter(Boolean).join(' ');
  return (
    <svg class={classes} viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
