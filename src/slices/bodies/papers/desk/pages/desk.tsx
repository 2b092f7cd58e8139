import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, DateField, DateText, EmptyState, FileField, Form, formatDate, LocalizedField, NumberField, Page, RevisionField, SelectField, Table, TextField, useText, useView } from '../../../../../ui/index.ts';
import type { Department } from '../../../../people/public.ts';
import { OptionalDay, Saved, VoteFields } from '../../../pages/parts.tsx';
import type { Body } from '../../../register/queries.ts';
import type { Resolution } from '../../../resolutions/queries.ts';
import { ANNEX_MEGABYTES } from '../../schema.ts';
import { PAPER_KINDS, RESULTS, STEP_ROLES } from '../../../schema.ts';
import type { Sitting } from '../../../sittings/queries.ts';
import { annexHref, deskPaperHref, NEW, paperHref, PATHS, pathTo } from '../../../urls.ts';
import { staffWords, words } from '../../../words.ts';
import { Sequence } from '../../pages/paper.tsx';
import type { Annex, Paper, Step } from '../../queries.ts';

/** All papers, those that nobody was sent yet first. */
export function PapersPage({ papers, today }: { papers: readonly Paper[]; today: string }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('papers.title')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }]}>
      <Actions><Button href={view.href(pathTo(PATHS.deskPaper, { slug: NEW }))} icon="plus">{s('paper.new')}</Button></Actions>
      {papers.length === 0 ? <EmptyState title={t('papers.none')} /> : (
        <Table
          caption={s('papers.title')} hideCaption rows={papers}
          columns={[
            { label: s('paper.title'), rowHeader: true, cell: (p) => <a href={view.href(deskPaperHref(p))}>{sourceText(p.title)}</a> },
            { label: s('paper.number'), cell: (p) => p.number },
            { label: s('paper.kind'), cell: (p) => t(`paper.${p.kind}`) },
            { label: s('paper.sent'), cell: (p) => <Sent paper={p} today={today} /> },
          ]}
        />
      )}
    </Page>
  );
}

function Sent({ paper, today }: { paper: Paper; today: string }) {
  const s = useText(staffWords);
  if (!paper.public) return <Badge icon="lock">{s('paper.inside')}</Badge>;
  if (paper.dispatchedOn === null) return <Badge icon="lock">{s('paper.unsent')}</Badge>;
  return <><DateText value={paper.dispatchedOn} style="short" /> {paper.dispatchedOn > today && <Badge icon="lock">{s('paper.waits')}</Badge>}</>;
}

export interface PaperForms {
  readonly main?: FormState;
  readonly dispatch?: FormState;
}

export interface PaperDeskPageProps {
  /** Null for a new one. */
  readonly paper: Paper | null;
  readonly departments: readonly Department[];
  readonly annexes: readonly Annex[];
  readonly steps: readonly Step[];
  readonly resolutions: readonly Resolution[];
  readonly today: string;
  readonly forms: PaperForms;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** A paper: its sequence, its dispatch, its text. */
export function PaperDeskPage(props: PaperDeskPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { paper } = props;
  return (
    <Page title={paper === null ? s('paper.new') : sourceText(paper.title)} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: s('papers.title'), href: view.href(PATHS.deskPapers) }]}>
      <Saved shown={props.saved} />
      {paper !== null && <Around {...props} paper={paper} />}
      <TextForm {...props} />
      {props.history}
    </Page>
  );
}

