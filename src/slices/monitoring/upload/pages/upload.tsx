import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, CheckboxGroup, DateField, FileField, Form, formatNumber, HiddenField, More, Page, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import type { ReadingReport } from '../../files/commands.ts';
import type { Seen } from '../../register/queries.ts';
import { indicatorFile, indicatorHref, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Correction } from '../queries.ts';
import type { KeptChoices } from '../schema.ts';
import { words } from '../words.ts';

/** What reading the file would do. */
export interface Preview {
  readonly report: ReadingReport;
  readonly corrected: readonly Correction[];
}

export interface UploadPageProps {
  readonly indicator: Seen;
  readonly form: FormState;
  readonly file: {
    /** The bytes on their way to the confirmation. */
    readonly list: string;
    readonly headings: readonly string[];
    readonly kept: KeptChoices;
    readonly recognised: boolean;
    readonly preview: Preview | null;
  } | null;
}

/** A file of statistics: how it is read, what that would change, and then reading it. */
export function UploadPage({ indicator, form, file }: UploadPageProps) {
  const t = useText(words);
  const s = useText(shared);
  const view = useView();
  const name = sourceText(indicator.name);
  const wrong = file?.preview?.report.wrong ?? 0;
  return (
    <Page title={t('staff.title', { name })} lead={t('staff.lead')} crumbs={[{ label: s('title'), href: view.href(PATHS.indicators) }, { label: name, href: view.href(indicatorHref(indicator.code)) }]} staff wide>
      {file?.recognised === true && <Alert tone="info">{t('staff.recognised')}</Alert>}
      {file !== null && file.preview !== null && <Told preview={file.preview} />}
      <Form action={view.href(indicatorFile(indicator.code))} state={form} multipart>
        {file === null ? <FileField name="file" label={t('staff.file')} hint={t('staff.file_hint')} accept=".csv,.xlsx,text/csv" maxMegabytes={3} /> : <HiddenField name="list" value={file.list} />}
        <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} />
        <DateField name="accessed" label={t('staff.accessed')} optional />
        <TextField name="method" label={t('staff.method')} hint={t('staff.method_hint')} optional />
        {file !== null && <Columns headings={file.headings} kept={file.kept} />}
        {wrong > 0 && <Checkbox name="skipWrong" label={t('staff.skip', { n: wrong })} unmarked />}
        {file !== null && <Checkbox name="keep" label={t('staff.keep')} unmarked />}
        <Actions>
          {file?.preview != null && <Button name="next" value="read">{t('staff.read')}</Button>}
          <Button kind={file?.preview == null ? 'primary' : 'secondary'} name="next" value="look">{t('staff.look')}</Button>
          <Button kind="tertiary" href={view.href(indicatorFile(indicator.code))}>{t('staff.other')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Columns({ headings, kept }: { headings: readonly string[]; kept: KeptChoices }) {
  const t = useText(words);
  const names = [...new Set(headings)].filter((n) => n !== '');
  const options = names.map((value) => ({ value, label: value }));
  return (
    <More summary={t('staff.columns')} open>
      {(['area', 'areaName', 'period', 'value'] as const).map((role) => <SelectField name={role} label={t(`staff.column_${role}`)} options={options} value={kept[role] ?? ''} placeholder={t('staff.by_heading')} width="medium" optional />)}
      <Checkbox name="allGroups" label={t('staff.all_groups')} checked={kept.allGroups} unmarked />
      <CheckboxGroup name="groups" legend={t('staff.groups')} hint={t('staff.groups_hint')} options={options} value={[...kept.groups]} optional />
      <TextField name="measure" label={t('staff.measure')} hint={t('staff.measure_hint')} value={kept.measure ?? ''} optional />
      <SelectField name="decimal" label={t('staff.decimal')} options={(['comma', 'point'] as const).map((value) => ({ value, label: t(`staff.${value}`) }))} value={kept.decimal ?? ''} placeholder={t('staff.by_values')} width="medium" optional />
    </More>
  );
}

function Told({ preview: { report, corrected } }: { preview: Preview }) {
  const t = useText(words);
  const s = useText(shared);
  const { locale } = useView();
  const said = (value: number | null): string => (value === null ? '–' : formatNumber(locale, value));
  return (
    <section class="mt-flow">
      <h2>{t('staff.preview')}</h2>
      <p>
        <Badge tone="success" icon="plus">{t('staff.n_added', { n: report.added })}</Badge>{' '}<Badge tone="warning">{t('staff.n_corrected', { n: report.corrected })}</Badge>{' '}
        <Badge>{t('staff.n_same', { n: report.same })}</Badge>{' '}<Badge tone={report.wrong === 0 ? 'neutral' : 'danger'}>{t('staff.n_wrong', { n: report.wrong })}</Badge>
      </p>
      {report.other > 0 && <p>{t('staff.n_other', { n: report.other })}</p>}
      {report.hidden > 0 && <p>{t('staff.n_hidden', { n: report.hidden })}</p>}
      {report.wrong > 0 && <p>{t('staff.lines', { lines: report.wrongLines.join(', ') })}</p>}
      {corrected.length > 0 && (
        <Table
          caption={t('staff.corrections')}
          rows={corrected}
          columns={[
            { label: s('column.period'), rowHeader: true, cell: (v: Correction) => v.period },
            { label: s('territory.label'), cell: (v: Correction) => v.area },
            { label: t('staff.groups'), cell: (v: Correction) => (v.groups === '' ? s('everybody') : v.groups) },
            { label: t('staff.before'), type: 'number', cell: (v: Correction) => said(v.before) },
            { label: t('staff.after'), type: 'number', cell: (v: Correction) => said(v.after) },
          ]}
        />
      )}
    </section>
  );
}
