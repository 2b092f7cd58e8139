import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Badge, Button, Form, formatNumber, HiddenField, More, NumberField, Page, RadioGroup, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import { Said, submissionHref, type Recommendation, type Submission } from '../../../participation/public.ts';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import type { Minutes, MinutesTopic, Presence, Statement } from '../queries.ts';
import { shortened } from '../rules.ts';
import { MARKS, MOST_PEOPLE, ROLES } from '../schema.ts';
import { words } from '../words.ts';
import { MarkBadge } from './parts.tsx';

export interface MinutesPageProps {
  readonly event: Event;
  readonly session: Session;
  readonly minutes: Minutes;
  /** Contributions that the tandem chose. */
  readonly discussed: readonly Submission[];
  /** Contributions that statements are about. */
  readonly about: readonly Submission[];
  readonly recommendations: readonly Recommendation[];
  /** Under which the next line goes. */
  readonly topic: string | null;
  /** Random value of the form. */
  readonly once: string;
  readonly added: boolean;
  /** Whether the event belongs to a process in which recommendations can be written. */
  readonly condensing: boolean;
  readonly forms: { readonly line?: FormState; readonly presence?: FormState };
}

/** The scribe's page: one line at a time, Enter, the next. */
export function MinutesPage(props: MinutesPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, session, minutes, added, condensing } = props;
  const params = { slug: event.slug, id: session.id };
  const loose = minutes.statements.filter((s) => s.topicId === null);
  return (
    <Page title={t('staff.minutes.title', { session: sourceText(session.title) })} staff crumbs={[{ label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      {added && <Alert tone="success" role="status">{t('staff.minutes.added')}</Alert>}
      <LineEntry {...props} />
      <Discussed submissions={props.discussed} />
      <section class="mt-flow">
        <h2>{t('staff.minutes.said', { n: minutes.statements.length })}</h2>
        {minutes.statements.length === 0 && <p>{t('staff.minutes.none')}</p>}
        {loose.length > 0 && <StatementList {...props} statements={loose} />}
        {minutes.topics.map((topic) => <TopicPart {...props} of={topic} />)}
        {condensing && minutes.statements.length > 0 && <Actions><Button kind="secondary" icon="plus" href={view.href(pathTo(PATHS.deskCondense, params))}>{t('staff.minutes.condense')}</Button></Actions>}
      </section>
      <PresenceForm event={event} session={session} presence={minutes.presence} state={props.forms.presence} />
      <p><a href={view.href(pathTo(PATHS.deskDocumentation, { slug: event.slug }))}>{t('staff.minutes.documentation')}</a></p>
    </Page>
  );
}

function LineEntry({ event, session, minutes, topic, once, forms }: MinutesPageProps) {
  const t = useText(words);
  const view = useView();
  const topics = minutes.topics.map((one) => ({ value: one.id, label: sourceText(one.title) }));
  return (
    <Form id="line" action={view.href(pathTo(PATHS.deskMinutes, { slug: event.slug, id: session.id }))} state={forms.line ?? EMPTY_FORM} label={t('staff.line.title')}>
      <TextField name="line" label={t('staff.line.text')} hint={t('staff.line.hint')} autofocus />
      {topics.length > 0 && <SelectField name="topic" label={t('staff.line.topic')} options={topics} value={topic ?? undefined} placeholder={t('staff.line.no_topic')} width="medium" optional />}
      <More summary={t('staff.line.more')}>
        <MarkFields />
        <p>{t('staff.line.signs')}</p>
        <ul>
          <li><code>{'* '}</code>{t('staff.line.sign_topic')}</li>
          <li><code>{'= '}</code>{t('staff.line.sign_consensus')}</li>
          <li><code>{'! '}</code>{t('staff.line.sign_dissent')}</li>
          <li><code>{'+12 '}</code>{t('staff.line.sign_support')}</li>
          <li><code>#34</code> {t('staff.line.sign_number')}</li>
        </ul>
      </More>
      <HiddenField name="once" value={once} />
      <Actions><Button>{t('staff.line.add')}</Button></Actions>
    </Form>
  );
}

/** How the room took it, and how many. */
export function MarkFields({ statement = null }: { statement?: Statement | null }) {
  const t = useText(words);
  const options = [{ value: '', label: t('mark.none') }, ...MARKS.map((value) => ({ value, label: t(`mark.${value}`) }))];
  return (
    <>
      <RadioGroup name="mark" legend={t('staff.line.mark')} options={options} value={statement?.mark ?? ''} optional />
      <NumberField name="count" label={t('staff.line.count')} hint={t('staff.line.count_hint')} value={statement?.count ?? undefined} min={0} max={MOST_PEOPLE} optional />
    </>
  );
}

function Discussed({ submissions }: { submissions: readonly Submission[] }) {
  const t = useText(words);
  const view = useView();
  if (submissions.length === 0) return null;
  return (
    <More summary={t('staff.minutes.discussed', { n: submissions.length })}>
      <ul>{submissions.map((s) => <li><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('number', { n: s.number })}</a> <span lang={s.language} dir="auto">{shortened(s.text, 160)}</span></li>)}</ul>
    </More>
  );
}

function TopicPart({ of: topic, ...props }: MinutesPageProps & { readonly of: MinutesTopic }) {
  const t = useText(words);
  const view = useView();
  const statements = props.minutes.statements.filter((s) => s.topicId === topic.id);
  return (
    <article class="mt-flow">
      <h3><a href={view.href(pathTo(PATHS.deskTopic, { slug: props.event.slug, id: props.session.id, topic: topic.id }))}><Said value={topic.title} /></a></h3>
      {statements.length === 0 ? <p class="mt-muted">{t('staff.minutes.topic_empty')}</p> : <StatementList {...props} statements={statements} />}
    </article>
  );
}

function StatementList({ event, session, statements, about, recommendations }: MinutesPageProps & { readonly statements: readonly Statement[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <ul class="mt-list" role="list">
      {statements.map((s) => (
        <li id={`statement-${s.number}`}>
          <p>
            <a href={view.href(pathTo(PATHS.deskStatement, { slug: event.slug, id: session.id, statement: s.id }))} aria-label={t('staff.minutes.edit', { n: s.number })}>{formatNumber(view.locale, s.number)}</a>{' '}
            <Said value={s.text} /> <MarkBadge mark={s.mark} count={s.count} />
            {about.filter((a) => s.submissionIds.includes(a.id)).map((a) => <> <Badge>{t('number', { n: a.number })}</Badge></>)}
            {recommendations.filter((r) => s.recommendationIds.includes(r.id)).map((r) => <> · <a href={view.href(r.href)}>{t('recommendation', { n: r.number })}</a></>)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function PresenceForm({ event, session, presence, state = EMPTY_FORM }: { event: Event; session: Session; presence: readonly Presence[]; state?: FormState | undefined }) {
  const t = useText(words);
  const view = useView();
  const counts = new Map(presence.map((p) => [p.role, p.count]));
  return (
    <section class="mt-flow">
      <h2>{t('presence.title')}</h2>
      <p>{t('staff.presence.text')}</p>
      <Form id="presence" action={view.href(pathTo(PATHS.deskPresence, { slug: event.slug, id: session.id }))} state={state} label={t('presence.title')}>
        <div class="mt-columns">
          {ROLES.map((role) => (
            <>
              <NumberField name={`role_${role}`} label={t(`role.${role}`)} value={counts.get(role)} min={0} max={MOST_PEOPLE} optional />
              {counts.has(role) && <HiddenField name={`was_${role}`} value={String(counts.get(role))} />}
            </>
          ))}
        </div>
        <Actions><Button kind="secondary">{t('staff.save')}</Button></Actions>
      </Form>
    </section>
  );
}
