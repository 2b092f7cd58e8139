import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, CheckboxGroup, DateField, EmptyState, Form, Page, RecordList, RevisionField, StateBadge, Table, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import type { ThreadNode } from '../../../thread/public.ts';
import type { Forum } from '../../forums/queries.ts';
import { words as importWords } from '../../importing/words.ts';
import { words as printWords } from '../../printing/words.ts';
import { LocalizedField, Said } from '../../pages/parts.tsx';
import type { Recommendation } from '../../recommendations/queries.ts';
import type { SubmissionState } from '../../submissions/schema.ts';
import { NEW, PATHS, pathTo, processHref } from '../../urls.ts';
import type { DeskGroup } from '../parts/rules.ts';
import type { Phase, Process, Topic } from '../queries.ts';
import { words } from '../words.ts';
import { phaseDates } from './numbers.tsx';

export interface DeskLine {
  readonly process: Process;
  readonly open: boolean;
  readonly counts: Readonly<Record<SubmissionState, number>>;
}

/** The office's processes and what waits in them. */
export function DeskProcessesPage({ lines, mayStart }: { lines: readonly DeskLine[]; mayStart: boolean }) {
  const t = useText(words);
  const view = useView();
  const status = ({ process, open }: DeskLine) => (process.publishedOn === null ? 'draft' : open ? 'open' : process.call === 'none' ? 'none' : 'closed');
  return (
    <Page title={t('staff.desk.title')} staff crumbs={[]}>
      {mayStart && <Actions><Button href={view.href(PATHS.deskNewProcess)} icon="plus">{t('staff.desk.new')}</Button></Actions>}
      {lines.length === 0 ? <EmptyState title={t('staff.desk.empty')}>{t('staff.desk.empty_text')}</EmptyState> : (
        <Table
          caption={t('staff.desk.table')} rows={lines}
          columns={[
            { label: t('staff.desk.process'), rowHeader: true, cell: ({ process }) => <a href={view.href(pathTo(PATHS.deskProcess, { slug: process.slug }))}><Said value={process.title} /></a> },
            { label: t('staff.desk.status'), cell: (line) => <StateBadge state={status(line)}>{t(`staff.status.${status(line)}`)}</StateBadge> },
            { label: t('staff.desk.waiting'), type: 'number', cell: ({ counts }) => counts.received },
            { label: t('staff.desk.published'), type: 'number', cell: ({ counts }) => counts.published },
            { label: t('staff.desk.withheld'), type: 'number', cell: ({ counts }) => counts.withheld },
          ]}
        />
      )}
    </Page>
  );
}

function BasicFields({ process, topics }: { process?: Process; topics?: readonly Topic[] }) {
  const t = useText(words);
  const active = topics?.filter((topic) => topic.active).map((topic) => sourceText(topic.name)).join('\n');
  return (
    <>
      <LocalizedField name="title" label={t('staff.field.title')} value={process?.title} />
      <LocalizedField name="summary" label={t('staff.field.summary')} hint={t('staff.field.summary_hint')} value={process?.summary} long rows={4} />
      <TextArea name="topics" label={t('staff.field.topics')} hint={t('staff.field.topics_hint')} value={active ?? ''} rows={6} optional />
      <TextField name="source" label={t('staff.field.source')} hint={t('staff.field.source_hint')} value={process?.source ?? ''} optional />
    </>
  );
}

export function NewProcessPage({ form = EMPTY_FORM }: { form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.desk.new')} staff crumbs={[{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }]}>
      <Form action={view.href(PATHS.deskNewProcess)} state={form} note>
        <TextField name="slug" label={t('staff.field.slug')} hint={t('staff.field.slug_hint')} width="medium" code />
        <BasicFields />
        <Actions><Button>{t('staff.create')}</Button></Actions>
      </Form>
    </Page>
  );
}

