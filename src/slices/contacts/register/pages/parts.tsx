import type { Locale } from '../../../../kernel/locale.ts';
import { languageName } from '../../../../ui/index.ts';
import type { words } from '../../words.ts';

/** A language's name in the reader's language; easy German has a name of its own. */
export const languageLabel = (t: ReturnType<typeof words>, locale: Locale, language: string): string => (language === 'de-simple' ? t('staff.language.easy') : languageName(locale, language));
