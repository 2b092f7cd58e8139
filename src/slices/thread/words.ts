import { staffLocale, type Locale } from '../../kernel/locale.ts';
import { texts } from '../../platform/i18n/texts.ts';
import actionsDe from './text/actions.de.json' with { type: 'json' };
import actionsEn from './text/actions.en.json' with { type: 'json' };
import type { NodeKind } from './schema.ts';
import ar from './text/ar.json' with { type: 'json' };
import deSimple from './text/de-simple.json' with { type: 'json' };
import de from './text/de.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };

/** This slice's words. */
export const words = texts({ de, 'de-simple': deSimple, en, ar });

const ACTIONS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = { de: actionsDe, en: actionsEn };

/** What kind of record a node is, in words. */
export const kindName = ({ kind }: { readonly kind: NodeKind }, locale: Locale): string => words(locale)(`one.${kind}`);

/** What an entry of the history did, for staff; an action of a later version shows its own name. */
export function actionText(locale: Locale, action: string): string {
  return ACTIONS[staffLocale(locale) as 'de' | 'en'][action] ?? action;
}
