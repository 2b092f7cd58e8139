import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, Form, HiddenField, More, Page, problemText, Table, useText, useView } from '../../../../ui/index.ts';
import { Why } from '../../../similarity/public.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Preview, PreviewLine } from '../imports.ts';

export interface PreviewPageProps {
  readonly preview: Preview;
  /** The table as it travels to the confirmation. */
  readonly list: string;
  /** What was chosen in the first step. */
  readonly order: Readonly<Record<string, string>>;
  readonly form: FormState;
}

/** What will be created, what looks like something that is there, what is wrong: by line, before anything is written. */
export function PreviewPage({ preview, list, order, form }: PreviewPageProps) {
  const view = useView();
  const t = useText(words);
  const of = (verdict: PreviewLine['verdict']) => preview.lines.filter((l) => l.verdict === verdict);
  const [create, repeated, wrong] = [of('create'), of('duplicate'), of('wrong')];
  const offered = repeated.filter((l) => l.repeats?.how !== 'part');
  return (
    <Page title={t('staff.import.preview_title')} lead={t('staff.import.preview_lead')} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: t('staff.import.title'), href: view.href(PATHS.conceptImport) }]} staff>
      <p>
        <Badge tone="success" icon="plus">{t('staff.import.create_n', { n: create.length })}</Badge>{' '}
        <Badge tone="warning" icon="copy">{t('staff.import.duplicate_n', { n: repeated.length })}</Badge>{' '}
        <Badge tone={wrong.length === 0 ? 'neutral' : 'danger'} icon="danger">{t('staff.import.wrong_n', { n: wrong.length })}</Badge>
      </p>
      <Notes preview={preview} />
      <Form action={view.href(PATHS.conceptImportConfirm)} state={form} multipart labels={{ skipWrong: t('staff.import.skip_wrong') }}>
        {Object.entries(order).map(([name, value]) => <HiddenField name={name} value={value} />)}
        <HiddenField name="list" value={list} />
        {wrong.length > 0 && <Wrong lines={wrong} />}
        {offered.length > 0 && <Repeated lines={offered} form={form} />}
        {create.length > 0 && (
          <More summary={t('staff.import.create_list', { n: create.length })} open={wrong.length + offered.length === 0}>
            <Table caption={t('staff.import.create_list', { n: create.length })} hideCaption rows={create} columns={[lineColumn(t), { label: t('kind'), cell: ({ line }) => t(`staff.import.kind.${line.kind}`), type: 'short' }, { label: t('field'), cell: ({ line }) => line.field || line.fieldCode }, titleColumn(t), { label: t('state'), cell: ({ line }) => (line.kind === 'measure' ? t(`state.${line.state}`) : '') }]} />
          </More>
        )}
        {wrong.length > 0 && create.length + offered.length > 0 && <Checkbox name="skipWrong" label={t('staff.import.skip_wrong')} hint={t('staff.import.skip_wrong_hint')} />}
        <Actions>
          {create.length + offered.length > 0 && <Button icon="check">{t('staff.import.confirm', { n: create.length })}</Button>}
          <Button kind="tertiary" href={view.href(PATHS.conceptImport)}>{t('staff.import.again')}</Button>
        </Actions>
      </Form>
    </Page>
  );
}

type T = ReturnType<typeof words>;
const lineColumn = (t: T) => ({ label: t('staff.import.line'), cell: ({ line }: PreviewLine) => line.line, type: 'number' as const });
const textOf = ({ line }: PreviewLine): string => (line.kind === 'goal' ? (line.goal ?? '') : line.kind === 'text' ? (line.description ?? '') : line.kind === 'field' ? line.field : line.title);
const titleColumn = (t: T) => ({ label: t('staff.title'), cell: textOf, rowHeader: true });

function Notes({ preview }: { preview: Preview }) {
  const t = useText(words);
  return (
    <>
      {preview.unknown.length > 0 && <Alert title={t('staff.import.unknown')}>{preview.unknown.join(' · ')}</Alert>}
      {preview.newDepartments.length > 0 && <Alert title={t('staff.import.new_departments', { n: preview.newDepartments.length })}>{preview.newDepartments.join(' · ')}</Alert>}
    </>
  );
}

function Wrong({ lines }: { lines: readonly PreviewLine[] }) {
  const { locale } = useView();
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.import.wrong')}</h2>
      <Table caption={t('staff.import.wrong')} hideCaption rows={lines} columns={[lineColumn(t), titleColumn(t), { label: t('staff.import.problem'), cell: ({ problems }) => problems.map((p) => <p>{p.field === undefined ? '' : `${p.field}: `}{problemText(locale, p)}</p>) }]} />
    </section>
  );
}

function Repeated({ lines, form }: { lines: readonly PreviewLine[]; form: FormState }) {
  const t = useText(words);
  const chosen = [form.values['accepted'] ?? []].flat();
  return (
    <section class="mt-flow">
      <h2>{t('staff.import.duplicates')}</h2>
      <p>{t('staff.import.duplicates_hint')}</p>
      <Table
        caption={t('staff.import.duplicates')} hideCaption rows={lines}
        columns={[
          lineColumn(t),
          titleColumn(t),
          { label: t('staff.import.looks_like'), cell: (l) => <LooksLike line={l} /> },
          {
            label: t('staff.import.create_anyway'),
            cell: ({ line }) => (
              <div class="mt-check">
                <input id={`accept-${line.line}`} type="checkbox" name="accepted" value={line.line} checked={chosen.includes(String(line.line))} />
                <label class="kern-label" for={`accept-${line.line}`}>{t('staff.import.create_line', { line: line.line })}</label>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

function LooksLike({ line }: { line: PreviewLine }) {
  const view = useView();
  const t = useText(words);
  const { repeats } = line;
  if (repeats === null || repeats.how === 'part') return null;
  if (repeats.how === 'file') return <>{t('staff.import.like.file', { line: repeats.line })}</>;
  const link = <a href={view.href(hrefs.measure(repeats.of.key))} lang="de">{repeats.of.title}</a>;
  if (repeats.how !== 'similar') return <>{link} ({t(`staff.import.like.${repeats.how}`)})</>;
  return <>{link} (<Why score={repeats.of.score} reasons={repeats.of.reasons} lang="de" figure />)</>;
}
