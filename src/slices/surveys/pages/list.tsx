import { inLanguage } from '../../../kernel/localized.ts';
import { Card, CardGrid, EmptyState, FilterBar, formatDate, Page, Pagination, useText, useView } from '../../../ui/index.ts';
import type { Survey } from '../queries.ts';
import { surveyHref } from '../urls.ts';
import { words } from '../words.ts';
import { PhaseBadge } from './desk-frame.tsx';

export interface SurveysPageProps {
  readonly items: readonly Survey[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
}

export function SurveysPage({ items, total, page, pageSize, q }: SurveysPageProps) {
  const t = useText(words);
  return (
    <Page title={t('list_title')} description={t('list_lead')} lead={t('list_lead')} wide>
      {(q !== null || total > 6) && <FilterBar q={q ?? ''} />}
      {items.length === 0 ? <EmptyState title={t(q === null ? 'list_empty' : 'list_nothing_found')} /> : <CardGrid>{items.map((survey) => <SurveyCard survey={survey} />)}</CardGrid>}
      {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
    </Page>
  );
}

/** A survey among others; also for the start page and the page of its process. */
export function SurveyCard({ survey, level = 2 }: { survey: Survey; level?: 2 | 3 }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(survey.title, view.locale);
  const when = survey.phase === 'running' ? (survey.closesOn === null ? t('phase.running') : t('until', { date: formatDate(view.locale, survey.closesOn, 'long') })) : survey.endedOn === null ? '' : formatDate(view.locale, survey.endedOn, 'long');
  return (
    <Card title={title.text} lang={title.lang} level={level} href={view.href(surveyHref(survey.slug))} meta={when} footer={<PhaseBadge phase={survey.phase} />}>
      {survey.phase === 'running' && survey.openLink ? t('card_open') : survey.releasedOn === null ? inLanguage(survey.process.title, view.locale).text : t('card_results')}
    </Card>
  );
}
