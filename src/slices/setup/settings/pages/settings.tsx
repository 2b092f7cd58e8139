import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, Form, formatDate, Page, RevisionField, Tabs, useText, useView } from '../../../../ui/index.ts';
import { LEGAL_TEXTS, reviewedOn, type Instance } from '../../../instance/public.ts';
import { ContactFields, LanguageFields, ModuleFields, RegionFields } from '../../pages/fields.tsx';
import { PATHS } from '../../urls.ts';
import { words } from '../../words.ts';

export interface SettingsProps {
  readonly instance: Instance;
  /** What was sent, when it was refused. */
  readonly form?: FormState;
  /** Just saved. */
  readonly saved?: boolean;
}

export function Frame({ title, path, saved, children }: { title: string; path: string; saved: boolean | undefined; children: ComponentChildren }) {
  const t = useText(words);
  const view = useView();
  const tabs = ([['general', PATHS.settings], ['contact', PATHS.contact], ['legal', PATHS.legal], ['deadlines', PATHS.deadlines], ['data', PATHS.data]] as const).map(([key, href]) => ({ label: t(`staff.settings.${key}`), href: view.href(href), current: href === path }));
  return (
    <Page title={title} staff crumbs={path === PATHS.settings ? [] : [{ label: t('staff.settings.title'), href: view.href(PATHS.settings) }]}>
      <Tabs items={tabs} label={t('staff.settings.title')} />
      {saved === true && <Alert tone="success" role="status" title={t('staff.saved')}>{t('staff.saved_text')}</Alert>}
      {children}
    </Page>
  );
}

/** Region, name, languages, modules. */
export function GeneralPage({ instance, form, saved }: SettingsProps) {
  const t = useText(words);
  const view = useView();
  const values = { region_name: instance.regionName, site_name: instance.siteName, languages: instance.languages, modules: [...instance.modules] };
  return (
    <Frame title={t('staff.settings.title')} path={PATHS.settings} saved={saved}>
      <Form action={view.href(PATHS.settings)} {...(form === undefined ? {} : { state: form })}>
        <RevisionField revision={instance.version} />
        <RegionFields values={values} />
        <LanguageFields values={values} />
        <ModuleFields values={values} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Frame>
  );
}

/** Imprint, data protection, accessibility. */
export function ContactPage({ instance, form, saved }: SettingsProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Frame title={t('staff.settings.contact')} path={PATHS.contact} saved={saved}>
      <p>{t('staff.contact.lead')}</p>
      <Form action={view.href(PATHS.contact)} {...(form === undefined ? {} : { state: form })} note>
        <RevisionField revision={instance.version} />
        <ContactFields values={instance.settings} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Frame>
  );
}

/** Which legal texts the operator has read and confirmed. */
export function LegalPage({ instance, form, saved }: SettingsProps) {
  const t = useText(words);
  const view = useView();
  const options = LEGAL_TEXTS.map((text) => {
    const day = reviewedOn(instance.settings, text);
    return { value: text, label: t(`staff.settings.text.${text}`), ...(day === null ? {} : { hint: t('staff.settings.confirmed', { date: formatDate(view.locale, day, 'long') }) }) };
  });
  return (
    <Frame title={t('staff.settings.legal')} path={PATHS.legal} saved={saved}>
      <p>{t('staff.settings.legal_lead')}</p>
      <ul>{LEGAL_TEXTS.map((text) => <li><a href={view.href(`/${text}`)}>{t('staff.settings.read_text', { text: t(`staff.settings.text.${text}`) })}</a></li>)}</ul>
      <Form action={view.href(PATHS.legal)} {...(form === undefined ? {} : { state: form })}>
        <RevisionField revision={instance.version} />
        <CheckboxGroup name="reviewed" legend={t('staff.settings.reviewed')} options={options} value={LEGAL_TEXTS.filter((text) => reviewedOn(instance.settings, text) !== null)} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Frame>
  );
}
