import { LOCALES, localeName } from '../../../../kernel/locale.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Form, formatNumber, HiddenField, More, NumberField, RadioGroup, SelectField, Table, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Ballot } from '../../queries.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import type { CodeBatch } from '../queries.ts';
import { MAX_CODES, MAX_SLIPS } from '../rules.ts';

export interface CodesPageProps {
  readonly ballot: Ballot;
  readonly batches: readonly CodeBatch[];
  /** A mail server is there; without one codes are not mailed, because mails would be kept. */
  readonly mails: boolean;
  readonly making?: FormState;
  readonly mailing?: FormState;
  readonly revoking?: FormState;
  /** Holds the batch it was about. */
  readonly revokingBatch?: FormState;
  /** What was just done, in words. */
  readonly done?: string;
}

export function CodesPage(props: CodesPageProps) {
  const { ballot, batches, done } = props;
  const view = useView();
  const t = useText(staffWords);
  return (
    <DeskFrame ballot={ballot} tab="codes" title={t('staff.tab.codes')}>
      {done !== undefined && <Alert tone="success" role="status" title={done} />}
      <h2>{t('staff.codes_new')}</h2>
      <Making {...props} />
      {batches.length > 0 && (
        <>
          <h2>{t('staff.codes_batches')}</h2>
          <Table
            caption={t('staff.codes_batches')}
            hideCaption
            rows={batches}
            columns={[
              { label: t('staff.group'), rowHeader: true, cell: (b) => b.label },
              { label: t('staff.made_on'), type: 'date', cell: (b) => b.madeOn },
              { label: t('staff.codes'), type: 'number', cell: (b) => b.size },
              { label: t('staff.revoked'), type: 'number', cell: (b) => b.revoked },
              { label: t('staff.batch_action'), cell: (b) => b.revoked < b.size && <RevokeBatch ballot={ballot} batch={b} state={props.revokingBatch?.values['batch'] === b.id ? props.revokingBatch : undefined} /> },
            ]}
          />
        </>
      )}
      <h2>{t('staff.revoke_title')}</h2>
      <Form id="revoke" action={view.href(pathTo(PATHS.deskRevoke, { slug: ballot.slug }))} state={props.revoking}>
        <TextField name="code" label={t('staff.code')} hint={t('staff.revoke_hint')} width="medium" code autocomplete="off" />
        <Actions><Button type="submit" kind="danger">{t('staff.revoke')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}

function Making({ ballot, mails, making, mailing }: CodesPageProps) {
  const view = useView();
  const t = useText(staffWords);
  const languages = LOCALES.map((value) => ({ value, label: localeName(value) }));
  const n = (value: number) => formatNumber(view.locale, value);
  return (
    <>
      <p>{t('staff.codes_text')}</p>
      <Form id="make" action={view.href(pathTo(PATHS.deskCodes, { slug: ballot.slug }))} state={making}>
        <NumberField name="count" label={t('staff.codes_count')} hint={t('staff.codes_count_hint', { max: n(MAX_CODES) })} min={1} max={MAX_CODES} value={50} />
        <TextField name="label" label={t('staff.batch')} hint={t('staff.batch_hint')} width="medium" />
        <RadioGroup name="as" legend={t('staff.codes_as')} value="slips" options={[{ value: 'slips', label: t('staff.as_slips'), hint: t('staff.as_slips_hint', { max: n(MAX_SLIPS) }) }, { value: 'csv', label: t('staff.as_csv'), hint: t('staff.as_csv_hint') }]} />
        <SelectField name="language" label={t('staff.slip_language')} value="de" placeholder={false} width="medium" options={languages} />
        <Actions><Button type="submit" icon="key">{t('staff.codes_make')}</Button></Actions>
      </Form>
      {mails && (
        <More summary={t('staff.mail_title')} open={mailing !== undefined}>
          <p>{t('staff.mail_text')}</p>
          <Form id="mail" action={view.href(pathTo(PATHS.deskCodesMail, { slug: ballot.slug }))} state={mailing}>
            <TextField name="label" label={t('staff.batch')} hint={t('staff.batch_hint')} width="medium" />
            <SelectField name="language" label={t('staff.mail_language')} value="de" placeholder={false} width="medium" options={languages} />
            <TextArea name="addresses" label={t('staff.mail_addresses')} hint={t('staff.mail_addresses_hint')} rows={8} />
            <Actions><Button type="submit" icon="mail">{t('staff.mail_send')}</Button></Actions>
          </Form>
        </More>
      )}
    </>
  );
}

/** Folded away and with a box to tick: one slip of the finger would lock out a whole room. */
function RevokeBatch({ ballot, batch, state }: { ballot: Ballot; batch: CodeBatch; state: FormState | undefined }) {
  const view = useView();
  const t = useText(staffWords);
  return (
    <More summary={t('staff.revoke_batch')} open={state !== undefined}>
      <Form id={`revoke-${batch.id}`} action={view.href(pathTo(PATHS.deskRevoke, { slug: ballot.slug }))} label={t('staff.revoke_batch_of', { label: batch.label })} state={state}>
        <HiddenField name="batch" value={batch.id} />
        <Checkbox name="sure" label={t('staff.revoke_batch_sure')} />
        <Button type="submit" kind="danger" small>{t('staff.revoke_batch')}</Button>
      </Form>
    </More>
  );
}
