import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, DateField, FileField, Form, formatDate, HiddenField, More, Page, problemText, SelectField, Table, useText, useView } from '../../../../ui/index.ts';
import type { Process } from '../../processes/queries.ts';
import { languageLabel, languageOptions } from '../../submissions/pages/fields.tsx';
import { excerpt } from '../../submissions/rules.ts';
import { CONTENT_LANGUAGES, TYPED_CHANNELS } from '../../submissions/schema.ts';
import { words as submissionWords } from '../../submissions/words.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Doubt, PreviewLine } from '../imports.ts';
import type { ReadLine } from '../rules.ts';
import { words } from '../words.ts';

function Defaults({ today }: { today: string }) {
  const t = useText(words);
  const st = useText(submissionWords);
  const { locale } = useView();
  return (
    <>
      <SelectField name="channel" label={t('staff.channel')} options={TYPED_CHANNELS.map((c) => ({ value: c, label: st(`channel.${c}`) }))} value="paper" placeholder={false} width="medium" />
      <SelectField name="language" label={t('staff.language')} options={languageOptions(locale, CONTENT_LANGUAGES)} value="de" placeholder={false} width="medium" />
      <DateField name="received" label={t('staff.received')} value={today} max={today} />
    </>
  );
}

export interface ImportPageProps {
  readonly process: Process;
  readonly today: string;
  readonly form: FormState;
  /** How many were made just now. */
  readonly done: number | null;
}

/** Which file, and what is true of its lines. */
export function ImportPage({ process, today, form, done }: ImportPageProps) {
  const t = useText(words);
  const view = useView();
  const at = { slug: process.slug };
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, at)) }]}>
      {done !== null && <Alert tone="success" role="status">{t('staff.done', { n: done })} <a href={view.href(`${PATHS.deskQueue}?process=${process.slug}`)}>{t('staff.queue')}</a></Alert>}
      <Form action={view.href(pathTo(PATHS.deskImport, at))} state={form} multipart>
        <FileField name="file" label={t('staff.file')} hint={t('staff.file_hint')} accept=".csv,.xlsx,text/csv" maxMegabytes={2} />
        <Defaults today={today} />
        <Actions><Button icon="upload">{t('staff.preview')}</Button></Actions>
      </Form>
    </Page>
  );
}

export interface PreviewPageProps {
  readonly process: Process;
  readonly lines: readonly PreviewLine[];
  readonly unread: readonly string[];
  /** Topics and municipalities by id and key. */
  readonly names: ReadonlyMap<string, string>;
  /** The table as it travels to the confirmation. */
  readonly list: string;
  readonly form: FormState;
}

