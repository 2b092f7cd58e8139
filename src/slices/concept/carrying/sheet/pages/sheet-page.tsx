import type { FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, FileField, FilterBar, Form, HiddenField, More, Page, problemText, Table, useText, useView, type FilterChoice } from '../../../../../ui/index.ts';
import { hrefs, PATHS as CONCEPT } from '../../../urls.ts';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { headingOf, SHEET_COLUMNS, type JudgedRow } from '../rules.ts';

export interface SheetPageProps {
  readonly choices: readonly FilterChoice[];
  /** Where the sheet with these filters is; unprefixed. */
  readonly fileHref: string;
  readonly measures: number;
  readonly most: number;
  readonly form: FormState;
}

/** Download, edit in Excel, upload: what would change is shown before anything is written. */
export function SheetPage({ choices, fileHref, measures, most, form }: SheetPageProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('staff.sheet_title')} lead={t('staff.sheet_lead')} crumbs={[{ label: t('measures'), href: view.href(CONCEPT.measures) }, { label: t('staff.attention'), href: view.href(PATHS.attention) }]} staff>
      <h2>{t('staff.sheet_get')}</h2>
      <FilterBar choices={choices} />
      {measures > most ? <Alert tone="warning">{t('staff.sheet_too_many', { most })}</Alert> : <Actions><Button href={fileHref} icon="download">{t('staff.sheet_download', { n: measures })}</Button></Actions>}
      <h2>{t('staff.sheet_back')}</h2>
      <p>{t('staff.sheet_hint', { key: headingOf('key'), version: headingOf('version'), step: headingOf('step'), note: headingOf('note') })}</p>
      <Form action={view.href(PATHS.sheet)} state={form} multipart>
        <FileField name="file" label={t('staff.sheet_file')} accept=".xlsx,.csv" maxMegabytes={2} />
        <Actions><Button icon="upload">{t('staff.preview')}</Button></Actions>
      </Form>
      <More summary={t('staff.columns')}>
        <Table caption={t('staff.columns')} hideCaption rows={SHEET_COLUMNS} columns={[{ label: t('staff.column'), rowHeader: true, cell: (column) => <span lang="de">{headingOf(column)}</span> }, { label: t('staff.column_means'), cell: (column) => t(`staff.column.${column}`) }]} />
      </More>
    </Page>
  );
}

export interface SheetPreviewProps {
  readonly rows: readonly JudgedRow[];
  /** The file's lines as they travel to the confirmation; null once it was written. */
  readonly list: string | null;
  /** Measures that were changed, after writing. */
  readonly changed?: number;
  readonly form: FormState;
}

/** Every cell that differs, with both texts; what was changed in the meantime is shown and not taken. */
export function SheetPreview({ rows, list, changed, form }: SheetPreviewProps) {
  const view = useView();
  const t = useText(words);
  const of = (verdict: JudgedRow['verdict']) => rows.filter((r) => r.verdict === verdict);
  const [change, stale, wrong, forbidden] = [of('change'), of('stale'), of('wrong'), of('forbidden')];
  const measures = new Set(change.map((r) => r.key)).size;
  return (
    <Page title={t(list === null ? 'staff.sheet_done' : 'staff.sheet_preview')} {...(list === null ? {} : { lead: t('staff.nothing_written') })} crumbs={[{ label: t('staff.sheet_title'), href: view.href(PATHS.sheet) }]} staff>
      {changed !== undefined && <Alert tone="success" role="status">{t('staff.sheet_changed', { n: changed })}</Alert>}
      {list !== null && (
        <p>
          <Badge tone="success" icon="check">{t('staff.sheet_change_n', { n: change.length })}</Badge>{' '}
          <Badge tone={stale.length === 0 ? 'neutral' : 'warning'}>{t('staff.sheet_stale_n', { n: stale.length })}</Badge>{' '}
          <Badge tone={wrong.length === 0 ? 'neutral' : 'danger'}>{t('staff.sheet_wrong_n', { n: wrong.length })}</Badge>
        </p>
      )}
      {change.length > 0 && <Changes title={t('staff.sheet_changes')} rows={change} />}
      {stale.length > 0 && <><h2>{t('staff.sheet_stale')}</h2><p>{t('staff.sheet_stale_hint')}</p><Changes title={t('staff.sheet_stale')} rows={stale} plain /></>}
      {wrong.length > 0 && <Wrong rows={wrong} />}
      {forbidden.length > 0 && <More summary={t('staff.sheet_forbidden', { n: forbidden.length })}><p><bdi>{[...new Set(forbidden.map((r) => r.key))].join(' · ')}</bdi></p></More>}
      {list !== null && change.length + stale.length + wrong.length === 0 && <Alert>{t('staff.sheet_same')}</Alert>}
      {list !== null && (
        <Form action={view.href(PATHS.sheetConfirm)} state={form} multipart>
          <HiddenField name="list" value={list} />
          <Actions>
            {change.length > 0 && <Button icon="check">{t('staff.sheet_confirm', { n: measures })}</Button>}
            <Button kind="tertiary" href={view.href(PATHS.sheet)}>{t('staff.other_file')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  );
}

function Changes({ title, rows, plain }: { title: string; rows: readonly JudgedRow[]; plain?: boolean }) {
  const t = useText(words);
  const cells = rows.flatMap((row) => row.changes.map((change) => ({ row, change })));
  return (
    <Table
      caption={title} hideCaption={plain === true} rows={cells}
      columns={[
        { label: t('staff.line_head'), cell: ({ row }) => row.line, type: 'number' },
        { label: t('measure'), rowHeader: true, cell: ({ row }) => <RowName row={row} /> },
        { label: t('staff.column'), cell: ({ change }) => <span lang="de">{headingOf(change.column)}</span> },
        { label: t('staff.now'), cell: ({ change }) => <span lang="de">{change.before}</span> },
        { label: t('staff.in_file'), cell: ({ change }) => <strong lang="de">{change.after === '' ? t('staff.emptied') : change.after}</strong> },
      ]}
    />
  );
}

function RowName({ row }: { row: JudgedRow }) {
  const view = useView();
  const t = useText(words);
  return <><a href={view.href(hrefs.measure(row.key))}><bdi>{row.key}</bdi></a>{row.step === null ? '' : row.step === 0 ? `, ${t('staff.step_new')}` : `, ${t('staff.step_n', { n: row.step })}`}</>;
}

function Wrong({ rows }: { rows: readonly JudgedRow[] }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.sheet_wrong')}</h2>
      <Table
        caption={t('staff.sheet_wrong')} hideCaption rows={rows}
        columns={[
          { label: t('staff.line_head'), cell: (r) => r.line, type: 'number' },
          { label: t('measure'), rowHeader: true, cell: (r) => <bdi>{r.key}</bdi> },
          { label: t('staff.problem'), cell: (r) => r.problems.map((p) => <p><span lang="de">{p.field}</span>: {problemText(locale, p)}</p>) },
        ]}
      />
    </section>
  );
}
