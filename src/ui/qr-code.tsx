import { create, toBuffer } from 'qrcode';
import { useText } from './view.ts';
import { words } from './words.ts';

const QUIET = 4;

/** A QR code as one path; black on white in every theme, because readers expect that. */
export function QrCode({ text, label }: { text: string; label?: string }) {
  const t = useText(words);
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="mt-qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label ?? t('qr_alt', { text })} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={qrPath(modules.data, modules.size)} fill="#000000" />
    </svg>
  );
}

/** The same as a PNG file, for mails. */
export const qrPicture = (text: string): Promise<Buffer> => toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: QUIET, scale: 6 });

/** Runs of dark modules in a row become one rectangle each. */
function qrPath(data: ArrayLike<number>, size: number): string {
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run += 1;
      if (run > 0) parts.push(`M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`);
      x += run;
    }
  }
  return parts.join('');
}
