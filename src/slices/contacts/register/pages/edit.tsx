import type { ComponentChildren } from 'preact';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, CheckboxGroup, DateField, FieldGroup, Form, More, Page, PlainText, RadioGroup, RemovalForm, RevisionField, SelectField, TextArea, TextField, formatDate, useText, useView } from '../../../../ui/index.ts';
import type { Territory } from '../../../territory/public.ts';
import { CONSENT_WAYS, goesOn, GROUNDS, KINDS, LANGUAGES, nameOf, PURPOSES, type Purpose } from '../../rules.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Contact } from '../queries.ts';
import { languageLabel } from './parts.tsx';

export interface ContactEditProps {
  /** Null for a new one. */
  readonly contact: Contact | null;
  readonly places: readonly Territory[];
  readonly today: string;
  readonly years: number;
  /** The wordings the person agreed to. */
  readonly agreed: readonly Localized[];
  readonly merged: readonly Contact[];
  readonly form: FormState;
  readonly removal?: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** One entry of the register. */
export function ContactEditPage(props: ContactEditProps) {
  const { contact, form, saved, years, history } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={contact === null ? t('staff.contacts.new') : nameOf(contact)} staff crumbs={[{ label: t('staff.contacts.title'), href: view.href(PATHS.contacts) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {contact?.returnedOn != null && <Alert tone="warning" title={t('staff.contacts.state.returned')}>{t('staff.contact.returned', { date: formatDate(view.locale, contact.returnedOn) })}</Alert>}
      {contact !== null && (
        <Form id="check" action={view.href(hrefs.checked(contact.id))}>
          <p>{t('staff.contact.goes', { checked: formatDate(view.locale, contact.checkedOn), goes: formatDate(view.locale, goesOn(contact, years)) })}</p>
          <Actions><Button kind="secondary" icon="check" small>{t('staff.contact.check')}</Button></Actions>
        </Form>
      )}
      <Form action={view.href(contact === null ? PATHS.new : hrefs.contact(contact.id))} state={form} note>
        {contact !== null && <RevisionField revision={contact.version} />}
        <Fields {...props} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      {contact !== null && <Merged {...props} />}
      {contact !== null && <Removal {...props} id={contact.id} />}
      {history}
    </Page>
  );
}

function Fields({ contact, places, today }: ContactEditProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <>
      <TextField name="institution" label={t('staff.institution')} hint={t('staff.contact.institution_hint')} value={contact?.institution ?? ''} optional />
      <SelectField name="kind" label={t('staff.kind')} options={KINDS.map((k) => ({ value: k, label: t(`staff.kind.${k}`) }))} value={contact?.kind ?? ''} width="medium" />
      <TextField name="function" label={t('staff.function')} hint={t('staff.contact.function_hint')} value={contact?.function ?? ''} optional />
      <TextField name="person" label={t('staff.person')} hint={t('staff.contact.person_hint')} value={contact?.person ?? ''} optional />
      <TextField name="email" type="email" label={t('staff.email')} value={contact?.email ?? ''} optional />
      <TextField name="phone" type="tel" label={t('staff.phone')} value={contact?.phone ?? ''} width="medium" optional />
      <FieldGroup legend={t('staff.address')}>
        <TextArea name="street" label={t('staff.street')} hint={t('staff.contact.street_hint')} value={contact?.street ?? ''} rows={2} optional />
        <TextField name="postalCode" label={t('staff.postal_code')} value={contact?.postalCode ?? ''} width="short" optional />
        <TextField name="town" label={t('staff.town')} value={contact?.town ?? ''} optional />
        <TextField name="country" label={t('staff.country')} hint={t('staff.contact.country_hint')} value={contact?.country ?? ''} optional />
      </FieldGroup>
      <SelectField name="municipality" label={t('staff.municipality')} options={places.map((p) => ({ value: p.key, label: p.name }))} value={contact?.municipality ?? ''} width="medium" optional />
      <SelectField name="language" label={t('staff.language')} hint={t('staff.contact.language_hint')} options={LANGUAGES.map((l) => ({ value: l, label: languageLabel(t, locale, l) }))} value={contact?.language ?? 'de'} placeholder={false} width="medium" />
      <TextField name="source" label={t('staff.source')} hint={t('staff.contact.source_hint')} value={contact?.source ?? ''} />
      <DateField name="checkedOn" label={t('staff.checked_on')} value={contact?.checkedOn ?? today} max={today} />
      <Purposes contact={contact} />
      <DateField name="staysUntil" label={t('staff.stays_until')} hint={t('staff.contact.stays_hint')} value={contact?.staysUntil ?? ''} optional />
    </>
  );
}

function Purposes({ contact }: Pick<ContactEditProps, 'contact'>) {
  const t = useText(words);
  return (
    <>
      <CheckboxGroup name="purposes" legend={t('staff.purpose')} hint={t('staff.contact.purposes_hint')} options={PURPOSES.map((p) => ({ value: p, label: t(`staff.purpose.${p}`) }))} value={contact?.purposes ?? ['participation']} />
      <RadioGroup name="ground" legend={t('staff.ground')} options={GROUNDS.map((g) => ({ value: g, label: t(`staff.ground.${g}`), hint: t(`staff.ground.${g}_hint`) }))} value={contact?.ground ?? 'public_task'} />
      <FieldGroup legend={t('staff.consent')} hint={t('staff.contact.consent_hint')}>
        <DateField name="consentOn" label={t('staff.consent_on')} value={contact?.consentOn ?? ''} optional />
        <SelectField name="consentHow" label={t('staff.consent_how')} options={CONSENT_WAYS.map((w) => ({ value: w, label: t(`staff.consent_how.${w}`) }))} value={contact?.consentHow ?? ''} optional />
      </FieldGroup>
      {contact?.ground === 'consent' && <p class="mt-small mt-muted">{t('staff.contact.versions', { list: Object.entries(contact.consentVersions).map(([p, v]) => `${t(`staff.purpose.${p as Purpose}`)} ${v}`).join(', ') })}</p>}
    </>
  );
}

function Merged({ merged, agreed }: ContactEditProps) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      {agreed.length > 0 && <More summary={t('staff.contact.agreed')}>{agreed.map((text) => <PlainText text={inLanguage(text, view.locale).text} lang={inLanguage(text, view.locale).lang} />)}</More>}
      {merged.length > 0 && (
        <section class="mt-flow">
          <h2>{t('staff.merge.part_of')}</h2>
          <p>{t('staff.merge.part_of_text')}</p>
          {merged.map((gone) => (
            <Form id={`unmerge-${gone.id}`} action={view.href(hrefs.unmerge(gone.id))}>
              <p>{[gone.institution, gone.function, gone.person, gone.town].filter((x) => x !== '').join(', ')}</p>
              <Actions><Button kind="secondary" small>{t('staff.merge.undo')}</Button></Actions>
            </Form>
          ))}
        </section>
      )}
    </>
  );
}

function Removal({ id, removal }: { id: string } & Pick<ContactEditProps, 'removal'>) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('staff.contact.remove')}</h2>
      <p>{t('staff.contact.remove_text')}</p>
      <RemovalForm action={view.href(hrefs.remove(id))} state={removal ?? EMPTY_FORM} sure={t('staff.contact.remove_sure')} button={t('staff.contact.remove')} />
    </section>
  );
}
