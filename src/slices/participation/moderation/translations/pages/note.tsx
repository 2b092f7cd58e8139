import { useText } from '../../../../../ui/index.ts';
import { words } from '../../words.ts';
import type { MadeBy } from '../rules.ts';

/** Who translated, beside every translation. */
export function TranslationNote({ by }: { by: MadeBy }) {
  const t = useText(words);
  return <p class="mt-muted mt-small">{t(`translation.${by}`)}</p>;
}
