import { texts } from '../../../platform/i18n/texts.ts';
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };

/** Words of a staff page. */
export const words = texts({ de, en });
