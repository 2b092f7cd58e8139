import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateField, EmptyState, Form, LocalizedField, Page, PlainText, RadioGroup, RevisionField, SelectField, StateBadge, Table, TextArea, TextField, useText, useView, DateText } from '../../../../ui/index.ts';
import type { Concept } from '../../editions/queries.ts';
import { hrefs as conceptHrefs } from '../../urls.ts';
import { LONGEST_COMMENT, RESULTS, type Comment, type Consultation, type DraftPart } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { PartTitle } from './parts.tsx';

interface DeskPageProps {
  readonly concept: Concept;
  readonly consultation: Consultation | null;
  readonly parts: readonly DraftPart[];
  readonly comments: readonly Comment[];
  readonly period?: FormState;
  readonly body?: FormState;
}

/** The office's page: the period, what came, and what a committee said. */
export function DeskPage({ concept, consultation, parts, comments, period = EMPTY_FORM, body = EMPTY_FORM }: DeskPageProps) {
  const view = useView();
  const t = useText(words);
  const { locale } = view;
  const options = parts.map((p) => ({ value: p.key, label: p.title === null ? t(`part.${p.key as 'whole' | 'strategic_goals' | 'conditions' | 'glossary'}`) : inLanguage(p.title, locale).text }));
  return (
    <Page title={t('staff.desk')} crumbs={[{ label: sourceText(concept.title), href: view.href(conceptHrefs.draft(concept.slug)) }]} staff>
      {consultation !== null && <p><a href={view.href(hrefs.consultation(concept.slug))}>{t('staff.public_page')}</a></p>}
      <h2>{t('staff.comments')}</h2>
      {comments.length === 0 ? <EmptyState title={t('staff.none')} /> : (
        <Table
          caption={t('staff.comments')} hideCaption rows={comments}
          columns={[
            { label: t('staff.number'), cell: (c) => <a href={view.href(hrefs.deskComment(concept.slug, c.number))}>{t('comment_n', { n: c.number })}</a>, rowHeader: true },
            { label: t('about_what'), cell: (c) => <PartTitle part={parts.find((p) => p.key === c.part)} /> },
            { label: t('staff.from'), cell: (c) => c.body ?? t('from_public') },
            { label: t('staff.received'), cell: (c) => <DateText value={c.receivedOn} />, type: 'date' },
            { label: t('staff.state'), cell: (c) => <StateBadge state={c.state}>{t(`staff.state.${c.state}`)}</StateBadge> },
            { label: t('answer'), cell: (c) => (c.answeredOn === null ? t('staff.open') : <DateText value={c.answeredOn} />) },
          ]}
        />
      )}
      <h2>{t('staff.period')}</h2>
      <Form id="period" action={view.href(hrefs.desk(concept.slug))} state={period}>
        <DateField name="opensOn" label={t('staff.opens')} value={consultation?.opensOn ?? ''} />
        <DateField name="closesOn" label={t('staff.closes')} value={consultation?.closesOn ?? ''} />
        <LocalizedField name="note" label={t('staff.note')} hint={t('staff.note_hint')} value={consultation?.note} long rows={4} maxLength={2_000} optional />
        <Alert>{t('staff.public_warning')}</Alert>
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      {consultation !== null && (
        <>
          <h2>{t('staff.body_title')}</h2>
          <Form id="body" action={view.href(hrefs.deskBody(concept.slug))} state={body}>
            <TextField name="body" label={t('body')} />
            <SelectField name="part" label={t('about_what')} options={options} value="whole" placeholder={false} />
            <TextArea name="text" label={t('staff.text')} rows={6} maxLength={LONGEST_COMMENT} />
            <Actions><Button>{t('staff.enter')}</Button></Actions>
          </Form>
        </>
      )}
    </Page>
  );
}

/** One comment: publish or withhold, and answer. */
export function DeskCommentPage({ concept, comment, part, form }: { concept: Concept; comment: Comment; part: DraftPart | undefined; form: FormState }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('comment_n', { n: comment.number })} crumbs={[{ label: t('staff.desk'), href: view.href(hrefs.desk(concept.slug)) }]} staff>
      <p><PartTitle part={part} /> · {comment.body ?? t('from_public')} · <DateText value={comment.receivedOn} /></p>
      <PlainText text={comment.text} lang={comment.lang} />
      <Form action={view.href(hrefs.deskComment(concept.slug, comment.number))} state={form}>
        <RevisionField revision={String(comment.version)} />
        <RadioGroup name="state" legend={t('staff.state')} options={[{ value: 'published', label: t('staff.publish') }, { value: 'withheld', label: t('staff.withhold') }]} value={comment.state === 'withheld' ? 'withheld' : 'published'} />
        <TextArea name="withheldReason" label={t('staff.reason')} hint={t('staff.reason_hint')} rows={3} maxLength={1_000} value={comment.withheldReason ?? ''} optional />
        <LocalizedField name="answer" label={t('answer')} hint={t('staff.answer_hint')} value={comment.answer} long rows={6} maxLength={5_000} optional />
        <SelectField name="result" label={t('staff.result')} options={RESULTS.map((result) => ({ value: result, label: t(`result.${result}`) }))} value={comment.result ?? ''} optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
