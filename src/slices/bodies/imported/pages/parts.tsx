import { SourceNote, useText } from '../../../../ui/index.ts';
import { words } from '../words.ts';

/** What every entry knows about where it is kept. */
export interface Kept {
  readonly source: string;
  /** Another system is in charge of it. */
  readonly taken: boolean;
  readonly originalUrl: string | null;
}

/** Where an entry comes from; of one that another system is in charge of also the way there. */
export function Origin({ of: { source, taken, originalUrl } }: { of: Kept }) {
  const t = useText(words);
  if (!taken) return source === '' ? null : <SourceNote source={source} />;
  const [before, after] = t('note', { source: '\u0000' }).split('\u0000');
  return <p class="mt-source">{before}<bdi>{source}</bdi>{after}{originalUrl !== null && <>{' '}<a href={originalUrl} rel="noopener nofollow">{t('original')}</a></>}</p>;
}
