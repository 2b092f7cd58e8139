import { texts } from '../../../platform/i18n/texts.ts';
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };

/** Words of letters to other bodies: staff write them. The letter itself is in German. */
export const words = texts({ de, en });
