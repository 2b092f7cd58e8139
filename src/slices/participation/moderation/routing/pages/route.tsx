import { dayOf } from '../../../../../kernel/dates.ts';
import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, CheckboxGroup, DateField, DefinitionList, Form, formatDateTime, formatTime, Page, PlainText, RadioGroup, RevisionField, TextArea, TextField, TimeField, useText, useView } from '../../../../../ui/index.ts';
import type { Process } from '../../../processes/queries.ts';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { Route } from '../queries.ts';
import { ROUTES, STEPS } from '../rules.ts';
import { Helplines } from './helplines.tsx';

export interface RoutePageProps {
  readonly process: Process;
  readonly submission: Submission;
  readonly route: Route | null;
  readonly receivedAt: Date;
  readonly form?: FormState;
}

/** What is no contribution, and what to do with it. */
export function RoutePage(props: RoutePageProps) {
  const { submission: s, route, receivedAt } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.route.title', { n: s.number })} staff crumbs={[{ label: t('staff.crumb.queue'), href: view.href(PATHS.deskQueue) }, { label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={s.text} /></div>
      {route === null ? <Choose {...props} /> : (
        <>
          <Alert tone={route.kind === 'danger' ? 'danger' : 'info'} title={t(`staff.route.kind.${route.kind}`)}><p>{t(`staff.route.about.${route.kind}`)}</p></Alert>
          {route.kind === 'danger' && <Helplines />}
          <DefinitionList items={[{ term: t('staff.route.received_at'), value: <time dateTime={receivedAt.toISOString()}>{formatDateTime(view.locale, receivedAt)}</time> }]} />
          <Work {...props} route={route} />
        </>
      )}
    </Page>
  );
}

function Choose({ submission: s, form = EMPTY_FORM }: RoutePageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <p>{t('staff.route.lead')}</p>
      <Form action={view.href(pathTo(PATHS.deskRoute, { id: s.id }))} state={form}>
        <RevisionField revision={s.version} />
        <RadioGroup name="kind" legend={t('staff.route.choose')} options={ROUTES.map((kind) => ({ value: kind, label: t(`staff.route.kind.${kind}`), hint: t(`staff.route.about.${kind}`) }))} />
        <Actions><Button>{t('staff.route.do')}</Button></Actions>
      </Form>
    </>
  );
}

function Work({ submission: s, route, form = EMPTY_FORM }: RoutePageProps & { route: Route }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <Form action={view.href(pathTo(PATHS.deskRouteChange, { id: s.id }))} state={form}>
        <RevisionField revision={route.version} />
        <CheckboxGroup name="steps" legend={t('staff.route.steps')} options={STEPS[route.kind].map((step) => ({ value: step, label: t(`staff.step.${route.kind}.${step}` as 'staff.step.danger.judge') }))} value={route.steps} />
        <TextField name="handedTo" label={t('staff.route.handed_to')} hint={t('staff.route.handed_to_hint')} value={route.handedTo} optional />
        <DateField name="handedOn" label={t('staff.route.handed_on')} value={route.handedAt === null ? '' : dayOf(route.handedAt)} optional />
        <TimeField name="handedAt" label={t('staff.route.handed_at')} value={route.handedAt === null ? '' : formatTime('de', route.handedAt)} optional />
        <Checkbox name="consent" label={t('staff.route.consent')} hint={t('staff.route.consent_hint')} checked={route.consent} />
        <TextArea name="note" label={t('staff.route.note')} hint={t('staff.route.note_hint')} value={route.note} rows={4} optional />
        <Checkbox name="closed" label={t('staff.route.closed')} checked={route.closedOn !== null} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      <Form id="back" action={view.href(pathTo(PATHS.deskRouteBack, { id: s.id }))}><Actions><Button kind="tertiary">{t('staff.route.back')}</Button></Actions></Form>
    </>
  );
}
