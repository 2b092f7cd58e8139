import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Checkbox, CheckboxGroup, DateField, DateText, EmptyState, FieldGroup, Form, formatDate, LocalizedField, Page, Quote, RevisionField, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Department } from '../../../people/public.ts';
import type { ThreadNode } from '../../../thread/public.ts';
import { OptionalDay, Saved, VoteFields } from '../../pages/parts.tsx';
import type { Paper } from '../../papers/queries.ts';
import type { Body } from '../../register/queries.ts';
import { reportState } from '../../rules.ts';
import type { Sitting } from '../../sittings/queries.ts';
import { NEW, PATHS, pathTo, resolutionHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Resolution } from '../queries.ts';
import { ReportBadge } from './list.tsx';

/** All resolutions with what is owed. */
export function ResolutionsPage({ resolutions, today }: { resolutions: readonly Resolution[]; today: string }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('resolutions.title')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }]}>
      <Actions><Button href={view.href(pathTo(PATHS.deskResolution, { slug: NEW }))} icon="plus">{s('resolution.new')}</Button></Actions>
      {resolutions.length === 0 ? <EmptyState title={t('resolutions.none')} /> : (
        <Table
          caption={s('resolutions.title')} hideCaption rows={resolutions}
          columns={[
            { label: s('resolution.title'), rowHeader: true, cell: (r) => <a href={view.href(pathTo(PATHS.deskResolution, { slug: r.slug }))}>{sourceText(r.title)}</a> },
            { label: s('body'), cell: (r) => sourceText(r.bodyName) },
            { label: s('resolution.day'), type: 'date', cell: (r) => r.decidedOn },
            { label: s('report.due'), type: 'date', cell: (r) => r.reportDue ?? '–' },
            { label: s('report.state'), cell: (r) => <ReportBadge state={reportState(r, today)} /> },
          ]}
        />
      )}
    </Page>
  );
}

export interface ResolutionDeskPageProps {
  /** Null for a new one. */
  readonly resolution: Resolution | null;
  readonly bodies: readonly Body[];
  readonly sittings: readonly Sitting[];
  readonly papers: readonly Paper[];
  /** Id of the paper that a new one is about. */
  readonly paper: string;
  readonly departments: readonly Department[];
  readonly today: string;
  readonly form: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** A resolution: wording, vote, and the duty to report back. */
export function ResolutionDeskPage(props: ResolutionDeskPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { resolution: r, form, today } = props;
  return (
    <Page title={s(r === null ? 'resolution.new' : 'resolution.edit')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: s('resolutions.title'), href: view.href(PATHS.deskResolutions) }]}>
      <Saved shown={props.saved} />
      {r !== null && (
        <>
          <p><a href={view.href(resolutionHref(r.slug))}>{s('look')}</a></p>
          <Actions>
            <Button href={view.href(pathTo(PATHS.deskMeasures, { slug: r.slug }))} kind="secondary" icon="thread">{s('resolution.measures')}</Button>
            {r.reportDuty && <Button href={view.href(pathTo(PATHS.deskReport, { slug: r.slug }))} kind="secondary" icon="report">{s('report.enter')}</Button>}
          </Actions>
        </>
      )}
      <Form action={view.href(pathTo(PATHS.deskResolution, { slug: r?.slug ?? NEW }))} state={form} note>
        {r !== null && <RevisionField revision={r.version} />}
        <LocalizedField name="title" label={s('resolution.title')} value={r?.title} />
        <LocalizedField name="wording" label={s('resolution.wording')} value={r?.wording} long rows={6} />
        <SelectField name="body" label={s('body')} options={props.bodies.map((b) => ({ value: b.id, label: sourceText(b.name) }))} value={r?.bodyId ?? ''} />
        <DateField name="decidedOn" label={s('resolution.day')} value={r?.decidedOn ?? undefined} max={today} />
        <SelectField name="sitting" label={s('resolution.sitting')} options={props.sittings.map((x) => ({ value: x.id, label: formatDate('de', x.day), group: sourceText(x.bodyName) }))} value={r?.sittingId ?? ''} optional />
        <SelectField name="paper" label={s('resolution.paper')} hint={s('resolution.paper_hint')} options={props.papers.map((p) => ({ value: p.id, label: [p.number, sourceText(p.title)].filter((x) => x !== null).join(' – ') }))} value={r === null ? props.paper : (r.paperId ?? '')} optional />
        <VoteFields value={r ?? undefined} />
        <LocalizedField name="note" label={s('resolution.note')} value={r?.note} long rows={3} optional />
        <Checkbox name="public" label={s('resolution.public')} checked={r?.public !== false} optional />
        <Duty {...props} />
        <TextField name="source" label={s('source')} value={r?.source ?? ''} optional />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
      {props.history}
    </Page>
  );
}

