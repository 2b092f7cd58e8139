import type { ComponentChildren } from 'preact';
import { dirOf } from '../../../../kernel/locale.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, DefinitionList, Form, More, Page, PlainText, RecordList, RevisionField, StateBadge, TextArea, useText, useView } from '../../../../ui/index.ts';
import { Said } from '../../pages/parts.tsx';
import { AlsoSaid } from '../../moderation/messages/pages/also.tsx';
import { ReasonFields } from '../../moderation/reasons/pages/parts.tsx';
import { isRead } from '../../moderation/translations/rules.ts';
import { Translations } from '../../moderation/translations/pages/shown.tsx';
import type { SubmissionTranslation } from '../../moderation/translations/queries.ts';
import type { Process, Topic } from '../../processes/queries.ts';
import { PATHS, pathTo, submissionHref } from '../../urls.ts';
import type { Contact, Submission } from '../queries.ts';
import { excerpt, tracesIn } from '../rules.ts';
import { MAX_TEXT } from '../schema.ts';
import { words } from '../words.ts';
import { languageLabel, LanguageField, PlaceField, TopicField, type Place } from './fields.tsx';

export type ModerationForm = 'publish' | 'redact' | 'withhold' | 'sort';

export interface ModerateProps {
  readonly process: Process;
  readonly submission: Submission;
  readonly topics: readonly Topic[];
  readonly places: readonly Place[];
  readonly target: Submission | null;
  readonly origins: readonly Submission[];
  readonly contact: Contact | null;
  readonly history: ComponentChildren;
  /** Links to what else can be done with it. */
  readonly more: ComponentChildren;
  readonly translations: readonly SubmissionTranslation[];
  /** What came with it, and what the publishing form carries of that. */
  readonly enclosed: { readonly section: ComponentChildren; readonly seen: ComponentChildren };
  readonly refused?: { readonly form: ModerationForm; readonly state: FormState };
  readonly done: 'sorted' | 'redacted' | 'merged' | 'unmerged' | null;
}

/** One contribution as the office works on it. */
export function ModeratePage(props: ModerateProps) {
  const { process, submission: s, done } = props;
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.one.title', { n: s.number })} staff crumbs={[{ label: t('staff.queue.title'), href: view.href(`${PATHS.deskQueue}?process=${process.slug}`) }]}>
      {done !== null && <Alert tone="success" role="status">{t(`staff.done.${done}`)}</Alert>}
      <p><StateBadge state={s.state}>{t(`staff.queue.state.${s.state}`)}</StateBadge>{' '}{s.consideredOn !== null && <StateBadge state="considered">{t('state.considered')}</StateBadge>}</p>
      <DefinitionList
        items={[
          { term: t('staff.queue.process'), value: <Said value={process.title} /> },
          { term: t('field.channel'), value: s.helped ? `${t(`channel.${s.channel}`)}, ${t('item.helped')}` : t(`channel.${s.channel}`) },
          { term: t('field.received'), value: <DateText value={s.receivedOn} /> },
          { term: t('field.language_filter'), value: s.text === '' ? null : languageLabel(view.locale, s.language) },
          { term: t('staff.one.public_page'), value: s.state === 'published' ? <a href={view.href(submissionHref(s.processSlug, s.number))}>{t('number', { n: s.number })}</a> : null },
        ]}
      />
      {s.withheldReason !== null && <Alert tone="warning" title={t('staff.one.withheld_because')}><PlainText text={s.withheldReason} /></Alert>}
      <Decide {...props} />
      {s.state !== 'withdrawn' && props.more}
      {s.state !== 'withdrawn' && s.state !== 'routed' && <Merge {...props} />}
      {s.state !== 'withdrawn' && <Sort {...props} />}
      <ContactDetails {...props} />
      {props.history}
    </Page>
  );
}

const stateOf = ({ refused }: ModerateProps, form: ModerationForm): FormState => (refused?.form === form ? refused.state : EMPTY_FORM);

