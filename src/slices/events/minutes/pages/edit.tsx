import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, LocalizedField, Page, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import type { MinutesTopic, Statement } from '../queries.ts';
import { MAX_STATEMENT } from '../schema.ts';
import { words } from '../words.ts';
import { MarkFields } from './minutes.tsx';

interface Of {
  readonly event: Event;
  readonly session: Session;
  readonly form?: FormState;
}

/** The way back to the minutes. */
export const useCrumbs = ({ event, session }: Of) => {
  const t = useText(words);
  const view = useView();
  return [
    { label: sourceText(event.title), href: view.href(deskHref(event.slug)) },
    { label: t('staff.minutes.title', { session: sourceText(session.title) }), href: view.href(pathTo(PATHS.deskMinutes, { slug: event.slug, id: session.id })) },
  ];
};

/** One statement, with its translations. */
export function StatementPage({ statement, topics, numbers, form = EMPTY_FORM, ...of }: Of & { readonly statement: Statement; readonly topics: readonly MinutesTopic[]; readonly numbers: readonly number[] }) {
  const t = useText(words);
  const view = useView();
  const params = { slug: of.event.slug, id: of.session.id, statement: statement.id };
  return (
    <Page title={t('staff.statement.title', { n: statement.number })} staff crumbs={useCrumbs(of)}>
      <Form action={view.href(pathTo(PATHS.deskStatement, params))} state={form} note labels={{ text: t('staff.line.text') }}>
        <RevisionField revision={statement.version} />
        <LocalizedField name="text" label={t('staff.line.text')} value={statement.text} long rows={3} maxLength={MAX_STATEMENT} />
        {topics.length > 0 && <SelectField name="topic" label={t('staff.line.topic')} options={topics.map((one) => ({ value: one.id, label: sourceText(one.title) }))} value={statement.topicId ?? undefined} placeholder={t('staff.line.no_topic')} optional />}
        <MarkFields statement={statement} />
        <TextField name="submissions" label={t('staff.statement.submissions')} hint={t('staff.statement.submissions_hint')} value={numbers.join(', ')} width="medium" optional />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      <Form id="remove" action={view.href(pathTo(PATHS.deskStatementRemove, params))} label={t('staff.statement.remove')}>
        <p>{t('staff.statement.remove_text')}</p>
        <Actions><Button kind="danger">{t('staff.statement.remove')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** A topic's name. */
export function TopicPage({ topic, form = EMPTY_FORM, ...of }: Of & { readonly topic: MinutesTopic }) {
  const t = useText(words);
  const view = useView();
  const params = { slug: of.event.slug, id: of.session.id, topic: topic.id };
  return (
    <Page title={t('staff.topic.title')} staff crumbs={useCrumbs(of)}>
      <Form action={view.href(pathTo(PATHS.deskTopic, params))} state={form} note labels={{ title: t('staff.topic.name') }}>
        <RevisionField revision={topic.version} />
        <LocalizedField name="title" label={t('staff.topic.name')} value={topic.title} />
        <Actions><Button>{t('staff.save')}</Button></Actions>
      </Form>
      <Form id="remove" action={view.href(pathTo(PATHS.deskTopicRemove, params))} label={t('staff.topic.remove')}>
        <p>{t('staff.topic.remove_text')}</p>
        <Actions><Button kind="danger">{t('staff.topic.remove')}</Button></Actions>
      </Form>
    </Page>
  );
}
