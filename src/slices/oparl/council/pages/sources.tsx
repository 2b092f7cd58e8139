import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, DateField, DateText, DefinitionList, EmptyState, Form, formatDateTime, Page, RevisionField, SelectField, StateBadge, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Organization, RefusedObject, Run, Source } from '../queries.ts';
import { RUN_KINDS } from '../schema.ts';
import { NEW, PATHS, pathTo } from '../urls.ts';
import { staffWords } from '../words.ts';

/** Names of the numbers a run comes to. */
const COUNTS = ['added', 'changed', 'same', 'gone', 'refused', 'ignored'] as const;

export interface SourcesPageProps {
  readonly sources: readonly Source[];
  readonly last: ReadonlyMap<string, Date>;
  readonly latest: ReadonlyMap<string, Run>;
  readonly maySetUp: boolean;
}

/** All systems that are read. */
export function SourcesPage({ sources, last, latest, maySetUp }: SourcesPageProps) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('title')} lead={s('lead')} staff>
      {maySetUp && <Actions><Button href={view.href(pathTo(PATHS.source, { id: NEW }))} icon="plus">{s('new')}</Button></Actions>}
      {sources.length === 0 ? <EmptyState title={s('none')} /> : (
        <Table
          caption={s('title')} hideCaption rows={sources}
          columns={[
            { label: s('name'), rowHeader: true, cell: (x) => <a href={view.href(pathTo(PATHS.source, { id: x.id }))}>{x.name}</a> },
            { label: s('state'), cell: (x) => s(x.active ? 'on' : 'off') },
            { label: s('latest'), cell: (x) => { const run = latest.get(x.id); return run === undefined ? '' : <RunState run={run} />; } },
            { label: s('last'), cell: (x) => <Instant value={last.get(x.id) ?? null} /> },
          ]}
        />
      )}
    </Page>
  );
}

function Instant({ value }: { value: Date | null }) {
  const s = useText(staffWords);
  const { locale } = useView();
  return <>{value === null ? s('never') : <time dateTime={value.toISOString()}>{formatDateTime(locale, value)}</time>}</>;
}

export interface SourcePageProps {
  /** Null for a new one. */
  readonly source: Source | null;
  readonly organizations: readonly Organization[];
  readonly runs: readonly Run[];
  readonly last: Date | null;
  /** When the nightly run begins, as clocks here show it. */
  readonly night: string;
  readonly maySetUp: boolean;
  readonly form: FormState;
  readonly done: 'saved' | 'asked' | null;
  readonly refused: ComponentChildren;
}

