import { showCode } from '../../../../kernel/code.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Code, CopyButton, Form, HiddenField, Page, QrCode, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { noticeHref } from '../../../legal/public.ts';
import type { Concept } from '../../editions/queries.ts';
import { LONGEST_COMMENT, type Comment, type DraftPart } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { CommentBox, PartTitle } from './parts.tsx';

const partOptions = (parts: readonly DraftPart[], t: ReturnType<typeof words>, locale: Parameters<typeof inLanguage>[1]) =>
  parts.map((p) => {
    const said = p.title === null ? null : inLanguage(p.title, locale);
    return said === null ? { value: p.key, label: t(`part.${p.key as 'whole' | 'strategic_goals' | 'conditions' | 'glossary'}`) } : { value: p.key, label: said.text, lang: said.lang };
  });

interface CommentPageProps {
  readonly concept: Concept;
  readonly parts: readonly DraftPart[];
  readonly part: string;
  readonly token: string;
  /** Whether the reader may say it in a committee's name. */
  readonly forBody: boolean;
  readonly form: FormState;
}

export function CommentPage({ concept, parts, part, token, forBody, form }: CommentPageProps) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(concept.title, view.locale).text;
  return (
    <Page title={t('say_title')} lead={t('say_lead')} crumbs={[{ label: t('title', { title }), href: view.href(hrefs.consultation(concept.slug)) }]}>
      <Form action={view.href(hrefs.comment(concept.slug, part))} state={form}>
        <HiddenField name="token" value={token} />
        <SelectField name="part" label={t('about_what')} options={partOptions(parts, t, view.locale)} value={part} placeholder={false} />
        <TextArea name="text" label={t('your_text')} hint={t('your_text_hint')} rows={8} maxLength={LONGEST_COMMENT} />
        {forBody && <TextField name="body" label={t('body')} hint={t('body_hint')} optional />}
        <p class="mt-small mt-muted">{t('public_hint')} <a href={view.href(noticeHref('comment'))}>{t('privacy')}</a></p>
        <Actions><Button icon="speech">{t('send')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** Shown once after sending. */
export function ThanksPage({ concept, number, receipt }: { concept: Concept; number: number; receipt: string }) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('thanks')} lead={t('thanks_lead', { n: number })} noindex>
      <p>{t('receipt_why')}</p>
      <Code>{showCode(receipt)}</Code>
      <CopyButton text={showCode(receipt)} />
      <QrCode text={showCode(receipt)} label={t('receipt')} />
      <Alert><p>{t('receipt_once')}</p></Alert>
      <Actions><Button href={view.href(hrefs.consultation(concept.slug))} kind="secondary">{t('back')}</Button></Actions>
    </Page>
  );
}

interface ReceiptPageProps {
  readonly concept: Concept;
  readonly comment: Comment | null;
  readonly part: DraftPart | undefined;
  readonly form: FormState;
}

/** What became of a comment, for whoever has its receipt. */
export function ReceiptPage({ concept, comment, part, form }: ReceiptPageProps) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(concept.title, view.locale).text;
  return (
    <Page title={t('receipt_title')} noindex crumbs={[{ label: t('title', { title }), href: view.href(hrefs.consultation(concept.slug)) }]}>
      {comment !== null && (
        <>
          <Alert tone={comment.state === 'published' ? 'success' : 'info'} title={t(`state.${comment.state}`)}>{comment.withheldReason === null ? <p>{t(comment.answer === null ? 'answer_waits' : 'answer_there')}</p> : <p>{comment.withheldReason}</p>}</Alert>
          <CommentBox comment={comment} about={<PartTitle part={part} />} />
        </>
      )}
      <Form action={view.href(hrefs.receipt(concept.slug))} state={form}>
        <TextField name="code" label={t('receipt')} hint={t('receipt_hint')} code autocomplete="off" />
        <Actions><Button>{t('look')}</Button></Actions>
      </Form>
    </Page>
  );
}
