import { EMPTY_FORM, type FormState } from '../../../../../kernel/problem.ts';
import { Actions, Badge, Button, DateText, FileField, Form, Page, PlainText, RecordList, TextArea, useText, useView } from '../../../../../ui/index.ts';
import { LanguageField } from '../../../submissions/pages/fields.tsx';
import type { Submission } from '../../../submissions/queries.ts';
import { PATHS, pathTo } from '../../../urls.ts';
import { words } from '../../words.ts';
import type { Message } from '../queries.ts';
import { AUDIO_MEGABYTES } from '../rules.ts';

/** What the office said to an author, and the form for more. */
export function MessagesPage({ submission: s, messages, form = EMPTY_FORM }: { submission: Submission; messages: readonly Message[]; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('staff.messages.title', { n: s.number })} lead={t('staff.messages.lead')} staff crumbs={[{ label: t('staff.crumb.queue'), href: view.href(PATHS.deskQueue) }, { label: t('staff.crumb.one', { n: s.number }), href: view.href(pathTo(PATHS.deskSubmission, { id: s.id })) }]}>
      <div lang={s.language} dir="auto" class="mt-flow"><PlainText text={s.text} /></div>
      {messages.length > 0 && <RecordList>{messages.map((m) => <div class="mt-flow"><p class="mt-muted"><DateText value={m.saidOn} />{' '}{m.audio !== null && <Badge>{t('staff.messages.has_audio')}</Badge>}</p><div lang={m.language} dir="auto"><PlainText text={m.text} /></div></div>)}</RecordList>}
      <Form action={view.href(pathTo(PATHS.deskMessages, { id: s.id }))} state={form} multipart>
        <TextArea name="text" label={t('staff.messages.text')} hint={t('staff.messages.text_hint')} rows={6} maxLength={4_000} />
        <LanguageField value={s.language === 'und' ? 'de' : s.language} staff />
        <FileField name="audio" label={t('staff.messages.audio')} hint={t('staff.messages.audio_hint')} accept="audio/*,.mp3,.m4a,.ogg,.wav,.webm" maxMegabytes={AUDIO_MEGABYTES} optional />
        <Actions><Button>{t('staff.messages.say')}</Button></Actions>
      </Form>
    </Page>
  );
}