function Around({ paper, annexes, steps, resolutions, today, forms }: PaperDeskPageProps & { paper: Paper }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const to = (path: typeof PATHS.deskStep | typeof PATHS.deskAnnex, id: string): string => view.href(pathTo(path, { slug: paper.slug, id }));
  const file = (name: string): string => pathTo(PATHS.deskPaperFile, { slug: paper.slug, file: name });
  return (
    <>
      <p><a href={view.href(paperHref(paper.slug))}>{s('look')}</a> · <a href={file('de.docx')}>DOCX</a> · <a href={file('de.pdf')}>PDF</a></p>
      <section class="mt-flow">
        <h2>{s('dispatch.title')}</h2>
        <p><Sent paper={paper} today={today} /></p>
        {paper.public ? (
          <Form id="dispatch" action={view.href(pathTo(PATHS.deskDispatch, { slug: paper.slug }))} state={forms.dispatch ?? EMPTY_FORM} label={s('dispatch.title')}>
            <RevisionField revision={paper.version} />
            <OptionalDay name="dispatchedOn" label={s('dispatch.on')} hint={s('dispatch.hint')} value={paper.dispatchedOn} />
            <Actions><Button>{s('dispatch.save')}</Button></Actions>
          </Form>
        ) : <Alert tone="info">{s('paper.closed')}</Alert>}
      </section>
      <Sequence steps={steps} />
      <ul>{steps.map((step, i) => <li><a href={to(PATHS.deskStep, step.id)}>{s('step.edit', { n: i + 1, body: sourceText(step.bodyName) })}</a></li>)}</ul>
      <Actions>
        <Button href={to(PATHS.deskStep, NEW)} kind="secondary" icon="plus">{s('step.new')}</Button>
        <Button href={to(PATHS.deskAnnex, NEW)} kind="secondary" icon="plus">{s('annex.new')}</Button>
        <Button href={view.href(`${pathTo(PATHS.deskResolution, { slug: NEW })}?paper=${paper.id}`)} kind="secondary" icon="plus">{s('resolution.new')}</Button>
      </Actions>
      {annexes.length > 0 && <><h2>{t('paper.annexes')}</h2><ul>{annexes.map((a) => <li><a href={to(PATHS.deskAnnex, a.id)}>{sourceText(a.title)}</a></li>)}</ul></>}
      {resolutions.length > 0 && <><h2>{t('resolutions.title')}</h2><ul>{resolutions.map((r) => <li><a href={view.href(pathTo(PATHS.deskResolution, { slug: r.slug }))}>{sourceText(r.title)}</a></li>)}</ul></>}
    </>
  );
}

function TextForm({ paper, departments, forms, today }: PaperDeskPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <section class="mt-flow">
      {paper !== null && <h2>{s('paper.text')}</h2>}
      <Form action={view.href(pathTo(PATHS.deskPaper, { slug: paper?.slug ?? NEW }))} state={forms.main ?? EMPTY_FORM} note>
        {paper !== null && <RevisionField revision={paper.version} />}
        <SelectField name="kind" label={s('paper.kind')} options={PAPER_KINDS.map((value) => ({ value, label: t(`paper.${value}`) }))} value={paper?.kind ?? 'proposal'} placeholder={false} width="medium" />
        <TextField name="number" label={s('paper.number')} hint={s('paper.number_hint')} value={paper?.number ?? ''} width="medium" optional />
        <LocalizedField name="title" label={s('paper.title')} value={paper?.title} />
        <DateField name="dated" label={s('paper.dated')} value={paper?.dated ?? today} />
        <SelectField name="department" label={s('paper.by')} options={departments.map((d) => ({ value: d.id, label: sourceText(d.name) }))} value={paper?.departmentId ?? ''} optional />
        <LocalizedField name="proposal" label={s('paper.proposal')} hint={s('paper.proposal_hint')} value={paper?.proposal} long rows={5} optional />
        <LocalizedField name="facts" label={s('paper.facts')} value={paper?.facts} long rows={10} optional />
        <LocalizedField name="financial" label={s('paper.financial')} value={paper?.financial} long rows={4} optional />
        <Checkbox name="public" label={s('paper.public')} hint={s('paper.public_hint')} checked={paper?.public !== false} optional />
        <TextField name="source" label={s('source')} value={paper?.source ?? ''} optional />
        <Actions>
          <Button>{s('save')}</Button>
          {paper !== null && <Button kind="danger" name="remove" value="1">{s('paper.remove')}</Button>}
        </Actions>
      </Form>
    </section>
  );
}

