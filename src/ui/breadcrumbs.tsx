import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface Crumb {
  readonly label: string;
  /** With language prefix. */
  readonly href: string;
}

/** The way from the start page to here; the start page and the page itself are added. */
export function Breadcrumbs({ crumbs, current }: { crumbs: readonly Crumb[]; current: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <nav class="mt-crumbs mt-wrap" aria-label={t('crumbs')}>
      <ol>
        <li><a href={view.href('/')}>{t('home')}</a></li>
        {crumbs.map((crumb) => <li><a href={crumb.href}>{crumb.label}</a></li>)}
        <li><span aria-current="page">{current}</span></li>
      </ol>
    </nav>
  );
}
