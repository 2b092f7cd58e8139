import type { FormState } from '../../../../kernel/problem.ts';
import { dirOf, LOCALES, localeName, type Locale } from '../../../../kernel/locale.ts';
import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, HiddenField, Page, Tabs, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Poll, Question, Room } from '../../queries.ts';
import { lacks } from '../../rules.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { optionField } from '../schema.ts';

interface Props {
  readonly room: Room;
  readonly polls: readonly Poll[];
  readonly questions: readonly Question[];
  readonly to: Locale;
  readonly state?: FormState | undefined;
}

const pollLacks = (poll: Poll, to: Locale): boolean => [poll.question, ...poll.options.map((o) => o.title), ...[poll.scaleLow, poll.scaleHigh].filter((v) => v !== null)].some((value) => lacks(value, to));

/** The interpreter's page: what has no words yet in a language, each with its fields. */
export function TranslatePage({ room, polls, questions, to, state }: Props) {
  const t = useText(staffWords);
  const view = useView();
  const here = view.href(pathTo(PATHS.deskTranslate, { slug: room.slug }));
  const open = polls.filter((p) => pollLacks(p, to));
  const asked = questions.filter((q) => lacks(q.text, to));
  const of = (kind: string, number: number): FormState | undefined => (state?.values['kind'] === kind && state.values['number'] === String(number) ? state : undefined);
  return (
    <Page staff title={t('staff.translate')} lead={t('staff.translate_lead')} crumbs={[{ label: t('staff.rooms'), href: view.href(PATHS.desk) }, { label: sourceText(room.title), href: view.href(deskHref(room.slug)) }]}>
      <Tabs label={t('staff.translate_to')} items={LOCALES.map((l) => ({ label: localeName(l), href: `${here}?to=${l}`, current: l === to, count: polls.filter((p) => pollLacks(p, l)).length + questions.filter((q) => lacks(q.text, l)).length }))} />
      <Actions><Button kind="secondary" href={`${here}?to=${to}`}>{t('staff.translate_reload')}</Button></Actions>
      {open.length + asked.length === 0 && <p>{t('staff.translate_none')}</p>}
      {open.map((p) => <PollForm room={room} poll={p} to={to} state={of('poll', p.number)} />)}
      {asked.map((q) => (
        <Form id={`q${q.number}`} action={here} state={of('question', q.number)} label={t('staff.question_n', { n: q.number })}>
          <h2>{t('staff.question_n', { n: q.number })}</h2>
          <Original value={q.text} />
          <HiddenField name="to" value={to} /><HiddenField name="kind" value="question" /><HiddenField name="number" value={String(q.number)} />
          <TextArea name="text" label={localeName(to)} lang={to} value={q.text.texts[to]?.text ?? ''} rows={3} />
          <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
        </Form>
      ))}
    </Page>
  );
}

/** What is translated: its newest wording. */
function Original({ value }: { value: Localized }) {
  return <p class="mt-live__text" lang={value.source} dir={dirOf(value.source)}>{sourceText(value)}</p>;
}

function PollForm({ room, poll, to, state }: { room: Room; poll: Poll; to: Locale; state: FormState | undefined }) {
  const t = useText(staffWords);
  const view = useView();
  const field = (name: string, value: Localized | null) => (value === null || value.source === to ? null : <div><Original value={value} /><TextField name={name} label={`${localeName(to)}: ${sourceText(value).slice(0, 60)}`} value={value.texts[to]?.text ?? ''} optional /></div>);
  return (
    <Form id={`p${poll.number}`} action={view.href(pathTo(PATHS.deskTranslate, { slug: room.slug }))} state={state} label={t('staff.poll_n', { n: poll.number })}>
      <h2>{t('staff.poll_n', { n: poll.number })}</h2>
      <HiddenField name="to" value={to} /><HiddenField name="kind" value="poll" /><HiddenField name="number" value={String(poll.number)} />
      {field('text', poll.question)}
      {poll.options.map((o) => field(optionField(o.number), o.title))}
      {field('low', poll.scaleLow)}
      {field('high', poll.scaleHigh)}
      <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
    </Form>
  );
}