function Decide(props: ModerateProps) {
  const { submission: s } = props;
  const t = useText(words);
  const view = useView();
  const at = { id: s.id };
  const traces = tracesIn(s.text);
  const open = s.state === 'received' || s.state === 'withheld';
  return (
    <section class="mt-flow">
      <h2>{t('staff.one.text')}</h2>
      {traces.length > 0 && <Alert tone="warning">{t('staff.one.traces', { list: traces.map((trace) => t(`trace.${trace}`)).join(', ') })}</Alert>}
      <div class="mt-flow" lang={s.language} dir={dirOf(s.language)}><PlainText text={s.text} /></div>
      <Translations language={s.language} translations={props.translations} />
      <NotRead {...props} />
      {props.enclosed.section}
      {open && s.text !== '' && (
        <Form id="publish" action={view.href(pathTo(PATHS.deskSubmissionPublish, at))} state={stateOf(props, 'publish')}>
          <RevisionField revision={s.version} />
          {props.enclosed.seen}
          <TextArea name="text" label={t('staff.one.redact')} hint={t('staff.one.redact_hint')} value={s.text} rows={6} maxLength={MAX_TEXT} lang={s.language} />
          <Actions>
            <Button name="after" value="next">{t('staff.one.publish_next')}</Button>
            <Button kind="secondary">{t('staff.one.publish')}</Button>
          </Actions>
        </Form>
      )}
      {(s.state === 'accepted' || s.state === 'published') && s.text !== '' && <RedactLater {...props} />}
      {(s.state === 'received' || s.state === 'accepted' || s.state === 'published') && (
        <>
          <h3>{t('staff.one.withhold_title')}</h3>
          <Form id="withhold" action={view.href(pathTo(PATHS.deskSubmissionWithhold, at))} state={stateOf(props, 'withhold')} multipart>
            <RevisionField revision={s.version} />
            <ReasonFields hint={t('staff.one.reason_hint')} />
            <AlsoSaid language={s.language} form={stateOf(props, 'withhold')} />
            <Actions><Button kind="danger">{t('staff.one.withhold')}</Button></Actions>
          </Form>
        </>
      )}
    </section>
  );
}

/** What was overlooked comes out without hiding the whole contribution. */
function RedactLater(props: ModerateProps) {
  const { submission: s } = props;
  const t = useText(words);
  const view = useView();
  const state = stateOf(props, 'redact');
  return (
    <More summary={t('staff.one.redact_later')} open={state.problems.length > 0}>
      <Form id="redact" action={view.href(pathTo(PATHS.deskSubmissionRedact, { id: s.id }))} state={state}>
        <RevisionField revision={s.version} />
        <TextArea name="text" label={t('staff.one.redact')} hint={t('staff.one.redact_hint')} value={s.text} rows={6} maxLength={MAX_TEXT} lang={s.language} />
        <Actions><Button kind="secondary">{t('staff.one.redact_later_do')}</Button></Actions>
      </Form>
    </More>
  );
}

/** A language the office does not read: first translated, then decided about. */
function NotRead({ process, submission: s, translations }: ModerateProps) {
  const t = useText(words);
  const view = useView();
  if (s.state !== 'received' || s.text === '' || isRead(s.language, process.languagesRead) || translations.some((one) => !one.stale)) return null;
  return (
    <Alert tone="warning" title={t('staff.one.not_read', { language: languageLabel(view.locale, s.language) })}>
      <p>{t('staff.one.not_read_text')}</p>
      <p><a href={view.href(pathTo(PATHS.translation, { id: s.id }))}>{t('staff.one.not_read_do')}</a></p>
    </Alert>
  );
}

function Merge({ submission: s, target, origins }: ModerateProps) {
  const t = useText(words);
  const view = useView();
  const link = (o: Submission) => <p><a href={view.href(pathTo(PATHS.deskSubmission, { id: o.id }))}>{t('number', { n: o.number })}</a>{' '}<span lang={o.language} dir="auto">{excerpt(o.text, 120)}</span></p>;
  return (
    <section class="mt-flow">
      <h2>{t('staff.one.merge')}</h2>
      {target === null ? <p><Button kind="secondary" href={view.href(pathTo(PATHS.deskSubmissionMerge, { id: s.id }))}>{t('staff.one.merge')}</Button></p> : (
        <>
          <p>{t('staff.one.merged_into')}</p>
          {link(target)}
          <Form id="unmerge" action={view.href(pathTo(PATHS.deskSubmissionUnmerge, { id: s.id }))}><Actions><Button kind="secondary">{t('staff.one.unmerge')}</Button></Actions></Form>
        </>
      )}
      {origins.length > 0 && <><p>{t('staff.one.origins', { n: origins.length })}</p><RecordList>{origins.map(link)}</RecordList></>}
    </section>
  );
}

function Sort(props: ModerateProps) {
  const { submission: s, topics, places } = props;
  const t = useText(words);
  const view = useView();
  const state = stateOf(props, 'sort');
  return (
    <section class="mt-flow">
      <h2>{t('staff.one.sort')}</h2>
      <Form id="sort" action={view.href(pathTo(PATHS.deskSubmissionSort, { id: s.id }))} state={state}>
        <RevisionField revision={s.version} />
        <TopicField topics={topics} value={s.topicId} />
        <PlaceField places={places} value={s.municipality} />
        <LanguageField value={s.language} staff />
        <Actions><Button kind="secondary">{t('staff.one.sort_do')}</Button></Actions>
      </Form>
    </section>
  );
}

function ContactDetails({ contact }: ModerateProps) {
  const t = useText(words);
  if (contact === null) return null;
  return (
    <More summary={t('staff.one.contact')}>
      <p>{t('staff.one.contact_text')}</p>
      <p dir="auto">{contact.name}</p>
      <p dir="ltr"><a href={`mailto:${contact.email}`}>{contact.email}</a></p>
    </More>
  );
}
