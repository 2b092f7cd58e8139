import { DefinitionList, Page, useText, useView } from '../../../ui/index.ts';
import type { Notice } from '../rules.ts';
import { noticeHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { DraftMark, Given, MailLink, Section, type Settings } from './parts.tsx';

interface PrivacyProps {
  readonly settings: Settings;
  readonly reviewed: string | null;
  readonly notices: readonly Notice[];
}

export function PrivacyPage({ settings, reviewed, notices }: PrivacyProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')} description={t('privacy.lead')}>
      <DraftMark reviewed={reviewed} />
      <Section title={t('privacy.notices')}>
        <p>{t('privacy.notices_text')}</p>
        <ul>{notices.map((notice) => <li><a href={view.href(noticeHref(notice))}>{t(`notice.${notice}.title`)}</a></li>)}</ul>
      </Section>
      <Section title={t('privacy.status_title')}>
        <p>{t('privacy.status_text')}</p>
      </Section>
      <Section title={t('privacy.who')}><Responsible settings={settings} /></Section>
      <Section title={t('privacy.ground')}>
        <p>{t('privacy.ground_text')}</p>
      </Section>
      <Section title={t('privacy.cookies')}>
        <p>{t('privacy.cookies_text')}</p>
        <ul>{(['session', 'theme', 'fresh'] as const).map((name) => <li>{t(`privacy.cookie_${name}`)}</li>)}</ul>
        <p>{t('privacy.no_tracking')}</p>
      </Section>
      <Rights />
      {view.user?.staff === true && <p><a href={view.href(PATHS.processing)}>{t('staff.processing.link')}</a></p>}
    </Page>
  );
}

function Responsible({ settings }: { settings: Settings }) {
  const t = useText(words);
  const controller = [settings['operator'], settings['address']].filter((part) => part !== undefined && part !== '').join('\n');
  return (
    <DefinitionList
      items={[
        { term: t('privacy.controller'), value: <Given value={controller} /> },
        { term: t('privacy.unit'), value: <><Given value={settings['dp_unit']} />{' '}<MailLink to={settings['dp_email']} /></> },
        { term: t('privacy.dpo'), value: <Given value={settings['dpo_contact']} /> },
      ]}
    />
  );
}

function Rights() {
  const t = useText(words);
  return (
    <Section title={t('privacy.rights')}>
      <p>{t('privacy.rights_text')}</p>
      <p>{t('privacy.complaint')}</p>
      <address class="mt-flow" lang="de">
        <p dir="ltr">
          Der Landesbeauftragte für den Datenschutz Niedersachsen<br />
          Prinzenstraße 5, 30159 Hannover<br />
          <a href="mailto:poststelle@lfd.niedersachsen.de">poststelle@lfd.niedersachsen.de</a>
        </p>
      </address>
    </Section>
  );
}

const GROUNDS = { submission: 'ground.submission', follow: 'ground.public_task', concern: 'ground.consent', subscription: 'ground.consent', comment: 'ground.public_task', survey: 'ground.public_task', ballot: 'ground.public_task', live: 'ground.public_task', 'event-registration': 'ground.event', 'event-stall': 'ground.consent', wall: 'ground.consent', practice: 'ground.consent', application: 'ground.event', account: 'ground.public_task', barrier: 'ground.barrier', visit: 'ground.public_task' } as const satisfies Record<Notice, string>;

/** One form's notice: purpose, data, ground, retention, recipients and whether one has to (Art. 13 GDPR). */
export function NoticePage({ notice, reviewed, days }: { notice: Notice; reviewed: string | null; days: number }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t(`notice.${notice}.title`)} eyebrow={t('privacy.title')} crumbs={[{ label: t('privacy.title'), href: view.href(PATHS.privacy) }]}>
      <DraftMark reviewed={reviewed} />
      <DefinitionList
        items={[
          { term: t('notice.purpose'), value: t(`notice.${notice}.purpose`) },
          { term: t('notice.data'), value: t(`notice.${notice}.data`) },
          { term: t('notice.voluntary'), value: t(`notice.${notice}.voluntary`) },
          { term: t('notice.recipients'), value: t(`notice.${notice}.recipients`) },
          { term: t('notice.retention'), value: t(`notice.${notice}.retention`, { days }) },
          { term: t('notice.ground'), value: t(GROUNDS[notice]) },
        ]}
      />
      <p>{t('privacy.rights_text')}</p>
      <p><a href={view.href(PATHS.privacy)}>{t('privacy.all')}</a></p>
    </Page>
  );
}
