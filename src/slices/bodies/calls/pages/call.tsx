import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateText, DefinitionList, EmptyState, FieldGroup, FilterBar, Form, formatDate, formatPeriod, HiddenField, More, Page, Pagination, RecordList, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { noticeHref } from '../../../legal/public.ts';
import { DataLinks, InventedNote, Said, SaidLink, Told } from '../../pages/parts.tsx';
import { bodyHref, callHref, PATHS, pathTo } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Call, CallQuestion } from '../queries.ts';
import { answerField, timeOf, type CallTime } from '../rules.ts';

export interface CallListPageProps {
  readonly items: readonly Call[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly today: string;
}

/** Calls for members: where one can take part. */
export function CallListPage({ items, total, page, pageSize, q, today }: CallListPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('calls.title')} lead={t('calls.lead')} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]}>
      <p><a href={view.href(PATHS.find)}>{t('mine.find')}</a></p>
      <FilterBar q={q ?? ''} action={view.href(PATHS.calls)} />
      {items.length === 0 ? <EmptyState title={t('calls.none')} /> : (
        <RecordList>
          {items.map((call) => (
            <>
              <p><SaidLink value={call.title} href={view.href(callHref(call.slug))} /></p>
              <p class="mt-muted"><Said value={call.bodyName} /> · {t(`call.time.${timeOf(call, today)}`)} · {formatPeriod(view.locale, call.opensOn, call.closesOn)}</p>
            </>
          ))}
        </RecordList>
      )}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.calls}.${ending}` }))} />
    </Page>
  );
}

export interface CallPageProps {
  readonly call: Call;
  readonly questions: readonly CallQuestion[];
  readonly today: string;
  readonly office: boolean;
}

/** One call: what one would do there, and how applying works. */
export function CallPage({ call, questions, today, office }: CallPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const time: CallTime = timeOf(call, today);
  return (
    <Page title={inLanguage(call.title, view.locale).text} heading={<Said value={call.title} />} eyebrow={<Said value={call.bodyName} />} crumbs={[{ label: t('calls.title'), href: view.href(PATHS.calls) }]}>
      <InventedNote invented={call.invented} />
      {!call.published && <Alert tone="warning">{s('not_public')}</Alert>}
      <Told value={call.text} />
      <DefinitionList
        items={[
          { term: t('call.body'), value: <SaidLink value={call.bodyName} href={view.href(bodyHref(call.bodySlug))} /> },
          { term: t('call.seats'), value: t('call.seats_n', { n: call.seats }) },
          { term: t('call.closes'), value: <DateText value={call.closesOn} /> },
        ]}
      />
      {time === 'open' ? <Actions><Button href={view.href(pathTo(PATHS.apply, { slug: call.slug }))} iconAfter="next">{t('call.apply')}</Button></Actions> : <Alert tone="info">{time === 'closed' ? t('call.over') : t('call.begins', { date: formatDate(view.locale, call.opensOn, 'long') })}</Alert>}
      <h2>{t('call.how')}</h2>
      <ol>
        <li>{t('call.how_1')}</li>
        <li>{t('call.how_2')}</li>
        <li>{t('call.how_3')}</li>
      </ol>
      {questions.length > 0 && <><h2>{t('call.asked')}</h2><ul>{questions.map((q) => <li><Said value={q.text} /></li>)}</ul></>}
      <p><a href={view.href(PATHS.find)}>{t('mine.find')}</a></p>
      {office && <Actions><Button href={view.href(pathTo(PATHS.deskCall, { slug: call.slug }))} kind="secondary" icon="edit">{s('edit')}</Button></Actions>}
      {call.published && <DataLinks links={[{ label: 'JSON', href: `${callHref(call.slug)}.json` }]} />}
    </Page>
  );
}

export interface ApplyPageProps {
  readonly call: Call;
  readonly questions: readonly CallQuestion[];
  readonly today: string;
  /** A value of this form's own, so that it counts once however often it is sent. */
  readonly token: string;
  readonly form: FormState;
}

/** The form: a few questions in plain words, and how to reach whoever applies. */
export function ApplyPage({ call, questions, today, token, form }: ApplyPageProps) {
  const t = useText(words);
  const view = useView();
  const crumbs = [{ label: t('calls.title'), href: view.href(PATHS.calls) }, { label: inLanguage(call.title, view.locale).text, href: view.href(callHref(call.slug)) }];
  const labels = Object.fromEntries(questions.map((q) => [answerField(q.id), inLanguage(q.text, view.locale).text]));
  return (
    <Page title={t('apply.title')} lead={<Said value={call.title} />} crumbs={crumbs} noindex>
      <InventedNote invented={call.invented} />
      {timeOf(call, today) !== 'open' ? <Alert tone="info">{t('call.over')}</Alert> : (
        <>
          <p>{t('apply.text')}</p>
          <Form action={view.href(pathTo(PATHS.apply, { slug: call.slug }))} state={form} note labels={labels} autocomplete="off">
            <HiddenField name="token" value={token} />
            <FieldGroup legend={t('apply.answers')} hint={t('apply.answers_hint')}>
              {questions.map((q) => { const said = inLanguage(q.text, view.locale); return <TextArea name={answerField(q.id)} label={said.text} rows={5} maxLength={3_000} optional={!q.needed} />; })}
            </FieldGroup>
            <FieldGroup legend={t('apply.you')} hint={t('apply.you_hint')}>
              <TextField name="name" label={t('apply.name')} hint={t('apply.name_hint')} autocomplete="name" width="medium" />
              <TextField name="email" label={t('apply.email')} type="email" autocomplete="email" width="medium" optional />
              <TextField name="phone" label={t('apply.phone')} type="tel" autocomplete="tel" width="medium" optional />
              <TextArea name="needs" label={t('apply.needs')} hint={t('apply.needs_hint')} rows={3} maxLength={1_000} optional />
            </FieldGroup>
            <p class="mt-small">{t('apply.privacy')}{' '}<a href={view.href(noticeHref('application'))}>{t('apply.privacy_link')}</a></p>
            <Actions><Button iconAfter="next">{t('apply.send')}</Button></Actions>
          </Form>
          <More summary={t('apply.help')}><p>{t('apply.help_text')}</p></More>
        </>
      )}
    </Page>
  );
}

/** For whoever has the code on paper. */
export function FindPage({ form = EMPTY_FORM }: { form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('find.title')} lead={t('find.lead')} crumbs={[{ label: t('calls.title'), href: view.href(PATHS.calls) }]}>
      <Form action={view.href(PATHS.find)} state={form} autocomplete="off">
        <TextField name="code" label={t('find.code')} hint={t('find.hint')} code width="medium" />
        <Actions><Button iconAfter="next">{t('find.button')}</Button></Actions>
      </Form>
    </Page>
  );
}