function Duty({ resolution: r, departments }: ResolutionDeskPageProps) {
  const s = useText(staffWords);
  return (
    <FieldGroup legend={s('report.title')} hint={s('report.hint')}>
      <Checkbox name="reportDuty" label={s('report.duty')} checked={r?.reportDuty === true} optional />
      <OptionalDay name="reportDue" label={s('report.due')} hint={s('report.due_hint')} value={r?.reportDue} />
      <SelectField name="reportDepartment" label={s('report.department')} options={departments.map((d) => ({ value: d.id, label: sourceText(d.name) }))} value={r?.reportDepartmentId ?? ''} optional />
      <TextField name="reportUnit" label={s('report.unit')} hint={s('report.unit_hint')} value={r?.reportUnit ?? ''} optional />
    </FieldGroup>
  );
}

/** Which measures the resolution carries. */
export function MeasuresPage({ resolution, measures, chosen }: { resolution: Resolution; measures: readonly ThreadNode[]; chosen: ReadonlySet<string> }) {
  const s = useText(staffWords);
  const view = useView();
  const crumbs = [{ label: s('resolutions.title'), href: view.href(PATHS.deskResolutions) }, { label: sourceText(resolution.title), href: view.href(pathTo(PATHS.deskResolution, { slug: resolution.slug })) }];
  const sorted = measures.toSorted((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)) || sourceText(a.title).localeCompare(sourceText(b.title), 'de'));
  return (
    <Page title={s('resolution.measures')} lead={s('resolution.measures_lead')} staff crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskMeasures, { slug: resolution.slug }))}>
        <CheckboxGroup name="measures" legend={s('resolution.measures')} options={sorted.map((m) => ({ value: m.id, label: sourceText(m.title) }))} value={[...chosen]} optional />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** What a unit reports back on a resolution. */
export function ReportPage({ resolution: r, unit, today, form }: { resolution: Resolution; unit: string | null; today: string; form: FormState }) {
  const s = useText(staffWords);
  const view = useView();
  const wording = inLanguage(r.wording, view.locale);
  return (
    <Page title={s('report.enter')} lead={sourceText(r.title)} staff>
      <Quote lang={wording.lang}>{wording.text}</Quote>
      <p>{unit !== null && <>{unit} · </>}{r.reportDue === null ? s('report.no_day') : <>{s('report.due')}: <DateText value={r.reportDue} /></>}</p>
      <Form action={view.href(pathTo(PATHS.deskReport, { slug: r.slug }))} state={form} note>
        <RevisionField revision={r.version} />
        <DateField name="reportedOn" label={s('report.on')} value={r.reportedOn ?? today} max={today} />
        <LocalizedField name="reportNote" label={s('report.note')} hint={s('report.note_hint')} value={r.reportNote} long rows={4} optional />
        <TextField name="reportHref" label={s('report.href')} hint={s('report.href_hint')} value={r.reportHref ?? ''} code optional />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
    </Page>
  );
}
