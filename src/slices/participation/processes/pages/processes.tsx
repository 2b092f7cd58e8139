import { inLanguage } from '../../../../kernel/localized.ts';
import { Card, CardGrid, EmptyState, formatDate, Page, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { PATHS, processHref } from '../../urls.ts';
import type { Phase, Process } from '../queries.ts';
import { words } from '../words.ts';

export interface ProcessLine {
  readonly process: Process;
  readonly open: boolean;
  /** The phase it is in. */
  readonly current: Pick<Phase, 'title'> | null;
  readonly submissions: number;
  readonly recommendations: number;
}

/** All processes, those one can take part in first. */
export function ProcessesPage({ lines }: { lines: readonly ProcessLine[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('list.title')} lead={t('list.lead')} description={t('list.lead')} wide>
      {lines.length === 0 ? <EmptyState title={t('list.empty')}>{t('list.empty_text')}</EmptyState> : <CardGrid wide>{lines.map((line) => <ProcessCard {...line} />)}</CardGrid>}
      <p><a href={view.href(PATHS.allSubmissions)}>{t('list.all_submissions')}</a></p>
      <p><a href={view.href(PATHS.follow)}>{t('list.follow')}</a></p>
    </Page>
  );
}

function ProcessCard({ process, open, current, submissions, recommendations }: ProcessLine) {
  const t = useText(words);
  const view = useView();
  const { text: title, lang } = inLanguage(process.title, view.locale);
  const now = current === null ? undefined : t('list.now', { phase: inLanguage(current.title, view.locale).text });
  const counts = [submissions > 0 && t('count.submissions', { n: submissions }), recommendations > 0 && t('count.recommendations', { n: recommendations })].filter((part) => part !== false).join(' · ');
  const footer = (
    <>
      {open ? <StateBadge state="open">{process.callClosesOn === null ? t('call.open') : t('call.open_until', { date: formatDate(view.locale, process.callClosesOn, 'long') })}</StateBadge> : <StateBadge state="closed">{t('call.closed')}</StateBadge>}
      {process.invented && <StateBadge state="draft">{t('list.invented')}</StateBadge>}
      {counts !== '' && <span>{counts}</span>}
    </>
  );
  return (
    <Card title={title} lang={lang === view.locale ? undefined : lang} level={2} href={view.href(processHref(process.slug))} meta={now} footer={footer}>
      {inLanguage(process.summary, view.locale).text}
    </Card>
  );
}
