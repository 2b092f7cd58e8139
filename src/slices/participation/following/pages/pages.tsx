import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, HiddenField, Page, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import type { Process } from '../../processes/queries.ts';
import { PATHS, pathTo, processHref } from '../../urls.ts';
import type { Follower } from '../queries.ts';
import { words } from '../words.ts';

/** Path of the form that asks for news about a process or one of its contributions. */
export const subscribeHref = (slug: string, number?: number): string => `${pathTo(PATHS.subscribe, { slug })}${number === undefined ? '' : `?submission=${number}`}`;

/** The way to news by mail, for pages of what can be followed. */
export function FollowLink({ slug, number }: { slug: string; number?: number }) {
  const t = useText(words);
  const view = useView();
  return <p><a href={view.href(subscribeHref(slug, number))}>{t('link')}</a></p>;
}

export interface SubscribePageProps {
  readonly process: Process;
  readonly number: number | null;
  readonly sent: boolean;
  readonly form?: FormState;
}

/** Asks for a mail address and nothing else. */
export function SubscribePage({ process, number, sent, form = EMPTY_FORM }: SubscribePageProps) {
  const t = useText(words);
  const view = useView();
  const title = inLanguage(process.title, view.locale).text;
  const crumbs = [{ label: title, href: view.href(processHref(process.slug)) }];
  if (sent) return <Page title={t('sent_title')} lead={t('sent')} crumbs={crumbs} noindex>{null}</Page>;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={crumbs} noindex={form.problems.length > 0}>
      <p>{number === null ? t('about_process', { process: title }) : t('about_submission', { n: number })}</p>
      <Form action={view.href(pathTo(PATHS.subscribe, { slug: process.slug }))} state={form}>
        <HiddenField name="submission" value={number === null ? '' : String(number)} />
        <TextField name="email" type="email" label={t('email')} autocomplete="email" width="medium" />
        <Actions><Button>{t('send')}</Button></Actions>
      </Form>
      <p class="mt-small mt-muted">{t('privacy')} <a href={view.href(noticeHref('subscription'))}>{t('privacy_link')}</a></p>
    </Page>
  );
}

/** One button: confirm it, or end it. */
export function SubscriptionPage({ follower }: { follower: Follower }) {
  const t = useText(words);
  const view = useView();
  const { confirmedOn, email, number } = follower;
  const action = view.href(pathTo(PATHS.subscription, { token: follower.token }));
  const process = inLanguage(follower.processTitle, view.locale).text;
  const subject = number === null ? t('about_process', { process }) : t('about_submission', { n: number });
  if (confirmedOn === null) {
    return (
      <Page title={t('confirm_title')} lead={t('confirm_lead', { email })} noindex>
        <p>{subject}</p>
        <Form action={action}><Actions><Button name="do" value="confirm">{t('confirm')}</Button></Actions></Form>
        <p class="mt-small mt-muted">{t('not_me')}</p>
      </Page>
    );
  }
  return (
    <Page title={t('stop_title')} noindex>
      <Alert tone="success" role="status">{t('confirmed', { email })}</Alert>
      <p>{subject}</p>
      <Form action={action}><Actions><Button kind="secondary" name="do" value="stop">{t('stop')}</Button></Actions></Form>
    </Page>
  );
}

export function StoppedPage() {
  const t = useText(words);
  return <Page title={t('stopped_title')} lead={t('stopped')} noindex>{null}</Page>;
}

export function UnknownPage() {
  const t = useText(words);
  return <Page title={t('unknown_title')} lead={t('unknown')} noindex>{null}</Page>;
}
