import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, FileField, Form, formatDate, formatMoney, HiddenField, More, Page, problemText, Table, TextField, useText, useView, type Column } from '../../../../../ui/index.ts';
import { SaidLink } from '../../../pages/parts.tsx';
import { hrefs } from '../../../urls.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { FinanceLine } from '../queries.ts';
import { FINANCE_COLUMNS, type ReadExport } from '../rules.ts';

export interface FinancePageProps {
  readonly form: FormState;
  readonly lastMonth: string;
  readonly imports: readonly { readonly asOf: string; readonly lines: number; readonly at: Date }[];
  readonly accounts: { readonly known: number; readonly all: number };
}

/** The monthly export of the finance department: which file, for which month. */
export function FinancePage({ form, lastMonth, imports, accounts }: FinancePageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.finance_title')} lead={t('staff.finance_lead')} crumbs={[{ label: t('staff.attention'), href: view.href(PATHS.attention) }]} staff>
      <p>{t('staff.finance_accounts', { known: accounts.known, all: accounts.all })}</p>
      <Form action={view.href(PATHS.finance)} state={form} multipart>
        <FileField name="file" label={t('staff.finance_file')} hint={t('staff.finance_file_hint')} accept=".csv,.xlsx,text/csv" maxMegabytes={2} />
        <TextField name="month" label={t('staff.finance_month')} hint={t('staff.finance_month_hint')} value={lastMonth} width="short" code />
        <Actions><Button icon="upload">{t('staff.preview')}</Button></Actions>
      </Form>
      <More summary={t('staff.columns')}>
        <Table caption={t('staff.columns')} hideCaption rows={FINANCE_COLUMNS} columns={[{ label: t('staff.column'), rowHeader: true, cell: (c) => <span lang="de">{c.headings[0]}</span> }, { label: t('staff.column_means'), cell: (c) => t(`staff.finance_column.${c.column}`) }, { label: t('staff.column_also'), cell: (c) => <span lang="de">{c.headings.slice(1).join(', ')}</span> }]} />
      </More>
      {imports.length > 0 && (
        <Table caption={t('staff.finance_before')} rows={imports} columns={[{ label: t('staff.finance_month'), cell: (i) => formatDate(view.locale, i.asOf, 'month'), rowHeader: true }, { label: t('staff.finance_lines'), cell: (i) => i.lines, type: 'number' }, { label: t('staff.finance_at'), cell: (i) => i.at, type: 'date' }]} />
      )}
    </Page>
  );
}

export interface FinancePreviewProps {
  readonly lines: readonly FinanceLine[];
  readonly wrong: ReadExport['wrong'];
  readonly month: string;
  readonly asOf: string;
  /** The file's lines as they travel to the confirmation. */
  readonly list: string;
  readonly form: FormState;
}

/** What would change, what is unknown, what is wrong, before anything is written. */
export function FinancePreview({ lines, wrong, month, asOf, list, form }: FinancePreviewProps) {
  const view = useView();
  const t = useText(words);
  const of = (...verdicts: FinanceLine['verdict'][]) => lines.filter((l) => verdicts.includes(l.verdict));
  const [writes, unknown, older, same] = [of('new', 'changed'), of('unknown'), of('older'), of('same')];
  return (
    <Page title={t('staff.finance_preview')} lead={t('staff.nothing_written')} crumbs={[{ label: t('staff.attention'), href: view.href(PATHS.attention) }, { label: t('staff.finance_title'), href: view.href(PATHS.finance) }]} staff>
      <p>{t('staff.finance_as_of')} <DateText value={asOf} /></p>
      {wrong.length > 0 && (
        <Alert tone="danger" title={t('staff.finance_wrong', { n: wrong.length })}>
          <ul>{wrong.slice(0, 50).map((w) => <li>{t('staff.line', { n: w.line })}: {w.problems.map((p) => `${p.field ?? ''}: ${problemText(view.locale, p)}`).join(' ')}</li>)}</ul>
        </Alert>
      )}
      {writes.length === 0 ? <Alert>{t('staff.finance_nothing')}</Alert> : <Table caption={t('staff.finance_writes', { n: writes.length })} rows={writes} columns={columns(t, view)} />}
      {older.length > 0 && <Table caption={t('staff.finance_older', { n: older.length })} rows={older} columns={columns(t, view)} />}
      {same.length > 0 && <p>{t('staff.finance_same', { n: same.length })}</p>}
      {unknown.length > 0 && (
        <More summary={t('staff.finance_unknown', { n: unknown.length })}>
          <p>{t('staff.finance_unknown_hint')}</p>
          <p><bdi>{[...new Set(unknown.map((l) => l.account))].slice(0, 200).join(' · ')}</bdi></p>
        </More>
      )}
      <Form action={view.href(PATHS.financeConfirm)} state={form} multipart>
        <HiddenField name="month" value={month} />
        <HiddenField name="list" value={list} />
        <Actions>
          {writes.length > 0 && <Button icon="check">{t('staff.finance_confirm', { n: writes.length })}</Button>}
          <Button kind="tertiary" href={view.href(PATHS.finance)}>{t('staff.other_file')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function columns(t: ReturnType<typeof words>, view: ReturnType<typeof useView>): readonly Column<FinanceLine>[] {
  const change = (before: number | undefined, now: number) => {
    const money = formatMoney(view.locale, now);
    return before === undefined || before === now ? money : <><s>{formatMoney(view.locale, before)}</s> {money}</>;
  };
  return [
    { label: t('measure'), cell: (l) => (l.measure === null ? '' : <SaidLink value={l.measure.title} href={view.href(hrefs.measure(l.measure.key))} />), rowHeader: true },
    { label: t('staff.account'), cell: (l) => <bdi>{l.account}</bdi> },
    { label: t('costs.year'), cell: (l) => String(l.year) },
    { label: t('costs.committed'), cell: (l) => change(l.before?.committed, l.committed), type: 'number' },
    { label: t('costs.spent'), cell: (l) => change(l.before?.spent, l.spent), type: 'number' },
  ];
}