const crumbsOf = (paper: Paper, papers: string, href: (path: string) => string) => [{ label: papers, href: href(PATHS.deskPapers) }, { label: sourceText(paper.title), href: href(pathTo(PATHS.deskPaper, { slug: paper.slug })) }];

/** One annex of a paper. */
export function AnnexPage({ paper, annex, form }: { paper: Paper; annex: Annex | null; form: FormState }) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s(annex === null ? 'annex.new' : 'annex.edit')} staff crumbs={crumbsOf(paper, s('papers.title'), view.href)}>
      <Form action={view.href(pathTo(PATHS.deskAnnex, { slug: paper.slug, id: annex?.id ?? NEW }))} state={form} multipart note>
        <LocalizedField name="title" label={s('annex.title')} value={annex?.title} />
        <LocalizedField name="text" label={s('annex.text')} value={annex?.text} long rows={10} optional />
        <FileField name="file" label={s('annex.file')} hint={s('annex.file_hint', { megabytes: ANNEX_MEGABYTES })} accept="application/pdf" optional />
        {annex?.file != null && <p><a href={annexHref(paper.slug, annex.id)}>{annex.fileName}</a></p>}
        {annex?.file != null && <Checkbox name="drop" label={s('annex.drop')} optional />}
        <TextField name="url" label={s('annex.url')} hint={s('annex.url_hint')} type="url" value={annex?.url ?? ''} optional />
        <Actions>
          <Button>{s('save')}</Button>
          {annex !== null && <Button kind="danger" name="remove" value="1">{s('annex.remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}

export interface StepPageProps {
  readonly paper: Paper;
  /** Null for a new one. */
  readonly step: Step | null;
  readonly next: number;
  readonly bodies: readonly Body[];
  readonly sittings: readonly Sitting[];
  readonly form: FormState;
}

/** One body in the sequence: when it deals with the paper, and what came of it. */
export function StepPage({ paper, step, next, bodies, sittings, form }: StepPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={step === null ? s('step.new') : s('step.of', { body: sourceText(step.bodyName) })} staff crumbs={crumbsOf(paper, s('papers.title'), view.href)}>
      <Form action={view.href(pathTo(PATHS.deskStep, { slug: paper.slug, id: step?.id ?? NEW }))} state={form} note>
        <NumberField name="position" label={s('step.position')} min={1} max={100} value={step?.position ?? next} />
        <SelectField name="body" label={s('body')} options={bodies.map((b) => ({ value: b.id, label: sourceText(b.name) }))} value={step?.bodyId ?? ''} />
        <DateField name="day" label={s('step.day')} value={step?.day ?? undefined} />
        <SelectField name="sitting" label={s('step.sitting')} hint={s('step.sitting_hint')} options={sittings.map((x) => ({ value: x.id, label: formatDate('de', x.day), group: sourceText(x.bodyName) }))} value={step?.sittingId ?? ''} optional />
        <Checkbox name="public" label={s('step.public')} hint={s('step.public_hint')} checked={step?.public !== false} optional />
        <SelectField name="role" label={s('step.role')} options={STEP_ROLES.map((value) => ({ value, label: t(`step.${value}`) }))} value={step?.role ?? 'advises'} placeholder={false} width="medium" />
        <SelectField name="result" label={s('step.result')} options={RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))} value={step?.result ?? ''} width="medium" optional />
        <VoteFields value={step ?? undefined} />
        <LocalizedField name="note" label={s('step.note')} value={step?.note} long rows={3} optional />
        <Actions>
          <Button>{s('save')}</Button>
          {step !== null && <Button kind="danger" name="remove" value="1">{s('step.remove')}</Button>}
        </Actions>
      </Form>
    </Page>
  );
}
