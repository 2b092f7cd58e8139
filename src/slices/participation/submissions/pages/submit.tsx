import { inLanguage } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, Form, formatDate, HiddenField, More, Page, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { DeviceDraft, DraftNote, LaterButton, LaterHint } from '../../drafts/pages/parts.tsx';
import type { Draft } from '../../drafts/queries.ts';
import { FileFields, GroupFields, SpeakField } from '../../enclosed/pages/fields.tsx';
import type { Waiting } from '../../enclosed/queries.ts';
import { noticeHref } from '../../../legal/public.ts';
import { InventedNote, Said } from '../../pages/parts.tsx';
import type { Process, Topic } from '../../processes/queries.ts';
import { PATHS, pathTo, processHref } from '../../urls.ts';
import type { Trace } from '../rules.ts';
import { MAX_TEXT } from '../schema.ts';
import { words } from '../words.ts';
import { LanguageField, PlaceField, TopicField, type Place } from './fields.tsx';

export interface SubmitPageProps {
  readonly process: Process;
  readonly open: boolean;
  readonly topics: readonly Topic[];
  readonly places: readonly Place[];
  /** The form's own random value. */
  readonly token: string;
  readonly form: FormState;
  readonly traces?: readonly Trace[];
  /** Files of this form that arrived already. */
  readonly waiting: readonly Waiting[];
  readonly draft?: { readonly code: string; readonly kept: Draft; readonly saved: boolean };
}

/** Say something, without account and without name. */
export function SubmitPage(props: SubmitPageProps) {
  const { process, open } = props;
  const t = useText(words);
  const view = useView();
  const crumbs = [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }, { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }];
  return (
    <Page title={t('submit.title')} eyebrow={<Said value={process.title} />} lead={open ? t('submit.lead') : undefined} crumbs={crumbs}>
      <InventedNote process={process} />
      {props.draft !== undefined && <DraftNote {...props.draft} open={open} />}
      {open ? <OpenForm {...props} /> : (
        <Alert tone="info" title={t('submit.closed')}>
          <p>{t('submit.closed_text')}</p>
          <p><a href={view.href(processHref(process.slug))}>{t('submit.closed_link')}</a></p>
        </Alert>
      )}
    </Page>
  );
}

function OpenForm({ process, topics, places, token, form, traces = [], waiting, draft }: SubmitPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      <Rules />
      {process.callClosesOn !== null && <p>{t('submit.until', { date: formatDate(view.locale, process.callClosesOn, 'long') })}</p>}
      <Form action={view.href(pathTo(PATHS.submit, { slug: process.slug }))} state={form} note multipart autocomplete="off" labels={{ answer: t('submit.answer'), email: t('submit.email') }}>
        <HiddenField name="token" value={token} />
        {(draft !== undefined || form.values['draft'] !== undefined) && <HiddenField name="draft" value={draft?.code ?? ''} />}
        <TextArea name="text" label={t('submit.text')} hint={t('submit.text_hint')} rows={8} maxLength={MAX_TEXT} />
        <DeviceDraft slug={process.slug} />
        <Checks form={form} traces={traces} />
        <SpeakField form={form} waiting={waiting} />
        <FileFields form={form} waiting={waiting} />
        <TopicField topics={topics} />
        <PlaceField places={places} />
        <LanguageField value={view.locale === 'de-simple' ? 'de' : view.locale} />
        <Checkbox name="helped" label={t('submit.helped')} hint={t('submit.helped_hint')} optional />
        <GroupFields form={form} />
        <ContactFields form={form} />
        <p class="mt-small">{t('submit.privacy')}{' '}<a href={view.href(noticeHref('submission'))}>{t('submit.privacy_link')}</a></p>
        <Actions><Button icon="speech">{t('submit.send')}</Button><LaterButton /></Actions>
        <LaterHint />
      </Form>
    </>
  );
}

/** In plain words, before anybody writes. */
function Rules() {
  const t = useText(words);
  return (
    <Alert tone="info" title={t('rules.title')}>
      <ul>
        <li>{t('rules.emergency')}</li>
        <li>{t('rules.application')}</li>
        <li>{t('rules.names')}</li>
        <li>{t('rules.checked')}</li>
      </ul>
    </Alert>
  );
}

/** Asked only after the form was sent: what looks like a number or address, and what this browser has just sent. */
export function Checks({ form, traces }: { form: FormState; traces: readonly Trace[] }) {
  const t = useText(words);
  const problem = (code: string): boolean => form.problems.some((p) => p.code === code);
  return (
    <>
      {(problem('contains_personal_number') || form.values['checked'] !== undefined) && (
        <>
          {traces.length > 0 && <p>{t('checks.found', { list: traces.map((trace) => t(`trace.${trace}`)).join(', ') })}</p>}
          <Checkbox name="checked" label={t('checks.checked')} hint={t('checks.checked_hint')} />
        </>
      )}
      {(problem('duplicate') || form.values['again'] !== undefined) && <Checkbox name="again" label={t('checks.again')} hint={t('checks.again_hint')} />}
    </>
  );
}

/** Folded away: whoever wants no answer is not asked for an address. */
function ContactFields({ form }: { form: FormState }) {
  const t = useText(words);
  const typed = ['answer', 'email', 'name'].some((name) => (form.values[name] ?? '') !== '' || form.problems.some((p) => p.field === name));
  return (
    <More summary={t('submit.contact')} open={typed}>
      <p>{t('submit.contact_hint')}</p>
      <Checkbox name="answer" label={t('submit.answer')} optional />
      <TextField name="email" label={t('submit.email')} type="email" autocomplete="email" width="medium" optional />
      <TextField name="name" label={t('submit.name')} hint={t('submit.name_hint')} autocomplete="name" width="medium" optional />
    </More>
  );
}

