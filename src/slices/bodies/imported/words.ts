import { texts } from '../../../platform/i18n/texts.ts';
import ar from './text/ar.json' with { type: 'json' };
import deSimple from './text/de-simple.json' with { type: 'json' };
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };
import staffDe from './text/staff.de.json' with { type: 'json' };
import staffEn from './text/staff.en.json' with { type: 'json' };

/** What everybody reads about entries that another system is in charge of. */
export const words = texts({ de, 'de-simple': deSimple, en, ar });

/** The workspace's words: German and English. */
export const staffWords = texts({ de: staffDe, en: staffEn });
