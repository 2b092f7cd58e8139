import { Page, ScreenReaderOnly, useText, useView } from '../../../ui/index.ts';
import type { TASKS } from '../rules.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface HandbookPageProps {
  /** With the address where it is done; null where somebody else does it. */
  readonly tasks: readonly { readonly key: (typeof TASKS)[number]['key']; readonly href: string | null }[];
}

/** The office's tasks, a paragraph each. */
export function HandbookPage({ tasks }: HandbookPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('title')} lead={t('lead')} staff>
      <p><a href={view.href(PATHS.rights)}>{t('rights.title')}</a></p>
      {tasks.map(({ key, href }) => (
        <section id={key} class="mt-flow">
          <h2>{t(`task.${key}`)}</h2>
          <p>{t(`task.${key}.how`)}</p>
          {href !== null && <p><a href={view.href(href)}>{t('go')}<ScreenReaderOnly>: {t(`task.${key}`)}</ScreenReaderOnly></a></p>}
        </section>
      ))}
    </Page>
  );
}
