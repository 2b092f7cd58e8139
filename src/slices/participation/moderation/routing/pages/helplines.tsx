import { RecordList, useText } from '../../../../../ui/index.ts';
import { words } from '../../words.ts';
import { HELPLINES } from '../rules.ts';

/** Numbers that help at once. Each can be tapped on a phone. */
export function Helplines() {
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('help.title')}</h2>
      <p>{t('help.text')}</p>
      <RecordList>{HELPLINES.map(({ key, number }) => <p><a href={`tel:${number}`} dir="ltr"><strong>{number.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</strong></a>{' '}{t(`help.${key}`)}</p>)}</RecordList>
    </section>
  );
}
