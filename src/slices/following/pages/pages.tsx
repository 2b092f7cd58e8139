import { inLanguage } from '../../../kernel/localized.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { EMPTY_FORM, type FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, HiddenField, Page, RadioGroup, RecordList, TextField, useText, useView } from '../../../ui/index.ts';
import { noticeHref } from '../../legal/public.ts';
import type { Follower, Subject } from '../queries.ts';
import { RHYTHMS } from '../schema.ts';
import { followHref, PATHS, subscriptionHref } from '../urls.ts';
import { words } from '../words.ts';

/** The way to news by mail, for pages of what can be followed. */
export function FollowLink({ id }: { id: string }) {
  const t = useText(words);
  const view = useView();
  return <p><a href={view.href(followHref(id))}>{t('link')}</a></p>;
}

/** What is followed in words. Of a contribution only the number: what somebody wrote goes into no mail that anybody may ask for. */
export function aboutIn(locale: Locale, { kind, title, href }: Pick<Subject, 'kind' | 'title' | 'href'>): string {
  const t = words(locale);
  return kind === 'submission' ? t('about.submission', { n: Number(href.split('/').at(-1)) }) : t(`about.${kind}`, { title: inLanguage(title, locale).text });
}

function Rhythms({ value }: { value: string }) {
  const t = useText(words);
  return <RadioGroup name="rhythm" legend={t('rhythm')} options={RHYTHMS.map((r) => ({ value: r, label: t(`rhythm.${r}`) }))} value={value} />;
}

export interface AskPageProps {
  readonly subject: Subject;
  readonly sent: boolean;
  readonly form?: FormState;
}

/** Asks for a mail address, how often, and nothing else. */
export function AskPage({ subject, sent, form = EMPTY_FORM }: AskPageProps) {
  const t = useText(words);
  const view = useView();
  const about = aboutIn(view.locale, subject);
  const crumbs = [{ label: about, href: view.href(subject.href) }];
  if (sent) return <Page title={t('sent_title')} lead={t('sent')} crumbs={crumbs} noindex>{null}</Page>;
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={crumbs} noindex>
      <p>{t('about', { about })} {t(`about_text.${subject.kind}`)}</p>
      <Form action={view.href(PATHS.ask)} state={form}>
        <HiddenField name="about" value={subject.id} />
        <TextField name="email" type="email" label={t('email')} autocomplete="email" width="medium" />
        <Rhythms value="week" />
        <Actions><Button>{t('send')}</Button></Actions>
      </Form>
      <p class="mt-small mt-muted">{t('privacy')} <a href={view.href(noticeHref('subscription'))}>{t('privacy_link')}</a></p>
    </Page>
  );
}

export interface SubscriptionPageProps {
  readonly follower: Follower;
  /** Everything the address follows. */
  readonly all: readonly Follower[];
  readonly saved: boolean;
}

/** One button: confirm it; or everything the address follows, each with its end. */
export function SubscriptionPage({ follower, all, saved }: SubscriptionPageProps) {
  const t = useText(words);
  const view = useView();
  const { confirmedOn, email, rhythm } = follower;
  const action = view.href(subscriptionHref(follower.token));
  if (confirmedOn === null) {
    return (
      <Page title={t('confirm_title')} lead={t('confirm_lead', { email })} noindex>
        <p>{t('about', { about: aboutIn(view.locale, follower.subject) })}</p>
        <Form action={action}><Actions><Button name="do" value="confirm">{t('confirm')}</Button></Actions></Form>
        <p class="mt-small mt-muted">{t('not_me')}</p>
      </Page>
    );
  }
  return (
    <Page title={t('mine_title')} noindex>
      <Alert tone="success" role="status">{saved ? t('saved') : t('confirmed', { email })}</Alert>
      <h2>{t('mine')}</h2>
      <RecordList>{all.map((f) => <Followed follower={f} action={action} />)}</RecordList>
      <Form action={action} id="rhythm">
        <Rhythms value={rhythm} />
        <Actions><Button kind="secondary" name="do" value="rhythm">{t('rhythm_save')}</Button></Actions>
      </Form>
      <h2>{t('stop_title')}</h2>
      <Form action={action} id="stop"><Actions><Button kind="secondary" name="do" value="stop">{t('stop')}</Button></Actions></Form>
    </Page>
  );
}

function Followed({ follower: { subject, visible }, action }: { follower: Follower; action: string }) {
  const t = useText(words);
  const view = useView();
  const about = aboutIn(view.locale, subject);
  return (
    <>
      {visible ? <a href={view.href(subject.href)}>{about}</a> : about}
      <Form action={action} id={`one-${subject.id}`} label={t('one_stop', { about })}>
        <HiddenField name="about" value={subject.id} />
        <Actions><Button kind="tertiary" small name="do" value="one">{t('one_stop', { about })}</Button></Actions>
      </Form>
    </>
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
