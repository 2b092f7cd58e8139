import type { FormState } from '../../../../kernel/problem.ts';
import { dirOf, LOCALES, localeName, type Locale } from '../../../../kernel/locale.ts';
import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { Parts } from '../../../../platform/web/audience.ts';
import type { View } from '../../../../platform/web/view.ts';
import { Actions, Button, Form, HiddenField, Island, Page, Tabs, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { partOf } from '../../pages/parts.tsx';
import type { Poll, Question, Room } from '../../queries.ts';
import { lacks } from '../../rules.ts';
import type { RoomState } from '../../state/queries.ts';
import { deskHref, pathTo, PATHS } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import { optionField } from '../schema.ts';

interface Props {
  readonly now: RoomState;
  readonly version: string;
  readonly to: Locale;
  readonly state?: FormState | undefined;
}

const pollLacks = (poll: Poll, to: Locale): boolean => [poll.question, ...poll.options.map((o) => o.title), ...[poll.scaleLow, poll.scaleHigh].filter((v) => v !== null)].some((value) => lacks(value, to));
const isAsked = (q: Question): boolean => q.state === 'waiting' || q.state === 'shown';

/** The interpreter's page: what has no words yet in a language, each with its fields; what is new comes by itself, and saving one form leaves what is typed in the others. */
export function TranslatePage({ now, version, to, state }: Props) {
  const { room } = now;
  const t = useText(staffWords);
  const said = useText(words);
  const view = useView();
  const here = hereOf(room, view);
  const at = (path: typeof PATHS.stream | typeof PATHS.now): string => `${view.href(pathTo(path, { slug: room.slug }))}?view=interpret-${to}`;
  const work = <Work now={now} to={to} state={state} />;
  return (
    <Page staff sheets={['room']} title={t('staff.translate')} lead={t('staff.translate_lead')} crumbs={[{ label: t('staff.rooms'), href: view.href(PATHS.desk) }, { label: sourceText(room.title), href: view.href(deskHref(room.slug)) }]}>
      <noscript><p>{t('staff.translate_noscript')}</p></noscript>
      <Island name="live-room" room={room.id} stream={at(PATHS.stream)} now={at(PATHS.now)} version={version} connected={said('line.connected')} lost={said('line.lost')} asking={said('line.asking')} saved={t('staff.translate_saved')} unsaved={t('staff.translate_unsaved')}>
        <p class="mt-live__reload"><Button kind="secondary" href={`${here}?to=${to}`}>{t('staff.translate_reload')}</Button></p>
        <div data-live="work">{work}</div>
      </Island>
    </Page>
  );
}

/** What changes while an interpreter works; a form that somebody is typing in stays as it is. */
export function interpreterParts({ room, polls, questions }: RoomState, view: View, to: Locale): Parts {
  const now = { room, polls, questions: questions.filter(isAsked) };
  const wordings = [polls.map((p) => [p.number, p.question, p.options.map((o) => o.title), p.scaleLow, p.scaleHigh]), now.questions.map((q) => [q.number, q.text])];
  return { work: partOf(view, wordings, () => <Work now={now} to={to} state={undefined} />) };
}

const hereOf = (room: Room, view: View): string => view.href(pathTo(PATHS.deskTranslate, { slug: room.slug }));

/** Languages with how much each lacks, and the fields of one of them. */
function Work({ now: { room, polls, questions: all }, to, state }: Omit<Props, 'version'>) {
  const t = useText(staffWords);
  const here = hereOf(room, useView());
  const questions = all.filter(isAsked);
  const open = polls.filter((p) => pollLacks(p, to));
  const asked = questions.filter((q) => lacks(q.text, to));
  const of = (kind: string, number: number): FormState | undefined => (state?.values['kind'] === kind && state.values['number'] === String(number) ? state : undefined);
  return (
    <>
      <Tabs label={t('staff.translate_to')} items={LOCALES.map((l) => ({ label: localeName(l), href: `${here}?to=${l}`, current: l === to, count: polls.filter((p) => pollLacks(p, l)).length + questions.filter((q) => lacks(q.text, l)).length }))} />
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
    </>
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
