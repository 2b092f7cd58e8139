import { Alert, useText } from '../../../../ui/index.ts';
import { words } from '../../words.ts';

/** This server lacks the ballot's key, so it can neither take nor read a ballot. */
export function NotHere() {
  const t = useText(words);
  return <Alert tone="warning" title={t('no_key_title')}>{t('no_key_text')}</Alert>;
}
