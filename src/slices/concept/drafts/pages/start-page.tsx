import { inLanguage } from '../../../../kernel/localized.ts';
import { Button, Page, useText, useView } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

/** Where no draft is open yet. */
export function StartPage({ concept }: { concept: Concept }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(concept.title, view.locale).text;
  return (
    <Page title={t('staff.draft_title', { title })} lead={t('staff.draft_none')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: title, href: view.href(hrefs.concept(concept.slug)) }]} staff>
      <form method="post" action={view.href(hrefs.draftStart(concept.slug))}>
        <Button icon="plus">{t('staff.draft_start')}</Button>
      </form>
    </Page>
  );
}
