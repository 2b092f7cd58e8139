import { texts } from '../../../platform/i18n/texts.ts';
import ar from './text/ar.json' with { type: 'json' };
import deSimple from './text/de-simple.json' with { type: 'json' };
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };

export const words = texts({ de, 'de-simple': deSimple, en, ar });
