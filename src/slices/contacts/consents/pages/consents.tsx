import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, HiddenField, Page, RecordList, TextArea, useText, useView } from '../../../../ui/index.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { LOCALES } from '../../../../kernel/locale.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { languageLabel } from '../../register/pages/parts.tsx';
import type { ConsentText } from '../queries.ts';

/** Every purpose with the wording in force. */
export function ConsentsPage({ consents, saved }: { consents: readonly ConsentText[]; saved: boolean }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.consents.title')} lead={t('staff.consents.lead')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      <RecordList>
        {consents.map(({ purpose, version, text }) => (
          <>
            <h2><a href={view.href(hrefs.consent(purpose))}>{t(`staff.consent.${purpose}`)}</a></h2>
            <p lang={inLanguage(text, view.locale).lang}>{inLanguage(text, view.locale).text}</p>
            <p class="mt-muted mt-small">{version === 0 ? t('staff.consents.given') : t('staff.consents.version', { n: version })}</p>
          </>
        ))}
      </RecordList>
    </Page>
  );
}

/** The wording of one purpose, in every language. */
export function ConsentPage({ consent, form }: { consent: ConsentText; form: FormState }) {
  const t = useText(words);
  const view = useView();
  const { purpose, text, version } = consent;
  return (
    <Page title={t(`staff.consent.${purpose}`)} lead={t('staff.consents.change')} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }, { label: t('staff.consents.title'), href: view.href(PATHS.consents) }]}>
      <Form action={view.href(hrefs.consent(purpose))} state={form} note>
        <HiddenField name="version" value={String(version)} />
        <TextArea name="text" label={languageLabel(t, view.locale, 'de')} value={sourceText(text)} lang="de" />
        {LOCALES.filter((l) => l !== 'de').map((l) => <TextArea name={`text_${l}`} label={languageLabel(t, view.locale, l)} value={text.texts[l]?.text ?? ''} lang={l} optional />)}
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
