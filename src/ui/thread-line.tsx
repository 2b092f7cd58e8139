/** The red thread: one drawn, slightly curving line. Every picture of it is decoration; its meaning is in the text beside it. */

const STROKE = { fill: 'none', stroke: 'currentColor', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

/** Two people side by side, drawn by one line: the m of Miteinander. */
export const MARK_PATH = 'M2 41c6.5 0 5.5-20 13.5-20S22 36 26 36s3.5-15 10.5-15S44.5 41 50 41';

/** The mark alone; the name stands beside it as text. */
export function LogoMark() {
  return (
    <svg class="mt-brand__mark mt-mirror" viewBox="0 0 52 52" aria-hidden="true" focusable="false">
      <circle class="mt-mark-sun" cx="15.5" cy="10.5" r="5.2" />
      <circle class="mt-mark-leaf" cx="36.5" cy="10.5" r="5.2" />
      <path class="mt-stroke-thread" d={MARK_PATH} {...STROKE} stroke-width="4" />
    </svg>
  );
}

/** From the logo along the head of the page, as wide as the window. */
export function HeaderThread() {
  return (
    <svg class="mt-header__thread mt-mirror" viewBox="0 0 1200 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 6C90 6 130 16 240 14S470 3 640 7s300 11 420 4 100-4 140-3" {...STROKE} stroke-width="2.5" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

/** A short stroke under a heading. */
export function Swash() {
  return (
    <svg class="mt-title__swash mt-mirror" viewBox="0 0 112 14" aria-hidden="true" focusable="false">
      <path d="M2 9c14-8 24-8 35-2s20 6 32 0 22-5 41 1" {...STROKE} stroke-width="3.5" />
    </svg>
  );
}

/** The wavy upper edge of the footer. */
export function FooterEdge() {
  return (
    <svg class="mt-footer__thread mt-mirror" viewBox="0 0 1200 48" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 48V30C160 6 300 6 470 22s330 22 480 4 190-8 250 4v18Z" fill="currentColor" />
      <path class="mt-stroke-thread" d="M0 20C160-4 300-4 470 12s330 22 480 4 190-8 250 4" {...STROKE} stroke-width="3" vector-effect="non-scaling-stroke" />
    </svg>
  );
}

/** A loose end: where nothing is yet. */
export function LooseEnd() {
  return (
    <svg class="mt-mirror" viewBox="0 0 144 56" aria-hidden="true" focusable="false">
      <path d="M2 40c22 0 22-28 42-28s12 32 30 32 16-26 32-26 12 18 22 18" {...STROKE} stroke-width="3" />
      <path d="M134 35h.01M141 33h.01" {...STROKE} stroke-width="3" />
    </svg>
  );
}
