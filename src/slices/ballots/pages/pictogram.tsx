import type { Pictogram as Name } from '../rules.ts';

/** One round stroke, 32 units wide, so that an option is found again without reading. The number stands beside it. */
const SHAPES: Record<Name, string> = {
  people: 'M11 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM21 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 26c0-5 3-7 7-7s5 1.500 5 1.500 1-1.500 5-1.500 7 2 7 7',
  speech: 'M5 7h22a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H15l-6 6v-6H5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM10 12h12M10 16h8',
  book: 'M16 9c-3-3-7-3-11-3v19c4 0 8 0 11 2 3-2 7-2 11-2V6c-4 0-8 0-11 3ZM16 9v18',
  letters: 'M4 25 10 8l6 17M6 19h8M27 15v10M27 20a5 5 0 1 0-10 0 5 5 0 0 0 10 0',
  work: 'M5 11h22a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V12a1 1 0 0 1 1-1ZM12 11V7h8v4M4 18h24',
  shop: 'M5 13v13h22V13M3 13l3-7h20l3 7c0 2-1.500 3-3.500 3S22 15 22 13c0 2-1.500 3-3 3s-3-1-3-3c0 2-1.500 3-3 3s-3-1-3-3c0 2-1 3-3 3s-4-1-4-3ZM13 26v-6h6v6',
  certificate: 'M6 5h20v15H6ZM11 10h10M11 14h6M20 18a3.500 3.500 0 1 0 .1 0ZM18 24v5l2.500-1.500L23 29v-5',
  family: 'M9 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM23 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM16 15a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5ZM3 26c0-7 2-10 6-10 2 0 3 1 4 2M29 26c0-7-2-10-6-10-2 0-3 1-4 2M11 28c0-4 2-5 5-5s5 1 5 5',
  child: 'M16 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM14 9h.01M18 9h.01M14 11.500c1 1 3 1 4 0M8 19l8 2 8-2M16 21v4M11 29l5-4 5 4',
  youth: 'M20 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM6 14l7-3 5 3-4 6 5 3v6M14 20l-4 4H5M18 14l3 3h5',
  senior: 'M14 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM8 29v-8c0-4 3-6 6-6s5 2 6 6l1 3h3M24 18v11M13 29v-5',
  woman: 'M16 4a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9ZM11 16h10l4 9h-5v4h-8v-4H7Z',
  health: 'M16 27S4 20 4 12a6 6 0 0 1 12-2 6 6 0 0 1 12 2c0 8-12 15-12 15ZM8 15h4l2-4 3 7 2-3h5',
  home: 'M4 16 16 5l12 11M7 14v13h18V14M13 27v-8h6v8',
  city: 'M4 28V14h8v14M12 28V5h9v23M21 28V11h7v17M2 28h28M8 18v.01M8 23v.01M16.500 10v.01M16.500 15v.01M16.500 20v.01M24.500 16v.01M24.500 21v.01',
  culture: 'M12 22V7l14-3v15M12 22a4 3.500 0 1 1-8 0 4 3.500 0 0 1 8 0ZM26 19a4 3.500 0 1 1-8 0 4 3.500 0 0 1 8 0ZM12 12l14-3',
  sport: 'M16 4a12 12 0 1 0 0 24 12 12 0 0 0 0-24ZM16 11l5 3.500-2 6h-6l-2-6ZM16 11V4.500M21 14.500l6-2.500M19 20.500l4 5M13 20.500l-4 5M11 14.500l-6-2.500',
  worship: 'M16 3v6M13.500 5.500h5M6 28V17l10-8 10 8v11M3 28h26M13 28v-6a3 3 0 0 1 6 0v6',
  office: 'M3 12 16 5l13 7ZM5 27h22M3 29h26M8 15v9M13.500 15v9M18.500 15v9M24 15v9',
  passport: 'M7 4h18a1 1 0 0 1 1 1v22a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM16 9a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM11 14h10M12 24h8',
  scales: 'M16 4v24M10 28h12M6 9c4 0 6-2 10-2s6 2 10 2M7 9l-4 9c1 3 7 3 8 0ZM25 9l-4 9c1 3 7 3 8 0Z',
  megaphone: 'M4 13v6h4l14 6V7L8 13ZM8 19l2 8h4l-1.500-6M26 12c2 2 2 6 0 8',
  handshake: 'M3 9l5-2 6 3h5l5-3 5 2v11l-4 1-7 6c-2 1-3 0-4-1l-8-7-3-1ZM14 10l-4 6c2 2 4 1 6-2l8 7',
  network: 'M16 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM6 21a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM26 21a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM14.500 9.500 8 21.500M17.500 9.500 24 21.500M9 24h14',
  money: 'M16 5a11 11 0 1 0 0 22 11 11 0 0 0 0-22ZM20 11c-6-3-9 0-9 5s3 8 9 5M9 14.500h7M9 18h7',
  lightbulb: 'M12 22c0-4-4-5-4-10a8 8 0 0 1 16 0c0 5-4 6-4 10ZM12 25.500h8M14 29h4M16 22v-6M13 13l3 3 3-3',
  tree: 'M16 29V15M16 22l5-4M16 19l-4-3M16 3c5 0 7 4 6 6 4 1 5 8-1 10H11c-6-2-5-9-1-10-1-2 1-6 6-6Z',
  bus: 'M6 5h20a2 2 0 0 1 2 2v17H4V7a2 2 0 0 1 2-2ZM4 15h24M16 5v10M8 24v3M24 24v3M8 19.500h.01M24 19.500h.01',
  arrival: 'M8 12h16a1 1 0 0 1 1 1v14H7V13a1 1 0 0 1 1-1ZM12 12V6h8v6M12 17v6M20 17v6',
  star: 'M16 4l3.700 7.700 8.300 1.200-6 5.900 1.400 8.400-7.400-4-7.400 4L10 18.800l-6-5.900 8.300-1.200Z',
};

/** A picture beside the option's words; it is decoration for whoever hears the page. */
export function Pictogram({ name }: { name: string }) {
  return (
    <svg class="mt-pictogram" viewBox="0 0 32 32" width="40" height="40" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <path d={SHAPES[name as Name] ?? SHAPES.star} />
    </svg>
  );
}
