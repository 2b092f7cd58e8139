import { Actions, Alert, Button, Form, HiddenField, Page, useText, useView } from '../../../../ui/index.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { noticeHref } from '../../../legal/public.ts';
import { Said } from '../../../participation/public.ts';
import { choiceOf, EventNotes, titleOf, When } from '../../pages/parts.tsx';
import type { RegistrationStatus } from '../../rules.ts';
import { eventHref, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';
import { RegistrationFields, type FieldsProps } from './fields.tsx';

export interface RegisterPageProps extends FieldsProps {
  readonly status: RegistrationStatus;
  /** Days after the event until everything is deleted. */
  readonly days: number;
  /** The form's own random value. */
  readonly token: string;
}

/** Register without an account. */
export function RegisterPage(props: RegisterPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, status, token, form } = props;
  const title = titleOf(event, view.locale);
  const crumbs = [{ label: t('list.title'), href: view.href(PATHS.events) }, { label: title, href: view.href(eventHref(event.slug)) }];
  const closed = status !== 'open' && status !== 'waiting';
  return (
    <Page title={t('register.title')} eyebrow={<Said value={event.title} />} lead={<When event={event} />} crumbs={crumbs} noindex>
      <EventNotes event={event} />
      {status === 'waiting' && <Alert tone="info" title={t('status.waiting')}>{t('join.waiting')}</Alert>}
      {closed && form.problems.length === 0 ? (
        <Alert tone="info" title={t('register.closed')}>
          <p>{t(status === 'full' ? 'join.full' : 'join.closed')}</p>
          <p><a href={view.href(eventHref(event.slug))}>{t('register.back')}</a></p>
        </Alert>
      ) : (
        <Form action={view.href(pathTo(PATHS.register, { slug: event.slug }))} state={form} note labels={labelsOf(props, t, view.locale)}>
          <HiddenField name="token" value={token} />
          <RegistrationFields {...props} />
          <p class="mt-small">{t('form.privacy', { n: props.days })}{' '}<a href={view.href(noticeHref('event-registration'))}>{t('form.privacy_link')}</a></p>
          <Actions><Button>{t(status === 'waiting' ? 'join.wait' : 'join.register')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}

/** Names of fields for the list of problems. */
export function labelsOf({ rounds }: Pick<FieldsProps, 'rounds'>, t: ReturnType<typeof words>, locale: Parameters<typeof inLanguage>[1]): Record<string, string> {
  return {
    name: t('form.name'), places: t('form.places'), names: t('form.names'), email: t('form.email'), phone: t('form.phone'), interpreting: t('form.interpreting'), child_care: t('form.child_care'), note: t('form.note'),
    ...Object.fromEntries(rounds.map((r) => [choiceOf(r.id), inLanguage(r.title, locale).text])),
  };
}
