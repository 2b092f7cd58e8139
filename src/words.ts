import { texts } from './platform/i18n/texts.ts';
import ar from './text/ar.json';
import deSimple from './text/de-simple.json';
import de from './text/de.json';
import en from './text/en.json';

export const words = texts({ de, 'de-simple': deSimple, en, ar });
