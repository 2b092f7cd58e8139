import { texts } from '../../../platform/i18n/texts.ts';
import staffDe from './text/staff.de.json' with { type: 'json' };
import staffEn from './text/staff.en.json' with { type: 'json' };

/** The workspace's words: German and English. */
export const staffWords = texts({ de: staffDe, en: staffEn });