/** One system: where it is, what is taken from it, and what came of reading it. */
export function SourcePage(props: SourcePageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { source, form, done, last } = props;
  return (
    <Page title={source?.name ?? s('new')} staff wide crumbs={[{ label: s('title'), href: view.href(PATHS.council) }]}>
      {props.refused}
      {done !== null && <Alert tone="success" role="status" title={s(done)} />}
      {source !== null && <DefinitionList items={[{ term: s('last'), value: <Instant value={last} /> }, { term: s('next'), value: s(!source.active ? 'next_none' : source.unfinished !== null ? 'next_part' : 'next_night', { time: props.night }) }, { term: s('from'), value: source.fromDay === null ? null : <DateText value={source.fromDay} /> }]} />}
      {source !== null && props.maySetUp && <Ways {...props} source={source} />}
      {source !== null && <Runs source={source} runs={props.runs} />}
      {props.maySetUp && (
        <Form action={view.href(pathTo(PATHS.source, { id: source?.id ?? NEW }))} state={form} note>
          {source !== null && <RevisionField revision={source.version} />}
          <TextField name="name" label={s('name')} hint={s('name_hint')} value={source?.name ?? ''} />
          <TextField name="address" type="url" label={s('address')} hint={s('address_hint')} value={source?.address ?? ''} code />
          <DateField name="fromDay" label={s('from')} hint={s('from_hint')} value={source?.fromDay ?? undefined} optional />
          <Checkbox name="active" label={s('active')} checked={source?.active === true} optional />
          <Actions><Button>{s('save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

/** From the first look to the import, each a button of its own: nothing is read because somebody opened a page. */
function Ways({ source, organizations }: SourcePageProps & { source: Source }) {
  const s = useText(staffWords);
  const view = useView();
  const n = organizations.filter((o) => o.taken !== 'no').length;
  return (
    <section class="mt-flow">
      <h2>{s('how')}</h2>
      <ol>{(['step_look', 'step_choose', 'step_preview', 'step_import'] as const).map((step) => <li>{s(step)}</li>)}</ol>
      <Form id="ask" action={view.href(pathTo(PATHS.ask, { id: source.id }))} label={s('how')}>
        <Actions>
          {RUN_KINDS.map((kind) => <Button name="kind" value={kind} kind={kind === 'import' ? 'primary' : 'secondary'}>{s(`ask_${kind}`)}</Button>)}
          <Button href={view.href(pathTo(PATHS.organizations, { id: source.id }))} kind="secondary" icon="edit">{s('choose')}</Button>
        </Actions>
      </Form>
      <p class="mt-muted">{s('chosen', { n })}</p>
    </section>
  );
}

function RunState({ run }: { run: Run }) {
  const s = useText(staffWords);
  return run.state === 'failed' ? <StateBadge state="stopped">{s('state.failed')}</StateBadge> : run.state === 'done' ? <StateBadge state="done">{s('state.done')}</StateBadge> : <Badge>{s(`state.${run.state}`)}</Badge>;
}

function Runs({ source, runs }: { source: Source; runs: readonly Run[] }) {
  const s = useText(staffWords);
  const view = useView();
  if (runs.length === 0) return null;
  return (
    <Table
      caption={s('runs')} rows={runs}
      columns={[
        { label: s('run_when'), rowHeader: true, cell: (r) => <a href={view.href(pathTo(PATHS.run, { id: source.id, run: r.id }))}><Instant value={r.startedAt ?? r.askedAt} /></a> },
        { label: s('run_kind'), cell: (r) => s(`kind.${r.kind}`) },
        { label: s('run_state'), cell: (r) => <RunState run={r} /> },
        ...COUNTS.map((name) => ({ label: s(`count.${name}`), type: 'number' as const, cell: (r: Run) => (r.kind === 'look' ? '' : r[name]) })),
      ]}
    />
  );
}

export interface RunPageProps {
  readonly source: Source;
  readonly run: Run;
  readonly refusals: readonly RefusedObject[];
}

/** What came of one reading, object by object where something was refused. */
export function RunPage({ source, run, refusals }: RunPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const crumbs = [{ label: s('title'), href: view.href(PATHS.council) }, { label: source.name, href: view.href(pathTo(PATHS.source, { id: source.id })) }];
  const typed = (type: string): string => (type === 'Meeting' || type === 'Paper' || type === 'Organization' ? s(`type.${type}`) : type);
  return (
    <Page title={`${s(`kind.${run.kind}`)}: ${formatDateTime(view.locale, run.startedAt ?? run.askedAt)}`} staff crumbs={crumbs}>
      <p><RunState run={run} /></p>
      {run.reason !== null && <Alert tone={run.state === 'failed' ? 'danger' : 'warning'}>{s(`end.${run.reason}`)}</Alert>}
      <DefinitionList items={[...(run.kind === 'look' ? [] : COUNTS.map((name) => ({ term: s(`count.${name}`), value: String(run[name]) }))), { term: s('whole'), value: s(run.whole ? 'whole.yes' : 'whole.no') }, { term: s('requests'), value: String(run.requests) }]} />
      {run.sample.length > 0 && (
        <section class="mt-flow">
          <h2>{s('would')}</h2>
          <ul>{run.sample.map((item) => <li>{typed(item.type)}, <DateText value={item.day} style="short" />: <bdi>{item.title}</bdi></li>)}</ul>
        </section>
      )}
      {refusals.length > 0 && (
        <Table
          caption={s('refused_title')} rows={refusals}
          columns={[
            { label: s('object'), rowHeader: true, cell: (r) => <bdi>{withoutQuery(r.externalId)}</bdi> },
            { label: s('object_type'), cell: (r) => typed(r.type) },
            { label: s('reason'), cell: (r) => s(`refusal.${r.reason}`) },
          ]}
        />
      )}
      {run.refused > refusals.length && <p>{s('refused_more', { n: run.refused - refusals.length })}</p>}
    </Page>
  );
}

/** What stands behind the question mark can be a key. */
const withoutQuery = (address: string): string => address.split('?')[0] || '–';

export interface OrganizationsPageProps {
  readonly source: Source;
  readonly organizations: readonly Organization[];
  readonly ours: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
}

/** Of every body of the system: not taken, a body of its own here, or part of one of ours. */
export function OrganizationsPage({ source, organizations, ours, form }: OrganizationsPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const crumbs = [{ label: s('title'), href: view.href(PATHS.council) }, { label: source.name, href: view.href(pathTo(PATHS.source, { id: source.id })) }];
  const options = [{ value: 'no', label: s('choice_no') }, { value: 'own', label: s('choice_own') }, ...ours.map((b) => ({ value: b.id, label: b.name, group: s('choice_ours') }))];
  return (
    <Page title={s('choose')} lead={s('choose_lead')} staff crumbs={crumbs}>
      {organizations.length === 0 ? <EmptyState title={s('choose_none')} /> : (
        <Form action={view.href(pathTo(PATHS.organizations, { id: source.id }))} state={form}>
          {organizations.map((o, i) => (
            <>
              <input type="hidden" name={`organization_${i}`} value={o.externalId} />
              <SelectField name={`choice_${i}`} label={o.name} {...(o.kindSaid === '' ? {} : { hint: o.kindSaid })} options={options} value={o.taken === 'mapped' ? (o.bodyId ?? 'no') : o.taken} placeholder={false} />
            </>
          ))}
          <Actions><Button>{s('save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}
