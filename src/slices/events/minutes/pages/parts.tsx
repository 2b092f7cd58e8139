import { Badge, formatNumber, useText, useView } from '../../../../ui/index.ts';
import type { Mark } from '../schema.ts';
import { words } from '../words.ts';

const TONES = { consensus: 'success', dissent: 'warning', support: 'info' } as const;

/** How the room took a statement, in words and a picture. */
export function MarkBadge({ mark, count }: { mark: Mark | null; count: number | null }) {
  const t = useText(words);
  const { locale } = useView();
  if (mark === null) return count === null ? null : <Badge>{t('people', { n: count })}</Badge>;
  return <Badge tone={TONES[mark]}>{count === null ? t(`mark.${mark}`) : `${t(`mark.${mark}`)} · ${formatNumber(locale, count)}`}</Badge>;
}
