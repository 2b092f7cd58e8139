import { Card, CardGrid, EmptyState, Page, StateBadge, useText, useView, formatDate } from '../../../../ui/index.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { ContentsIn, DataLinks, langOf } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Concept } from '../queries.ts';
import { adoptedOf, draftOf } from '../rules.ts';

export interface ConceptListProps {
  readonly concepts: readonly (Concept & { readonly measures: number })[];
  readonly mayEdit: boolean;
  /** Whether assessments are switched on. */
  readonly assessments: boolean;
}

export function ConceptListPage({ concepts, mayEdit, assessments }: ConceptListProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('concepts')} lead={t('concepts.lead')} wide>
      <ContentsIn source="de" />
      {concepts.length === 0 ? <EmptyState title={t('concepts.none')}>{t('concepts.none_hint')}</EmptyState> : <CardGrid wide>{concepts.map((concept) => <ConceptCard concept={concept} mayEdit={mayEdit} />)}</CardGrid>}
      <ul>
        <li><a href={view.href(PATHS.practices)}>{t('practices.link')}</a></li>
        {assessments && <li><a href={view.href(PATHS.assessments)}>{t('assessments')}</a></li>}
      </ul>
      {mayEdit && (
        <ul>
          <li><a href={view.href(PATHS.conceptNew)}>{t('staff.concept_new')}</a></li>
          <li><a href={view.href(PATHS.conceptImport)}>{t('staff.import.link')}</a></li>
        </ul>
      )}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.concepts}.${ending}` }))} />
    </Page>
  );
}

function ConceptCard({ concept, mayEdit }: { concept: Concept & { readonly measures: number }; mayEdit: boolean }) {
  const view = useView();
  const t = useText(words);
  const adopted = adoptedOf(concept);
  const draft = draftOf(concept);
  const title = inLanguage(concept.title, view.locale);
  const { lang } = langOf(title.lang, view.locale);
  const resolution = adopted?.resolution ?? null;
  return (
    <Card
      title={title.text}
      href={view.href(adopted === null ? hrefs.draft(concept.slug) : hrefs.concept(concept.slug))}
      level={2}
      {...(lang === undefined ? {} : { lang })}
      {...(resolution === null ? {} : { meta: t('resolved_by', { body: resolution.body, date: formatDate(view.locale, resolution.date, 'long') }) })}
      footer={<>{adopted !== null && <StateBadge state="adopted">{t('edition.adopted')}</StateBadge>}{mayEdit && draft !== null && <StateBadge state="draft">{t('edition.draft')}</StateBadge>}</>}
    >
      <p>{adopted === null ? t('edition.only_draft') : t('measures.count', { n: concept.measures })}</p>
    </Card>
  );
}
