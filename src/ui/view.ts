import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../platform/i18n/texts.ts';
import type { View } from '../platform/web/view.ts';

export type { NavItem, View } from '../platform/web/view.ts';

export const ViewContext = createContext<View | null>(null);

/** The request's view; every page is rendered inside its provider. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('rendered outside ViewContext');
  return view;
}

/** This slice's words in the page's language. */
export function useText<K extends string>(words: Words<K>): ReturnType<Words<K>> {
  return words(useView().locale);
}
