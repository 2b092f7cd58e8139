/** What follows the language prefix in a path's address. */
export const afterLocale = (path: string): string => (path === '/' ? '' : path);

/** A path (without language prefix) in a language. */
export const inLocale = (locale: string, path: string): string => `/${locale}${afterLocale(path)}`;

/** An address with one query parameter set, or removed when empty. */
export function withParameter(path: string, search: string, name: string, value: string): string {
  const query = new URLSearchParams(search);
  if (value === '') query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
