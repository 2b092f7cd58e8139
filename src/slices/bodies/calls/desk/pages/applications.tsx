import { inLanguage, sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, CheckboxGroup, DefinitionList, EmptyState, Form, Page, PlainText, RadioGroup, RevisionField, Table, TextArea, useText, useView } from '../../../../../ui/index.ts';
import { Saved } from '../../../pages/parts.tsx';
import { NEW, PATHS, pathTo } from '../../../urls.ts';
import { staffWords, words } from '../../../words.ts';
import type { Applicant, Application, Call, CallQuestion } from '../../queries.ts';
import { timeOf } from '../../rules.ts';
import { VIEWS, type View } from '../../schema.ts';

type Line = Application & { readonly views: Readonly<Record<View, number>> };

export interface ApplicationsPageProps {
  readonly call: Call;
  readonly items: readonly Line[];
  readonly today: string;
  /** The office; jurors read and say what they think. */
  readonly decides: boolean;
  readonly form: FormState;
  readonly saved: boolean;
}

/** The applications to a call, by drawn number and without names. */
export function ApplicationsPage({ call, items, today, decides, form, saved }: ApplicationsPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const crumbs = decides ? [{ label: s('calls.title'), href: view.href(PATHS.deskCalls) }, { label: sourceText(call.title), href: view.href(pathTo(PATHS.deskCall, { slug: call.slug })) }] : [];
  return (
    <Page title={s('applications.title', { call: sourceText(call.title) })} staff crumbs={crumbs}>
      <Saved shown={saved} />
      <p>{s(call.state === 'round' ? 'applications.round' : 'applications.after', { n: items.length })}</p>
      {items.length === 0 ? <EmptyState title={s('applications.none')} /> : (
        <Table
          caption={s('applications')} hideCaption rows={items}
          columns={[
            { label: s('application.number'), rowHeader: true, cell: (a) => <a href={view.href(pathTo(PATHS.deskApplication, { slug: call.slug, number: a.number }))}>{s('application.n', { n: a.number })}</a> },
            { label: s('application.state'), cell: (a) => <Badge>{s(`application.state.${a.state}`)}</Badge> },
            ...VIEWS.map((says) => ({ label: s(`view.${says}`), type: 'number' as const, cell: (a: Line) => a.views[says] })),
          ]}
        />
      )}
      {decides && call.state === 'round' && call.published && <EndRound call={call} items={items} today={today} form={form} />}
      {decides && call.state === 'meeting' && <Close call={call} items={items} />}
    </Page>
  );
}

function EndRound({ call, items, today, form }: { call: Call; items: readonly Line[]; today: string; form: FormState }) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{s('round.end')}</h2>
      <p>{s('round.text')}</p>
      {timeOf(call, today) !== 'closed' ? <Alert tone="info">{s('round.later')}</Alert> : (
        <Form id="meeting" action={view.href(pathTo(PATHS.deskMeeting, { slug: call.slug }))} state={form} label={s('round.end')}>
          {items.length > 0 && <CheckboxGroup name="chosen" legend={s('round.chosen')} options={items.map((a) => ({ value: String(a.number), label: s('application.n', { n: a.number }) }))} optional />}
          <Checkbox name="sure" label={s('round.sure')} />
          <Actions><Button>{s('round.end')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}

function Close({ call, items }: { call: Call; items: readonly Line[] }) {
  const s = useText(staffWords);
  const view = useView();
  const open = items.filter((a) => a.state === 'received' || a.state === 'chosen').length;
  return (
    <section class="mt-flow">
      <h2>{s('close.title')}</h2>
      {open > 0 ? <p>{s('close.open', { n: open })}</p> : <Form id="close" action={view.href(pathTo(PATHS.deskClose, { slug: call.slug }))} state={EMPTY_FORM} label={s('close.title')}><p>{s('close.text')}</p><Actions><Button>{s('close.button')}</Button></Actions></Form>}
    </section>
  );
}

export interface ApplicationPageProps {
  readonly call: Call;
  readonly application: Line;
  readonly questions: readonly CallQuestion[];
  readonly answers: ReadonlyMap<string, string>;
  readonly mine: View | null;
  /** Null in the first round, for everybody. */
  readonly applicant: Applicant | null;
  readonly decides: boolean;
  readonly saved: boolean;
  readonly viewForm?: FormState;
  readonly decision?: FormState;
}

/** One application: the answers, and after the first round who wrote them. */
export function ApplicationPage(props: ApplicationPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { call, application: a, applicant } = props;
  return (
    <Page title={s('application.n', { n: a.number })} staff crumbs={[{ label: s('applications.title', { call: sourceText(call.title) }), href: view.href(pathTo(PATHS.deskApplications, { slug: call.slug })) }]}>
      <Saved shown={props.saved} />
      {call.state === 'round' && <Alert tone="info">{s('application.anonymous')}</Alert>}
      {applicant !== null && <Who applicant={applicant} />}
      {props.questions.map((q) => (
        <section class="mt-flow">
          <h2>{inLanguage(q.text, view.locale).text}</h2>
          {props.answers.has(q.id) ? <PlainText text={props.answers.get(q.id) ?? ''} /> : <p class="mt-muted">{s('application.no_answer')}</p>}
        </section>
      ))}
      {call.state === 'round' && (
        <Form id="view" action={view.href(pathTo(PATHS.deskApplication, { slug: call.slug, number: a.number }))} state={props.viewForm ?? EMPTY_FORM} label={s('view.title')}>
          <RadioGroup name="says" legend={s('view.title')} options={VIEWS.map((v) => ({ value: v, label: s(`view.${v}`) }))} value={props.mine ?? ''} />
          <Actions><Button>{s('view.save')}</Button></Actions>
        </Form>
      )}
      {props.decides && call.state !== 'round' && <Decision {...props} />}
    </Page>
  );
}

function Who({ applicant }: { applicant: Applicant }) {
  const t = useText(words);
  return (
    <DefinitionList
      items={[
        { term: t('apply.name'), value: <bdi>{applicant.name}</bdi> },
        { term: t('apply.email'), value: applicant.email === null ? null : <a href={`mailto:${applicant.email}`}>{applicant.email}</a> },
        { term: t('apply.phone'), value: applicant.phone },
        { term: t('apply.needs'), value: applicant.needs === '' ? null : <PlainText text={applicant.needs} /> },
      ]}
    />
  );
}

function Decision({ call, application: a, decision = EMPTY_FORM }: ApplicationPageProps) {
  const s = useText(staffWords);
  const view = useView();
  if (call.state === 'decided') return <Alert tone="info" title={s(`application.state.${a.state}`)}><PlainText text={a.reason} /></Alert>;
  return (
    <section class="mt-flow">
      <h2>{s('decision.title')}</h2>
      <Form id="decide" action={view.href(pathTo(PATHS.deskDecide, { slug: call.slug, number: a.number }))} state={decision} label={s('decision.title')}>
        <RevisionField revision={a.version} />
        <RadioGroup name="state" legend={s('decision.what')} options={(['accepted', 'declined'] as const).map((x) => ({ value: x, label: s(`application.state.${x}`) }))} value={a.state === 'accepted' || a.state === 'declined' ? a.state : ''} />
        <TextArea name="reason" label={s('decision.reason')} hint={s('decision.reason_hint')} value={a.reason} rows={4} maxLength={2_000} />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
      {a.state === 'accepted' && <p><a href={view.href(pathTo(PATHS.deskMember, { slug: call.bodySlug, id: NEW }))}>{s('decision.seat')}</a></p>}
    </section>
  );
}
