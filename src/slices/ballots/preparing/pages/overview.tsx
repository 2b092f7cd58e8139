import type { ComponentChildren } from 'preact';
import type { FormState, Problem } from '../../../../kernel/problem.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Checkbox, ErrorSummary, Form, HiddenField, More, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import { Rules } from '../../pages/about.tsx';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import { Pictogram } from '../../pages/pictogram.tsx';
import type { Ballot } from '../../queries.ts';
import { mayBeEdited } from '../../rules.ts';
import { ballotHref, NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

export interface ProcessChoice {
  readonly slug: string;
  readonly title: string;
}

export interface OverviewProps {
  readonly ballot: Ballot;
  readonly problems?: readonly Problem[];
  /** Why this page is shown and not the one that was asked for. */
  readonly note?: string;
  /** Processes whose recommendations can be taken over as options at once. */
  readonly processes: readonly ProcessChoice[];
  readonly closing?: FormState;
  readonly voiding?: FormState;
  readonly unconfirmed: number;
  /** False: the key is not on this server; `keyPath` says where it belongs. */
  readonly hasKey: boolean;
  readonly keyPath: string;
  /** A tie waits for its decision. */
  readonly tied: boolean;
  readonly history: ComponentChildren;
}

/** What the ballot is, and what can be done with it now. */
export function OverviewPage(props: OverviewProps) {
  const { ballot, problems = [] } = props;
  const t = useText(staffWords);
  return (
    <DeskFrame ballot={ballot} tab="overview">
      {problems.length > 0 && <ErrorSummary problems={problems} labels={{ title_de: t('staff.options'), opensDay: t('staff.opens'), closesDay: t('staff.closes'), dotsPerVoter: t('staff.dots_per_voter') }} formId="ballot" />}
      {props.note !== undefined && <Alert>{props.note}</Alert>}
      <Next {...props} />
      <h2>{t('staff.rules')}</h2>
      <Rules ballot={ballot} />
      <h2>{t('staff.options')}</h2>
      <Options {...props} />
      {props.history}
    </DeskFrame>
  );
}

function Next(props: OverviewProps) {
  const { ballot } = props;
  const view = useView();
  const t = useText(staffWords);
  const { slug } = ballot;
  const publicPage = <Button kind="tertiary" icon="eye" href={view.href(ballotHref(slug))}>{t('staff.public_page')}</Button>;
  if (mayBeEdited(ballot.state)) {
    return (
      <>
        <p>{t(ballot.state === 'planned' ? 'staff.next_planned' : 'staff.next_draft')}</p>
        <div class="mt-actions">
          <Button kind="secondary" icon="edit" href={view.href(pathTo(PATHS.deskEdit, { slug }))}>{t('staff.edit')}</Button>
          {ballot.state === 'draft' && ballot.opensAt !== null && <Form id="plan" action={view.href(pathTo(PATHS.deskPlan, { slug }))}><Button type="submit" kind="secondary" icon="calendar">{t('staff.announce')}</Button></Form>}
          <Form id="open" action={view.href(pathTo(PATHS.deskOpen, { slug }))}><Button type="submit" icon="check">{t('staff.open')}</Button></Form>
          {publicPage}
        </div>
      </>
    );
  }
  if (ballot.state === 'open') return <><Actions>{publicPage}</Actions><Closing {...props} /></>;
  return (
    <Actions>
      {publicPage}
      {props.tied && <Button icon="edit" href={view.href(pathTo(PATHS.deskDecision, { slug }))}>{t('staff.decide_tie')}</Button>}
      {ballot.state === 'closed' && <Button kind="secondary" href={view.href(pathTo(PATHS.deskWitnesses, { slug }))}>{t('staff.witnesses')}</Button>}
    </Actions>
  );
}

function Closing({ ballot, closing, voiding, unconfirmed, hasKey, keyPath }: OverviewProps) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = ballot;
  if (!hasKey) {
    return (
      <>
        <Alert tone="danger" title={t('staff.key_missing')}><p>{t('staff.key_missing_text')}</p><p><code dir="ltr">{keyPath}</code></p></Alert>
        <Form id="void" action={view.href(pathTo(PATHS.deskVoid, { slug }))} state={voiding}>
          <TextField name="reason" label={t('staff.void_reason')} hint={t('staff.void_hint')} />
          <Checkbox name="sure" label={t('staff.void_sure')} />
          <Actions><Button type="submit" kind="danger">{t('staff.void')}</Button></Actions>
        </Form>
      </>
    );
  }
  return (
    <Form id="close" action={view.href(pathTo(PATHS.deskClose, { slug }))} state={closing}>
      <p>{t(ballot.phase === 'ended' ? 'staff.close_ended' : 'staff.close_text')}</p>
      {unconfirmed > 0 && <Checkbox name="leaveOut" label={t('staff.leave_out', { n: unconfirmed })} optional />}
      <Checkbox name="sure" label={t('staff.close_sure')} />
      <Actions><Button type="submit" icon="lock">{t('staff.close')}</Button></Actions>
    </Form>
  );
}

function Options({ ballot, processes }: OverviewProps) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = ballot;
  const editable = mayBeEdited(ballot.state);
  return (
    <>
      {ballot.options.length > 0 && (
        <Table
          caption={t('staff.options')}
          hideCaption
          rows={ballot.options}
          columns={[
            { label: t('staff.number'), type: 'number', cell: (o) => o.number },
            { label: t('staff.pictogram'), cell: (o) => <Pictogram name={o.pictogram} /> },
            { label: t('staff.option_title'), rowHeader: true, cell: (o) => (editable ? <a href={view.href(pathTo(PATHS.deskOption, { slug, number: o.number }))}>{sourceText(o.title)}</a> : sourceText(o.title)) },
            { label: t('staff.recommendation'), cell: (o) => (o.href === null ? '' : <a href={view.href(o.href)}>{inLanguage(o.title, view.locale).text}</a>) },
          ]}
        />
      )}
      {editable && <Actions><Button kind="secondary" icon="plus" href={view.href(pathTo(PATHS.deskOption, { slug, number: NEW }))}>{t('staff.option_new')}</Button></Actions>}
      {editable && processes.length > 0 && ballot.options.length === 0 && (
        <More summary={t('staff.take_all')}>
          <Form id="take" action={view.href(pathTo(PATHS.deskOption, { slug, number: NEW }))}>
            <HiddenField name="pictogram" value="star" />
            <SelectField name="process" label={t('staff.process')} placeholder={false} options={processes.map((p) => ({ value: p.slug, label: p.title }))} />
            <Actions><Button type="submit" kind="secondary">{t('staff.take_all_button')}</Button></Actions>
          </Form>
        </More>
      )}
    </>
  );
}
