import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Badge, Button, DateText, DefinitionList, EmptyState, Form, Page, PlainText, RecordList, RevisionField, TextArea, useText, useView } from '../../../ui/index.ts';
import type { BarrierReport } from '../queries.ts';
import { answerHref } from '../urls.ts';
import { words } from '../words.ts';

interface ReportsProps {
  readonly reports: readonly BarrierReport[];
  /** The answer that was refused, and to which report. */
  readonly refused?: { readonly id: string; readonly form: FormState };
}

/** What people wrote about barriers, for the office. */
export function ReportsPage({ reports, refused }: ReportsProps) {
  const t = useText(words);
  return (
    <Page title={t('staff.reports.title')} lead={t('staff.reports.lead')} staff>
      {reports.length === 0 ? (
        <EmptyState title={t('staff.reports.none')}>{t('staff.reports.none_text')}</EmptyState>
      ) : (
        <RecordList>{reports.map((report) => <Report report={report} form={refused?.id === report.id ? refused.form : undefined} />)}</RecordList>
      )}
    </Page>
  );
}

function Report({ report, form }: { report: BarrierReport; form: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  const [before, after] = t('staff.reports.received', { date: '\u0000' }).split('\u0000');
  return (
    <article class="mt-flow" id={`report-${report.id}`}>
      <h2>{before}<DateText value={report.receivedAt} time />{after}</h2>
      <p><Badge tone={report.answeredAt === null ? 'warning' : 'success'}>{report.answeredAt === null ? t('staff.reports.open') : t('staff.reports.answered')}</Badge></p>
      <PlainText text={report.message} />
      <DefinitionList
        items={[
          { term: t('staff.reports.page'), value: report.page },
          { term: t('staff.reports.reply'), value: report.replyContact ?? (report.answeredAt === null ? t('staff.reports.no_reply') : null) },
        ]}
      />
      <Form action={view.href(answerHref(report.id))} id={`answer-${report.id}`} {...(form === undefined ? {} : { state: form })}>
        <RevisionField revision={report.version} />
        <TextArea name="note" label={t('staff.reports.note')} rows={3} optional maxLength={2000} value={report.note ?? ''} />
        <Actions><Button kind="secondary">{t('staff.reports.answer')}</Button></Actions>
      </Form>
    </article>
  );
}
