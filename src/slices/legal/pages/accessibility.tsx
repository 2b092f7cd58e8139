import type { FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, Form, Page, TextArea, TextField, useText, useView } from '../../../ui/index.ts';
import { STATEMENT_DAY } from '../rules.ts';
import { noticeHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { DraftMark, MailLink, Section, type Settings } from './parts.tsx';

interface AccessibilityProps {
  readonly settings: Settings;
  readonly reviewed: string | null;
  /** The form as it was sent; absent at first. */
  readonly form?: FormState;
  /** Page the reader came from, for the form. */
  readonly from: string;
}

export function AccessibilityPage({ settings, reviewed, form, from }: AccessibilityProps) {
  const t = useText(words);
  const view = useView();
  const [dateBefore, dateAfter] = t('acc.date', { date: '\u0000' }).split('\u0000');
  return (
    <Page title={t('acc.title')} lead={t('acc.lead')} description={t('acc.lead')}>
      <DraftMark reviewed={reviewed} />
      <Section title={t('acc.scope_title')}>
        <p>{t('acc.scope', { url: `\u2068${view.absolute('/')}\u2069` })}</p>
      </Section>
      <Section title={t('acc.state_title')}>
        <p>{t('acc.state')}</p>
      </Section>
      <Section title={t('acc.gaps_title')}>
        <ul>{(['gap_sign', 'gap_easy', 'gap_content'] as const).map((gap) => <li>{t(`acc.${gap}`)}</li>)}</ul>
      </Section>
      <Section title={t('acc.made_title')}>
        <p>{t('acc.made')}</p>
        <p>{dateBefore}<DateText value={reviewed ?? STATEMENT_DAY} />{dateAfter}</p>
      </Section>
      <Report settings={settings} form={form} from={from} />
      <Arbitration />
      <p><a href={view.href(PATHS.easy)}>{t('acc.easy_link')}</a></p>
    </Page>
  );
}

function Report({ settings, form, from }: { settings: Settings; form: FormState | undefined; from: string }) {
  const t = useText(words);
  const view = useView();
  const mail = settings['accessibility_email'] ?? '';
  const phone = settings['accessibility_phone'] ?? '';
  return (
    <Section title={t('acc.report_title')} id="report">
      <p>{t('acc.report_lead')}</p>
      <Form action={view.href(PATHS.report)} {...(form === undefined ? {} : { state: form })}>
        <TextField name="page" label={t('acc.page')} hint={t('acc.page_hint')} value={from} optional />
        <TextArea name="message" label={t('acc.message')} hint={t('acc.message_hint')} rows={5} maxLength={3000} />
        <TextField name="reply_contact" label={t('acc.reply')} hint={t('acc.reply_hint')} optional />
        <p class="mt-small"><a href={view.href(noticeHref('barrier'))}>{t('acc.notice')}</a></p>
        <Actions><Button>{t('acc.send')}</Button></Actions>
      </Form>
      {(mail !== '' || phone !== '') && (
        <p>
          {`${t('acc.other_ways')} `}
          {mail !== '' && <MailLink to={mail} />}
          {mail !== '' && phone !== '' && ', '}
          {phone !== '' && <bdi dir="ltr">{phone}</bdi>}
        </p>
      )}
    </Section>
  );
}

function Arbitration() {
  const t = useText(words);
  return (
    <Section title={t('acc.arbitration_title')}>
      <p>{t('acc.arbitration')}</p>
      <address>
        <p>
          {t('acc.arbitration_name')}<br />
          <bdi dir="ltr" lang="de">Hannah-Arendt-Platz 2, 30159 Hannover</bdi><br />
          <a href="mailto:schlichtungsstelle@ms.niedersachsen.de"><bdi dir="ltr">schlichtungsstelle@ms.niedersachsen.de</bdi></a><br />
          <a href="https://www.ms.niedersachsen.de/"><bdi dir="ltr">www.ms.niedersachsen.de</bdi></a>
        </p>
      </address>
    </Section>
  );
}

export function ThanksPage() {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('acc.thanks_title')} noindex crumbs={[{ label: t('acc.title'), href: view.href(PATHS.accessibility) }]}>
      <Alert tone="success" role="status">{t('acc.thanks')}</Alert>
      <p><a href={view.href(PATHS.accessibility)}>{t('acc.back')}</a></p>
    </Page>
  );
}
