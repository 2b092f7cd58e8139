import { inLanguage } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Checkbox, FieldGroup, formatTime, languageName, More, NumberField, RadioGroup, SelectField, TextArea, TextField, useText, useView } from '../../../../ui/index.ts';
import { choiceOf, seatsText } from '../../pages/parts.tsx';
import type { Round } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { freePlaces } from '../../rules.ts';
import type { Choice } from '../../seats/queries.ts';
import { words } from '../../words.ts';
import type { Contact, Registration } from '../queries.ts';

export interface FieldsProps {
  readonly event: Event;
  /** Rounds with a choice. */
  readonly rounds: readonly Round[];
  readonly seats: ReadonlyMap<string, number>;
  /** People who wait, by session. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly form: FormState;
  /** What is stored, when somebody changes it. */
  readonly now?: { readonly registration: Registration; readonly contact: Contact | null; readonly choices: readonly Choice[] };
}

/** Who comes, with how many, to what, and what they need. Only the name is asked of everybody. */
export function RegistrationFields(props: FieldsProps) {
  const t = useText(words);
  const { event, now, form } = props;
  const contact = now?.contact;
  const group = event.groupMax > 1 || (now?.registration.places ?? 1) > 1;
  return (
    <>
      <TextField name="name" label={t('form.name')} hint={t('form.name_hint')} value={contact?.name} autocomplete="name" width="medium" />
      {group ? <NumberField name="places" label={t('form.places')} hint={t('form.places_hint')} value={now?.registration.places ?? 1} min={1} max={event.groupMax} /> : <input type="hidden" name="places" value="1" />}
      {group && (
        <More summary={t('form.names_more')} open={(form.values['names'] ?? contact?.names ?? '') !== ''}>
          <TextArea name="names" label={t('form.names')} hint={t('form.names_hint')} value={contact?.names} rows={4} optional />
        </More>
      )}
      <TextField name="email" label={t('form.email')} hint={t('form.email_hint')} type="email" value={contact?.email ?? undefined} autocomplete="email" width="medium" optional />
      <TextField name="phone" label={t('form.phone')} hint={t('form.phone_hint')} type="tel" value={contact?.phone ?? undefined} autocomplete="tel" width="medium" optional />
      {props.rounds.map((round) => <RoundChoice round={round} {...props} />)}
      <Needs {...props} />
    </>
  );
}

function RoundChoice({ round, seats, waiting, event, now }: FieldsProps & { round: Round }) {
  const t = useText(words);
  const { locale } = useView();
  const options = round.sessions.map((s) => {
    const free = freePlaces(s.capacity, seats.get(s.id) ?? 0);
    const title = inLanguage(s.title, locale);
    return { value: s.id, label: title.text, lang: title.lang, ...(s.capacity === null ? {} : { hint: seatsText(t, free, event.waitingList ? (waiting.get(s.id) ?? 0) : null) }) };
  });
  const chosen = round.sessions.find((s) => now?.choices.some((c) => c.sessionId === s.id));
  const legend = `${inLanguage(round.title, locale).text} (${formatTime(locale, round.startsAt)})`;
  return <RadioGroup name={choiceOf(round.id)} legend={legend} hint={t(event.waitingList && round.sessions.some((s) => s.capacity !== null) ? 'form.choice_waiting' : 'form.choice_hint')} options={[...options, { value: '', label: t('form.no_choice') }]} value={chosen?.id ?? ''} optional />;
}

function Needs({ event, now }: FieldsProps) {
  const t = useText(words);
  const { locale } = useView();
  if (event.interpreting.length === 0 && event.needs.length === 0) return null;
  const asks = (need: Event['needs'][number]): boolean => event.needs.includes(need);
  const before = now?.registration;
  return (
    <FieldGroup legend={t('form.needs')} hint={t('form.needs_hint')}>
      {event.interpreting.length > 0 && <SelectField name="interpreting" label={t('form.interpreting')} options={event.interpreting.map((tag) => ({ value: tag, label: languageName(locale, tag) }))} placeholder={t('form.interpreting_none')} value={before?.interpreting[0]} width="medium" optional />}
      {asks('child_care') && <NumberField name="child_care" label={t('form.child_care')} hint={t('form.child_care_hint')} value={before === undefined || before.childCare === 0 ? undefined : before.childCare} min={0} max={50} optional />}
      {asks('wheelchair') && <Checkbox name="wheelchair" label={t('form.wheelchair')} checked={before?.wheelchair} optional />}
      {asks('sign_language') && <Checkbox name="sign_language" label={t('form.sign_language')} checked={before?.signLanguage} optional />}
      {asks('note') && <TextArea name="note" label={t('form.note')} hint={t('form.note_hint')} value={now?.contact?.note ?? undefined} rows={3} optional />}
      <p class="mt-small">{t('form.needs_consent')}</p>
    </FieldGroup>
  );
}
