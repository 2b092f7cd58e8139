import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Badge, Button, Checkbox, Form, HiddenField, Icon, More, Page, problemText, Table, useText, useView } from '../../../../ui/index.ts';
import { nameOf } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { PreviewLine } from '../imports.ts';
import { COLUMN_NAMES, headingOf, type Mapping, type Table as Sheet } from '../rules.ts';
import { DefaultFields } from './import.tsx';

export interface PreviewProps {
  readonly table: Sheet;
  readonly mapping: Mapping;
  readonly lines: readonly PreviewLine[];
  /** The table as it travels to the confirmation. */
  readonly list: string;
  readonly form: FormState;
  readonly today: string;
}

/** What each column holds, and what will be created, looks like what is there, or is wrong; before anything is written. */
export function PreviewPage({ table, mapping, lines, list, form, today }: PreviewProps) {
  const t = useText(words);
  const view = useView();
  const of = (verdict: PreviewLine['verdict']) => lines.filter((l) => l.verdict === verdict);
  const [create, alike, wrong] = [of('create'), of('duplicate'), of('wrong')];
  return (
    <Page title={t('staff.import.preview_title')} lead={t('staff.import.preview_lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }, { label: t('staff.import.title'), href: view.href(PATHS.import) }]}>
      <p>
        <Badge tone="success" icon="plus">{t('staff.import.create_n', { n: create.length })}</Badge>{' '}
        <Badge tone="warning" icon="copy">{t('staff.import.alike_n', { n: alike.length })}</Badge>{' '}
        <Badge tone={wrong.length === 0 ? 'neutral' : 'danger'} icon="danger">{t('staff.import.wrong_n', { n: wrong.length })}</Badge>
      </p>
      <Form action={view.href(PATHS.importConfirm)} state={form} multipart labels={{ skipWrong: t('staff.import.skip_wrong'), source: t('staff.import.source'), purposes: t('staff.purpose') }}>
        <HiddenField name="list" value={list} />
        <More summary={t('staff.import.columns')} open={mapping.includes(null) || create.length + alike.length === 0}>
          <Columns table={table} mapping={mapping} />
        </More>
        <More summary={t('staff.import.defaults')} open={form.problems.some((p) => ['source', 'purposes', 'checkedOn'].includes(p.field ?? ''))}>
          <div class="mt-form"><DefaultFields today={today} /></div>
        </More>
        <Actions><Button kind="secondary" formAction={view.href(PATHS.importPreview)}>{t('staff.import.read_again')}</Button></Actions>
        {wrong.length > 0 && <Wrong lines={wrong} />}
        {alike.length > 0 && <Alike lines={alike} form={form} />}
        {create.length > 0 && <More summary={t('staff.import.create_n', { n: create.length })} open={wrong.length + alike.length === 0}><Created lines={create} /></More>}
        {wrong.length > 0 && create.length + alike.length > 0 && <Checkbox name="skipWrong" label={t('staff.import.skip_wrong')} hint={t('staff.import.skip_hint')} />}
        <Actions>
          {create.length + alike.length > 0 && <Button icon="check">{t('staff.import.confirm', { n: create.length })}</Button>}
          <Button kind="tertiary" href={view.href(PATHS.import)}>{t('staff.import.other_file')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

function Columns({ table, mapping }: Pick<PreviewProps, 'table' | 'mapping'>) {
  const t = useText(words);
  const rows = table.header.map((heading, i) => ({ heading, i, sample: table.lines.map((l) => l.cells[i] ?? '').find((cell) => cell.trim() !== '') ?? '' }));
  return (
    <Table
      caption={t('staff.import.columns')} hideCaption rows={rows}
      columns={[
        { label: t('staff.import.heading'), rowHeader: true, cell: ({ heading, i }) => <label for={`column-${i}`}>{heading.trim() === '' ? t('staff.import.no_heading', { n: i + 1 }) : heading}</label> },
        { label: t('staff.import.sample'), cell: ({ sample }) => sample.slice(0, 60) },
        {
          label: t('staff.import.holds'),
          cell: ({ i }) => (
            <div class="mt-select">
              <select class="mt-input" id={`column-${i}`} name={`column-${i}`}>
                <option value="">{t('staff.import.not_read')}</option>
                {COLUMN_NAMES.map((c) => <option value={c} selected={mapping[i] === c} lang="de">{headingOf(c)}</option>)}
              </select>
              <Icon name="down" />
            </div>
          ),
        },
      ]}
    />
  );
}

type T = ReturnType<typeof words>;
const lineColumn = (t: T) => ({ label: t('staff.import.line'), cell: (l: PreviewLine) => l.line, type: 'number' as const });
const nameColumn = (t: T) => ({ label: t('staff.institution'), rowHeader: true, cell: ({ entry }: PreviewLine) => nameOf(entry) });

function Created({ lines }: { lines: readonly PreviewLine[] }) {
  const t = useText(words);
  return (
    <Table
      caption={t('staff.import.create_n', { n: lines.length })} hideCaption rows={lines}
      columns={[
        lineColumn(t), nameColumn(t),
        { label: t('staff.contacts.who'), cell: ({ entry }) => [entry.function, entry.institution === '' ? '' : entry.person].filter((x) => x !== '').join(', ') },
        { label: t('staff.kind'), cell: ({ entry }) => t(`staff.kind.${entry.kind}`) },
        { label: t('staff.email'), cell: ({ entry }) => entry.email },
        { label: t('staff.address'), cell: ({ entry }) => [entry.street, `${entry.postalCode} ${entry.town}`.trim()].filter((x) => x !== '').join(', ') },
      ]}
    />
  );
}

function Wrong({ lines }: { lines: readonly PreviewLine[] }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.import.wrong')}</h2>
      <Table caption={t('staff.import.wrong')} hideCaption rows={lines} columns={[lineColumn(t), nameColumn(t), { label: t('staff.import.problem'), cell: ({ problems }) => problems.map((p) => <p>{p.field === undefined ? '' : `${p.field}: `}{problemText(locale, p)}</p>) }]} />
    </section>
  );
}

function Alike({ lines, form }: { lines: readonly PreviewLine[]; form: FormState }) {
  const t = useText(words);
  const view = useView();
  const chosen = [form.values['accepted'] ?? []].flat();
  return (
    <section class="mt-flow">
      <h2>{t('staff.import.alike')}</h2>
      <p>{t('staff.import.alike_hint')}</p>
      <Table
        caption={t('staff.import.alike')} hideCaption rows={lines}
        columns={[
          lineColumn(t), nameColumn(t),
          { label: t('staff.import.looks_like'), cell: ({ like }) => (like === null ? '' : like.what === 'line' ? t('staff.import.like_line', { line: like.line }) : <><a href={view.href(hrefs.contact(like.id))}>{like.name}</a> ({like.why.map((w) => t(`staff.duplicates.why.${w}`)).join(', ')})</>) },
          {
            label: t('staff.import.create_anyway'),
            cell: ({ line }) => (
              <div class="mt-check mt-check--plain">
                <input id={`accept-${line}`} type="checkbox" name="accepted" value={line} checked={chosen.includes(String(line))} />
                <label class="kern-label" for={`accept-${line}`}>{t('staff.import.create_line', { line })}</label>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
