import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Checkbox, DateField, EmptyState, FieldGroup, Form, LocalizedField, NumberField, Page, RevisionField, SelectField, Table, useText, useView } from '../../../../../ui/index.ts';
import { Saved } from '../../../pages/parts.tsx';
import type { Body } from '../../../register/queries.ts';
import { callHref, NEW, PATHS, pathTo } from '../../../urls.ts';
import { staffWords, words } from '../../../words.ts';
import type { Call, CallQuestion } from '../../queries.ts';
import { MOST_QUESTIONS, timeOf, USUAL_QUESTIONS } from '../../rules.ts';

/** Calls: for the office all of them, published or not; for jurors those that they read. */
export function CallsPage({ calls, office, today }: { calls: readonly Call[]; office: boolean; today: string }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s('calls.title')} staff crumbs={office ? [{ label: s('desk.title'), href: view.href(PATHS.desk) }] : []}>
      {office && <Actions><Button href={view.href(pathTo(PATHS.deskCall, { slug: NEW }))} icon="plus">{s('call.new')}</Button></Actions>}
      {calls.length === 0 ? <EmptyState title={t('calls.none')} /> : (
        <Table
          caption={s('calls.title')} hideCaption rows={calls}
          columns={[
            { label: s('call.title'), rowHeader: true, cell: (x) => <a href={view.href(office ? pathTo(PATHS.deskCall, { slug: x.slug }) : callHref(x.slug))}>{sourceText(x.title)}</a> },
            { label: s('body'), cell: (x) => sourceText(x.bodyName) },
            { label: s('call.seats'), type: 'number', cell: (x) => x.seats },
            { label: s('call.closes'), type: 'date', cell: (x) => x.closesOn },
            { label: s('call.state'), cell: (x) => (x.published ? <Badge>{x.state === 'round' ? t(`call.time.${timeOf(x, today)}`) : s(`call.state.${x.state}`)}</Badge> : <Badge icon="edit">{s('draft')}</Badge>) },
            { label: s('applications'), cell: (x) => (x.published ? <a href={view.href(pathTo(PATHS.deskApplications, { slug: x.slug }))}>{s('applications.read')}</a> : null) },
          ]}
        />
      )}
    </Page>
  );
}

export interface CallFormPageProps {
  /** Null for a new one. */
  readonly call: Call | null;
  readonly bodies: readonly Body[];
  readonly questions: readonly CallQuestion[];
  /** Somebody has answered them: they stay as they are. */
  readonly answered: boolean;
  readonly form: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** A call and what it asks. */
export function CallFormPage(props: CallFormPageProps) {
  const s = useText(staffWords);
  const view = useView();
  const { call, bodies, form } = props;
  const numbers = Array.from({ length: MOST_QUESTIONS }, (_, i) => i + 1);
  return (
    <Page title={s(call === null ? 'call.new' : 'call.edit')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: s('calls.title'), href: view.href(PATHS.deskCalls) }]}>
      <Saved shown={props.saved} />
      {call !== null && <p><a href={view.href(callHref(call.slug))}>{s('look')}</a>{call.published && <> · <a href={view.href(pathTo(PATHS.deskApplications, { slug: call.slug }))}>{s('applications.read')}</a></>}</p>}
      <Form action={view.href(pathTo(PATHS.deskCall, { slug: call?.slug ?? NEW }))} state={form} note>
        {call !== null && <RevisionField revision={call.version} />}
        <LocalizedField name="title" label={s('call.title')} value={call?.title} />
        <SelectField name="body" label={s('body')} options={bodies.map((b) => ({ value: b.id, label: sourceText(b.name) }))} value={call?.bodyId ?? ''} />
        <LocalizedField name="text" label={s('call.text')} hint={s('call.text_hint')} value={call?.text} long rows={6} />
        <NumberField name="seats" label={s('call.seats')} min={1} value={call?.seats ?? undefined} />
        <DateField name="opensOn" label={s('call.opens')} value={call?.opensOn ?? undefined} />
        <DateField name="closesOn" label={s('call.closes')} value={call?.closesOn ?? undefined} />
        {props.answered ? <Alert tone="info">{s('call.answered')}</Alert> : (
          <FieldGroup legend={s('call.questions')} hint={s('call.questions_hint')}>
            {numbers.map((n) => (
              <>
                <LocalizedField name={`q${n}_text`} label={s('call.question', { n })} value={call === null ? USUAL_QUESTIONS[n - 1] : props.questions[n - 1]?.text} optional />
                <Checkbox name={`q${n}_needed`} label={s('call.needed', { n })} checked={call === null ? n === 1 : props.questions[n - 1]?.needed === true} optional />
              </>
            ))}
          </FieldGroup>
        )}
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
      {call !== null && !call.published && <Form id="publish" action={view.href(pathTo(PATHS.deskPublishCall, { slug: call.slug }))} state={EMPTY_FORM} label={s('call.publish')}><p>{s('call.publish_text')}</p><Actions><Button kind="secondary" icon="eye">{s('call.publish')}</Button></Actions></Form>}
      {props.history}
    </Page>
  );
}
