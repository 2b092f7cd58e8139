import { dirOf } from '../../../../../kernel/locale.ts';
import { More, PlainText, useText, useView } from '../../../../../ui/index.ts';
import { languageLabel } from '../../../submissions/pages/fields.tsx';
import { words } from '../../words.ts';
import type { SubmissionTranslation } from '../queries.ts';
import { TranslationNote } from './note.tsx';

/** Translations below the original: the reader's own language open, the others folded. Outdated ones are left out. */
export function Translations({ language, translations }: { language: string; translations: readonly SubmissionTranslation[] }) {
  const t = useText(words);
  const { locale } = useView();
  const shown = translations.filter((one) => !one.stale && one.language !== language);
  return (
    <>
      {shown.map((one) => (
        <More summary={t('translation.title', { language: languageLabel(locale, one.language) })} open={one.language === locale || (locale === 'de-simple' && one.language === 'de')}>
          <TranslationNote by={one.by} />
          <div lang={one.language} dir={dirOf(one.language)} class="mt-flow"><PlainText text={one.text} /></div>
        </More>
      ))}
    </>
  );
}
