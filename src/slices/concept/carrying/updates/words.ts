import { texts } from '../../../../platform/i18n/texts.ts';
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };

/** Words of updates that take a minute. */
export const words = texts({ de, en });
