import { texts } from '../../platform/i18n/texts.ts';
import de from './text/staff.de.json' with { type: 'json' };
import en from './text/staff.en.json' with { type: 'json' };

/** The handbook is for those who work here: German and English. */
export const words = texts({ de, en });
