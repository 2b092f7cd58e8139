import type { FormState } from '../../../kernel/problem.ts';
import { localized } from '../../../kernel/localized.ts';
import { Actions, Button, CheckboxGroup, Form, HiddenField, RadioGroup, SelectField, TextField, useText, useView, type Option } from '../../../ui/index.ts';
import { DotFields } from '../../ballots/public.ts';
import { dotsField, reading, wordField } from '../rules.ts';
import type { ShownPoll } from '../state/queries.ts';
import type { Room } from '../queries.ts';
import { pathTo, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { Asked, TranslationMark } from './said.tsx';

interface Props {
  readonly room: Room;
  readonly poll: ShownPoll;
  readonly state?: FormState | undefined;
  /** The device's secret for a page of its own; empty in what is the same for all. */
  readonly device: string;
}

/** The open poll to answer. What a device answered before is never shown: the server does not look it up. */
export function AnswerForm({ room, poll, state, device }: Props) {
  const t = useText(words);
  const view = useView();
  const labels = poll.kind === 'dots' ? Object.fromEntries(poll.options.map((o) => [dotsField(o.number), reading(o.title, view.locale).text])) : {};
  return (
    <section class="mt-live__poll mt-flow" aria-labelledby="poll-title">
      <p class="mt-live__kind">{t(`kind.${poll.kind}`)}</p>
      <h2 id="poll-title"><Asked value={poll.question} /></h2>
      <TranslationMark value={poll.question} />
      <Form action={view.href(pathTo(PATHS.answer, { slug: room.slug }))} id="answer" state={state} labels={labels} autocomplete="off" label={t('answer_label')}>
        <HiddenField name="poll" value={poll.id} />
        <HiddenField name="device" value={device} />
        <Fields poll={poll} />
        {poll.kind === 'quiz' && room.teams.length > 0 && <SelectField name="team" label={t('team')} hint={t('team_hint')} options={room.teams.map((team, i) => ({ value: String(i + 1), label: team }))} placeholder={t('team_none')} optional width="medium" />}
        <Actions><Button type="submit" icon="check">{t('answer_send')}</Button></Actions>
        <p class="mt-muted mt-small">{t(poll.shownLive ? 'answer_note_live' : 'answer_note_hidden')}</p>
      </Form>
    </section>
  );
}

function Fields({ poll }: { poll: ShownPoll }) {
  const t = useText(words);
  const view = useView();
  const legend = t('choose_legend');
  const optionOf = (o: ShownPoll['options'][number]): Option => {
    const { text, lang } = reading(o.title, view.locale);
    return { value: String(o.number), label: text, ...(lang === view.locale ? {} : { lang }) };
  };
  if (poll.kind === 'single' || poll.kind === 'quiz') return <RadioGroup name="choice" legend={legend} options={poll.options.map(optionOf)} />;
  if (poll.kind === 'multiple') return <CheckboxGroup name="choice" legend={legend} hint={t('at_most', { n: poll.maxChoices })} options={poll.options.map(optionOf)} />;
  if (poll.kind === 'scale') return <Scale poll={poll} />;
  if (poll.kind === 'words') return <>{Array.from({ length: poll.maxChoices }, (_, i) => <TextField name={wordField(i + 1)} label={t('word_n', { n: i + 1, all: poll.maxChoices })} optional={i > 0} autocomplete="off" width="medium" />)}</>;
  return <DotFields allowance={poll} options={poll.options.map((o) => { const { text, lang } = reading(o.title, view.locale); return { number: o.number, title: localized(text, lang), href: null, pictogram: null }; })} />;
}

function Scale({ poll }: { poll: ShownPoll }) {
  const t = useText(words);
  const { locale } = useView();
  const low = poll.scaleLow === null ? null : reading(poll.scaleLow, locale).text;
  const high = poll.scaleHigh === null ? null : reading(poll.scaleHigh, locale).text;
  const label = (value: number): string => (value === poll.scaleFrom && low !== null ? `${value} – ${low}` : value === poll.scaleTo && high !== null ? `${value} – ${high}` : String(value));
  const steps = Array.from({ length: poll.scaleTo - poll.scaleFrom + 1 }, (_, i) => poll.scaleFrom + i);
  return <RadioGroup name="choice" legend={t('scale_legend')} options={steps.map((value) => ({ value: String(value), label: label(value) }))} />;
}