export interface EditProps {
  readonly process: Process;
  readonly topics: readonly Topic[];
  readonly phases: readonly Phase[];
  readonly forums: readonly Forum[];
  readonly recommendations: readonly Recommendation[];
  /** Concepts there are, drafts too. */
  readonly concepts: readonly ThreadNode[];
  /** Where else the office works on it. */
  readonly groups: readonly DeskGroup[];
  /** Ids of what the process led to. */
  readonly linked: readonly string[];
  readonly waiting: number;
  readonly open: boolean;
  /** What of it the reader may do: moderators only work with contributions. */
  readonly run: boolean;
  /** Which form was refused, and how. */
  readonly refused?: { readonly form: 'basics' | 'call' | 'publish' | 'concepts'; readonly state: FormState };
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** Everything about one process for those who work on it. */
export function EditProcessPage(props: EditProps) {
  const { process, topics, refused, saved, run } = props;
  const t = useText(words);
  const view = useView();
  const state = (form: string): FormState => (refused?.form === form ? refused.state : EMPTY_FORM);
  const at = (pattern: typeof PATHS.deskProcess | typeof PATHS.deskPublish | typeof PATHS.deskCall | typeof PATHS.deskConcepts): string => view.href(pathTo(pattern, { slug: process.slug }));
  return (
    <Page title={t('staff.edit.title', { title: sourceText(process.title) })} staff crumbs={[{ label: t('staff.desk.title'), href: view.href(PATHS.deskProcesses) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <p><a href={view.href(processHref(process.slug))}>{t('staff.edit.public_page')}</a></p>
      <MoreWork {...props} />
      <Elsewhere groups={props.groups} />
      {run && process.publishedOn === null && (
        <section class="mt-flow">
          <h2>{t('staff.publish.title')}</h2>
          <p>{t('staff.publish.text')}</p>
          <Form id="publish" action={at(PATHS.deskPublish)} state={state('publish')}>
            <Checkbox name="sure" label={t('staff.publish.sure')} />
            <Actions><Button>{t('staff.publish.do')}</Button></Actions>
          </Form>
        </section>
      )}
      {run && process.publishedOn !== null && <CallForms {...props} action={at(PATHS.deskCall)} state={state('call')} />}
      {run && <PhaseList {...props} />}
      {run && (
        <section class="mt-flow">
          <h2>{t('staff.edit.basics')}</h2>
          <Form id="basics" action={at(PATHS.deskProcess)} state={state('basics')} note>
            <RevisionField revision={process.version} />
            <BasicFields process={process} topics={topics} />
            <Actions><Button>{t('staff.save')}</Button></Actions>
          </Form>
        </section>
      )}
      {run && props.concepts.length > 0 && (
        <section class="mt-flow">
          <h2>{t('staff.concepts.title')}</h2>
          <Form id="concepts" action={at(PATHS.deskConcepts)} state={state('concepts')}>
            <CheckboxGroup name="concepts" legend={t('staff.concepts.legend')} options={props.concepts.map((node) => ({ value: node.id, label: inLanguage(node.title, view.locale).text }))} value={props.linked} />
            <Actions><Button kind="secondary">{t('staff.save')}</Button></Actions>
          </Form>
        </section>
      )}
      {props.history}
    </Page>
  );
}

function CallForms({ process, open, action, state }: EditProps & { action: string; state: FormState }) {
  const t = useText(words);
  return (
    <section class="mt-flow">
      <h2>{t('staff.call.title')}</h2>
      <p>{open ? t('staff.call.is_open') : t('staff.call.is_closed')}</p>
      <Form id="call" action={action} state={state}>
        <RevisionField revision={process.version} />
        <DateField name="closesOn" label={t('staff.call.closes_on')} hint={t('staff.call.closes_on_hint')} value={process.callClosesOn ?? ''} optional />
        <Actions>
          <Button name="call" value="open">{open ? t('staff.call.do_change') : t('staff.call.do_open')}</Button>
          {open && <Button kind="secondary" name="call" value="closed">{t('staff.call.do_close')}</Button>}
        </Actions>
      </Form>
    </section>
  );
}

function PhaseList({ process, phases }: EditProps) {
  const t = useText(words);
  const view = useView();
  const at = (phase: string): string => view.href(pathTo(PATHS.deskPhase, { slug: process.slug, phase }));
  return (
    <section class="mt-flow">
      <h2>{t('staff.phases.title')}</h2>
      {phases.length === 0 ? <p>{t('staff.phases.none')}</p> : (
        <Table
          caption={t('staff.phases.title')} hideCaption rows={phases}
          columns={[
            { label: t('staff.field.title'), rowHeader: true, cell: (p) => <a href={at(p.id)}><Said value={p.title} /></a> },
            { label: t('staff.phases.kind'), cell: (p) => t(`kind.${p.kind}`) },
            { label: t('staff.phases.dates'), cell: (p) => phaseDates(t, view.locale, p) || t('dates.none') },
          ]}
        />
      )}
      <Actions><Button kind="secondary" icon="plus" href={at(NEW)}>{t('staff.phases.new')}</Button></Actions>
    </section>
  );
}

/** Interviews, surveys, events, rooms and letters of the process, each with its own page. */
function Elsewhere({ groups }: { groups: readonly DeskGroup[] }) {
  const t = useText(words);
  const view = useView();
  if (groups.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('staff.elsewhere')}</h2>
      <div class="mt-columns">
        {groups.map(({ all, items, make }) => (
          <div class="mt-flow">
            <h3><a href={view.href(all.href)}>{all.title}</a></h3>
            {items.length > 0 && <ul>{items.map((item) => <li><a href={view.href(item.href)}>{item.title}</a></li>)}</ul>}
            {make !== undefined && <Actions><Button small kind="secondary" icon="plus" href={view.href(make.href)}>{make.title}</Button></Actions>}
          </div>
        ))}
      </div>
    </section>
  );
}

function MoreWork({ process, forums, recommendations, waiting, run }: EditProps) {
  const [t, it, pt] = [useText(words), useText(importWords), useText(printWords)];
  const view = useView();
  const { slug } = process;
  const titled = (number: number, title: Forum['title']) => `${t('number_short', { n: number })} ${inLanguage(title, view.locale).text}`;
  return (
    <section class="mt-flow">
      <h2>{t('staff.more.title')}</h2>
      <Actions>
        <Button href={view.href(`${PATHS.deskQueue}?process=${slug}`)}>{t('staff.more.queue', { n: waiting })}</Button>
        <Button kind="secondary" href={view.href(pathTo(PATHS.deskCards, { slug }))}>{t('staff.more.cards')}</Button>
        <Button kind="secondary" href={view.href(pathTo(PATHS.deskImport, { slug }))}>{it('staff.link')}</Button>
        <Button kind="secondary" href={view.href(pathTo(PATHS.deskPrint, { slug }))}>{pt('staff.link')}</Button>
        {run && <Button kind="secondary" href={view.href(pathTo(PATHS.deskForum, { slug, number: NEW }))}>{t('staff.more.forum')}</Button>}
        {run && <Button kind="secondary" href={view.href(pathTo(PATHS.deskRecommendation, { slug, number: NEW }))}>{t('staff.more.recommendation')}</Button>}
        {run && <Button kind="secondary" href={view.href(pathTo(PATHS.deskWays, { slug }))}>{t('staff.more.ways')}</Button>}
        {run && <Button kind="secondary" href={view.href(pathTo(PATHS.deskTasks, { slug }))}>{t('staff.checklist.title')}</Button>}
        {run && <Button kind="secondary" href={view.href(pathTo(PATHS.deskDocuments, { slug }))}>{t('staff.documents.title')}</Button>}
        {run && <Button kind="tertiary" href={view.href(pathTo(PATHS.deskCopy, { slug }))}>{t('staff.copy.title')}</Button>}
      </Actions>
      {run && forums.length > 0 && <><h3>{t('staff.more.forums')}</h3><RecordList>{forums.map((f) => <a href={view.href(pathTo(PATHS.deskForum, { slug, number: f.number }))}>{titled(f.number, f.title)}</a>)}</RecordList></>}
      {run && recommendations.length > 0 && (
        <>
          <h3>{t('staff.more.recommendations')}</h3>
          <RecordList>{recommendations.map((r) => <p><a href={view.href(pathTo(PATHS.deskRecommendation, { slug, number: r.number }))}>{titled(r.number, r.title)}</a>{' '}{r.state === 'draft' && <StateBadge state="draft">{t('staff.more.is_draft')}</StateBadge>}</p>)}</RecordList>
        </>
      )}
    </section>
  );
}
