import type { ComponentChildren } from 'preact';
import { showCode } from '../../../kernel/code.ts';
import { inLanguage, sourceText, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../kernel/problem.ts';
import { Actions, Alert, Button, Code, DateField, FieldGroup, Form, HiddenField, More, Page, PlainText, RadioGroup, RecordList, RemovalForm, RevisionField, SelectField, TextArea, TextField, useText, useView } from '../../../ui/index.ts';
import { CONTENT_LANGUAGES, languageOptions, submissionHref, type Process, type Submission, type Topic } from '../../participation/public.ts';
import type { Territory } from '../../territory/public.ts';
import type { Interview, Person } from '../queries.ts';
import { CONSENT_WAYS, SIDES } from '../rules.ts';
import { hrefs, NEW, PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface InterviewProps {
  readonly process: Process;
  /** Null for a new one. */
  readonly interview: Interview | null;
  readonly person: Person | null;
  readonly statements: readonly Submission[];
  readonly topics: readonly Topic[];
  readonly places: readonly Territory[];
  /** What people agree to: that statements are used, and that the name is kept. */
  readonly consents: { readonly statements: Localized; readonly name: Localized };
  readonly today: string;
  /** Value that recognises a statement's form when it is sent twice. */
  readonly token: string;
  /** The contribution that was just made, with the receipt for whoever said it. */
  readonly made: { readonly number: number; readonly receipt: string } | null;
  readonly forms: { readonly main?: FormState; readonly statement?: FormState; readonly removal?: FormState };
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** One interview: what it was about, consent, notes, and what was said as contributions. */
export function InterviewPage(props: InterviewProps) {
  const { process, interview, forms, saved, made, history } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={interview === null ? t('staff.new') : t('staff.node', { n: interview.number })} staff crumbs={[{ label: t('staff.title'), href: view.href(PATHS.overview) }, { label: sourceText(process.title), href: view.href(hrefs.list(process.slug)) }]}>
      {saved && <Alert tone="success" role="status">{t('staff.saved')}</Alert>}
      {made !== null && <Alert tone="success" role="status" title={t('staff.made', { n: made.number })}>{t('staff.made_text')} <Code>{showCode(made.receipt)}</Code></Alert>}
      {interview !== null && <Statements {...props} interview={interview} />}
      <section class="mt-flow">
        {interview !== null && <h2>{t('staff.about')}</h2>}
        <Form action={view.href(hrefs.interview(process.slug, interview?.number ?? NEW))} state={forms.main ?? EMPTY_FORM} note>
          {interview !== null && <RevisionField revision={interview.version} />}
          <Fields {...props} />
          <Actions><Button>{t('staff.save')}</Button></Actions>
        </Form>
      </section>
      {interview !== null && props.statements.length === 0 && (
        <section class="mt-flow">
          <h2>{t('staff.remove')}</h2>
          <RemovalForm action={view.href(hrefs.remove(process.slug, interview.number))} state={forms.removal ?? EMPTY_FORM} sure={t('staff.remove_sure')} button={t('staff.remove')} />
        </section>
      )}
      {history}
    </Page>
  );
}

function Fields({ interview, person, consents, today }: InterviewProps) {
  const t = useText(words);
  const { locale } = useView();
  const ways = CONSENT_WAYS.map((w) => ({ value: w, label: t(`staff.consent_how.${w}`) }));
  const wording = (value: Localized) => { const { text, lang } = inLanguage(value, locale); return <More summary={t('staff.wording')}><PlainText text={text} lang={lang} /></More>; };
  return (
    <>
      <RadioGroup name="side" legend={t('staff.side')} options={SIDES.map((s) => ({ value: s, label: t(`staff.side.${s}`), hint: t(`staff.side.${s}_hint`) }))} value={interview?.side ?? ''} />
      <TextField name="topic" label={t('staff.topic')} value={interview?.topic ?? ''} />
      <DateField name="heldOn" label={t('staff.held_on')} value={interview?.heldOn ?? today} max={today} />
      <TextField name="institution" label={t('staff.institution')} value={interview?.institution ?? ''} optional />
      <TextField name="function" label={t('staff.function')} hint={t('staff.function_hint')} value={interview?.function ?? ''} optional />
      <TextField name="conductedBy" label={t('staff.conducted_by')} hint={t('staff.conducted_by_hint')} value={interview?.conductedBy ?? ''} optional />
      <FieldGroup legend={t('staff.consent')} hint={t('staff.consent_hint')}>
        <DateField name="consentOn" label={t('staff.consent_on')} value={interview?.consentOn ?? ''} optional />
        <SelectField name="consentHow" label={t('staff.consent_how')} options={ways} value={interview?.consentHow ?? ''} optional />
      </FieldGroup>
      {wording(consents.statements)}
      <TextArea name="notes" label={t('staff.notes')} hint={t('staff.notes_hint')} value={interview?.notes ?? ''} rows={10} optional />
      <FieldGroup legend={t('staff.name_group')} hint={t('staff.name_hint')}>
        <TextField name="name" label={t('staff.name')} value={person?.name ?? ''} optional />
        <DateField name="nameConsentOn" label={t('staff.name_consent')} value={person?.consentOn ?? ''} optional />
        <SelectField name="nameConsentHow" label={t('staff.consent_how')} options={ways} value={person?.consentHow ?? ''} optional />
      </FieldGroup>
      {wording(consents.name)}
    </>
  );
}

function Statements({ process, interview, statements, topics, places, token, forms }: InterviewProps & { interview: Interview }) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('staff.statements')}</h2>
      {statements.length > 0 && (
        <RecordList>
          {statements.map((s) => (
            <p>
              <a href={view.href(s.state === 'published' ? submissionHref(s.processSlug, s.number) : `/desk/submissions/${s.id}`)}>{t('staff.submission', { n: s.number })}</a>{' '}
              <span lang={s.language} dir="auto">{s.text.length > 160 ? `${[...s.text].slice(0, 160).join('')}…` : s.text}</span>
            </p>
          ))}
        </RecordList>
      )}
      {interview.consentOn === null ? <Alert tone="warning">{t('staff.consent_first')}</Alert> : (
        <Form id="statement" action={view.href(hrefs.statement(process.slug, interview.number))} state={forms.statement ?? EMPTY_FORM}>
          <HiddenField name="token" value={token} />
          <TextArea name="text" label={t('staff.statement')} hint={t('staff.statement_hint')} rows={4} maxLength={5_000} />
          <SelectField name="language" label={t('staff.language')} options={languageOptions(view.locale, CONTENT_LANGUAGES)} value="de" placeholder={false} width="medium" />
          {topics.some((x) => x.active) && <SelectField name="topic" label={t('staff.submission_topic')} options={topics.filter((x) => x.active).map((x) => ({ value: x.id, label: inLanguage(x.name, view.locale).text }))} optional />}
          {places.length > 0 && <SelectField name="municipality" label={t('staff.municipality')} options={places.map((p) => ({ value: p.key, label: p.name }))} width="medium" optional />}
          <Actions><Button icon="speech">{t('staff.make')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}