/** What will be made, should be looked at, or is wrong; before anything is written. */
export function PreviewPage({ process, lines, names, unread, list, form }: PreviewPageProps) {
  const t = useText(words);
  const view = useView();
  const at = { slug: process.slug };
  const of = (verdict: PreviewLine['verdict']) => lines.filter((l) => l.verdict === verdict);
  const [create, ask, wrong] = [of('create'), of('ask'), of('wrong')];
  const kept = (name: string): string => { const value = form.values[name]; return typeof value === 'string' ? value : ''; };
  return (
    <Page title={t('staff.preview_title')} staff crumbs={[{ label: sourceText(process.title), href: view.href(pathTo(PATHS.deskProcess, at)) }, { label: t('staff.title'), href: view.href(pathTo(PATHS.deskImport, at)) }]}>
      <p>
        <Badge tone="success" icon="plus">{t('staff.create', { n: create.length })}</Badge>{' '}
        <Badge tone="warning" icon="copy">{t('staff.alike_n', { n: ask.filter((l) => l.doubts.some((d) => d.what !== 'traces')).length })}</Badge>{' '}
        <Badge tone="warning">{t('staff.traces_n', { n: ask.filter((l) => l.doubts.some((d) => d.what === 'traces')).length })}</Badge>{' '}
        <Badge tone={wrong.length === 0 ? 'neutral' : 'danger'} icon="danger">{t('staff.wrong_n', { n: wrong.length })}</Badge>
      </p>
      {unread.length > 0 && <p class="mt-muted">{t('staff.unread', { list: unread.join(', ') })}</p>}
      <Form action={view.href(pathTo(PATHS.deskImportConfirm, at))} state={form} multipart labels={{ skipWrong: t('staff.skip') }}>
        <HiddenField name="list" value={list} />
        {(['channel', 'language', 'received'] as const).map((name) => <HiddenField name={name} value={kept(name)} />)}
        {wrong.length > 0 && <Wrong lines={wrong} />}
        {ask.length > 0 && <Ask lines={ask} form={form} />}
        {create.length > 0 && <More summary={t('staff.create', { n: create.length })} open><Table caption={t('staff.create', { n: create.length })} hideCaption rows={create} columns={[lineColumn(t('staff.line')), textColumn(t('staff.text')), { label: t('staff.read_as'), cell: ({ read }) => <ReadAs read={read} names={names} /> }]} /></More>}
        {wrong.length > 0 && create.length + ask.length > 0 && <Checkbox name="skipWrong" label={t('staff.skip')} />}
        <Actions>
          {create.length + ask.length > 0 && <Button icon="check">{t('staff.confirm')}</Button>}
          <Button kind="tertiary" href={view.href(pathTo(PATHS.deskImport, at))}>{t('staff.other')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

/** What the columns were understood as, defaults among them. */
function ReadAs({ read, names }: { read: ReadLine; names: ReadonlyMap<string, string> }) {
  const st = useText(submissionWords);
  const { locale } = useView();
  const facts = [read.number === null ? null : st('number', { n: read.number }), languageLabel(locale, read.language), names.get(read.topicId ?? ''), names.get(read.municipality ?? ''), st(`channel.${read.channel}`), formatDate(locale, read.receivedOn)];
  return <span class="mt-small">{facts.filter((fact) => fact != null).join(' · ')}</span>;
}

const lineColumn = (label: string) => ({ label, type: 'number' as const, rowHeader: true, cell: ({ read }: PreviewLine) => read.line });
const textColumn = (label: string) => ({ label, cell: ({ read }: PreviewLine) => <span lang={read.language} dir="auto">{excerpt(read.text, 120)}</span> });

function Wrong({ lines }: { lines: readonly PreviewLine[] }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.wrong')}</h2>
      <Table caption={t('staff.wrong')} hideCaption rows={lines} columns={[lineColumn(t('staff.line')), textColumn(t('staff.text')), { label: t('staff.problem'), cell: ({ read }) => read.problems.map((p) => <p>{p.field === undefined ? '' : `${p.field}: `}{problemText(locale, p)}</p>) }]} />
    </section>
  );
}

function Why({ doubt }: { doubt: Doubt }) {
  const t = useText(words);
  const st = useText(submissionWords);
  if (doubt.what === 'number') return <p>{t('staff.same_process', { n: doubt.number })}</p>;
  return <p>{doubt.what === 'line' ? t('staff.same_line', { line: doubt.line }) : t('staff.traces', { list: doubt.traces.map((trace) => st(`trace.${trace}`)).join(', ') })}</p>;
}

function Ask({ lines, form }: { lines: readonly PreviewLine[]; form: FormState }) {
  const t = useText(words);
  const chosen = [form.values['accepted'] ?? []].flat();
  return (
    <section class="mt-flow">
      <h2>{t('staff.ask')}</h2>
      <p>{t('staff.ask_hint')}</p>
      <Table
        caption={t('staff.ask')} hideCaption rows={lines}
        columns={[
          lineColumn(t('staff.line')), textColumn(t('staff.text')), { label: t('staff.why'), cell: ({ doubts }) => doubts.map((doubt) => <Why doubt={doubt} />) },
          {
            label: t('staff.anyway'),
            cell: ({ read: { line } }) => (
              <div class="mt-check mt-check--plain">
                <input id={`accept-${line}`} type="checkbox" name="accepted" value={line} checked={chosen.includes(String(line))} />
                <label class="kern-label" for={`accept-${line}`}>{t('staff.accept_line', { line })}</label>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
