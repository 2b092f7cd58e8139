import { inLanguage } from '../../../../kernel/localized.ts';
import { EmptyState, Page, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { ContentsIn } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Concept, Edition } from '../queries.ts';
import type { Change } from '../rules.ts';

/** What changed from one edition to another, as a list that can be read aloud. */
export function ComparePage({ concept, invented, from, to, changes }: { concept: Concept; invented: boolean; from: Edition; to: Edition; changes: readonly Change[] }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(concept.title, view.locale).text;
  const name = (edition: Edition) => (edition.state === 'draft' ? t('edition.draft') : t('edition_n', { edition: edition.slug }));
  return (
    <Page
      title={t('compare', { from: name(from), to: name(to) })}
      lead={t('compare.lead', { n: changes.length })}
      crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: title, href: view.href(hrefs.concept(concept.slug)) }]}
      {...(to.state === 'draft' ? { staff: true } : {})}
    >
      <InventedNote process={{ invented }} />
      <ContentsIn source="de" />
      {changes.length === 0 ? <EmptyState title={t('compare.same')} /> : <ul class="mt-list" role="list">{changes.map((change) => <li><Line change={change} /></li>)}</ul>}
    </Page>
  );
}

function Line({ change }: { change: Change }) {
  const view = useView();
  const t = useText(words);
  const what = 'key' in change ? <a href={view.href(hrefs.measure(change.key))}><bdi>{change.key}</bdi></a> : <bdi>{change.field}</bdi>;
  return (
    <>
      <p><strong>{t(`change.${change.kind}`)}</strong> {what}</p>
      {'before' in change && change.before !== '' && <p lang="de"><del>{change.before}</del></p>}
      {change.after !== '' && <p lang="de">{'before' in change ? <ins>{change.after}</ins> : change.after}</p>}
    </>
  );
}
