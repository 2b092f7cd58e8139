import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, FieldGroup, Form, formatDate, HiddenField, Page, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { CONTENT_LANGUAGES, languageOptions, Said, Told } from '../../../participation/public.ts';
import { EventNotes, When } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { eventHref, marketHref, PATHS, pathTo } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { Market, Stall, StallContact } from '../queries.ts';
import { STALL_NEEDS } from '../schema.ts';
import { words } from '../words.ts';

/** What a stall shows and needs, and how the office reaches whoever brings it. */
export function StallFields({ stall, contact }: { stall?: Stall; contact?: StallContact | null }) {
  const t = useText(words);
  const e = useText(eventWords);
  const view = useView();
  return (
    <>
      <TextField name="project" label={t('project')} hint={t('project_hint')} value={stall?.project} />
      <TextField name="institution" label={t('institution')} value={stall?.institution} autocomplete="organization" optional />
      <TextArea name="shows" label={t('shows')} hint={t('shows_hint')} value={stall?.shows} rows={5} maxLength={1_000} />
      <SelectField name="language" label={t('language')} options={languageOptions(view.locale, CONTENT_LANGUAGES)} value={stall?.language ?? view.locale} placeholder={false} width="medium" />
      <CheckboxGroup name="needs" legend={t('needs')} options={STALL_NEEDS.map((value) => ({ value, label: t(`need.${value}`) }))} value={[...(stall?.needs ?? [])]} optional />
      <FieldGroup legend={t('contact')} hint={t('contact_hint')}>
        <TextField name="name" label={e('form.name')} value={contact?.name} autocomplete="name" width="medium" />
        <TextField name="email" label={e('form.email')} hint={t('email_hint')} type="email" value={contact?.email ?? undefined} autocomplete="email" width="medium" optional />
        <TextField name="phone" label={e('form.phone')} type="tel" value={contact?.phone ?? undefined} autocomplete="tel" width="medium" optional />
      </FieldGroup>
    </>
  );
}

/** Until when what one types is kept, and the notice that says more. */
export function StallPrivacy({ days }: { days: number }) {
  const t = useText(words);
  const view = useView();
  return <p class="mt-small">{t('privacy', { n: days })}{' '}<a href={view.href(noticeHref('event-stall'))}>{eventWords(view.locale)('form.privacy_link')}</a></p>;
}

export interface ApplyPageProps {
  readonly event: Event;
  readonly market: Market;
  readonly open: boolean;
  /** The form's own random value. */
  readonly token: string;
  /** Days after the event until the contact is deleted. */
  readonly days: number;
  readonly form?: FormState;
}

/** Apply for a stall without an account. */
export function ApplyPage({ event, market, open, token, days, form = EMPTY_FORM }: ApplyPageProps) {
  const t = useText(words);
  const view = useView();
  const title = inLanguage(event.title, view.locale).text;
  const crumbs = [{ label: title, href: view.href(eventHref(event.slug)) }, { label: t('heading'), href: view.href(marketHref(event.slug)) }];
  return (
    <Page title={t('apply')} eyebrow={<Said value={event.title} />} lead={<When event={event} />} crumbs={crumbs} noindex>
      <EventNotes event={event} />
      {!open && form.problems.length === 0 ? <Alert tone="info" title={t('closed')}><p><a href={view.href(marketHref(event.slug))}>{t('link')}</a></p></Alert> : (
        <>
          <Told value={market.call} />
          {market.closesOn !== null && <p>{t('apply_until', { date: formatDate(view.locale, market.closesOn, 'long') })}</p>}
          <Form action={view.href(pathTo(PATHS.marketApply, { slug: event.slug }))} state={form} note>
            <HiddenField name="token" value={token} />
            <StallFields />
            <p>{t('public_note')}</p>
            <StallPrivacy days={days} />
            <Actions><Button>{t('send')}</Button></Actions>
          </Form>
        </>
      )}
    </Page>
  );
}
