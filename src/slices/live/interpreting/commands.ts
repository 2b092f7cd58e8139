import type { Actor } from '../../../kernel/actor.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { translated, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { signal } from '../../../platform/web/signals.ts';
import { record } from '../../thread/public.ts';
import { lockRoom, topicOf, type Tx } from '../commands.ts';
import { pollsOf, questionsOf } from '../queries.ts';

/** What an interpreter typed for a poll; an empty field leaves that part as it is. */
export interface PollTranslation {
  readonly question: string | null;
  /** By option. */
  readonly options: readonly (string | null)[];
  readonly low: string | null;
  readonly high: string | null;
}

const put = (value: Localized, lang: Locale, text: string | null | undefined): Localized => (text == null || value.source === lang ? value : translated(value, lang, text));

/** A poll in one more language, in whatever state it is: people who read it see the translation at once. */
export async function translatePoll(tx: Tx, actor: Actor, roomId: string, number: number, lang: Locale, typed: PollTranslation): Promise<Result<null>> {
  await lockRoom(tx, roomId);
  const poll = (await pollsOf(tx, roomId)).find((p) => p.number === number);
  if (poll === undefined) return failed('not_found');
  const columns = { question: put(poll.question, lang, typed.question), scale_low: poll.scaleLow === null ? null : put(poll.scaleLow, lang, typed.low), scale_high: poll.scaleHigh === null ? null : put(poll.scaleHigh, lang, typed.high) };
  await tx.updateTable('live_poll').set({ ...columns, revision: poll.revision + 1 }).where('id', '=', poll.id).execute();
  for (const [i, option] of poll.options.entries()) {
    await tx.updateTable('live_option').set({ title: put(option.title, lang, typed.options[i]) }).where('poll_id', '=', poll.id).where('number', '=', option.number).execute();
  }
  await note(tx, actor, roomId, 'room.poll_translated', number, lang);
  return ok(null);
}

/** A question from the hall in one more language. */
export async function translateQuestion(tx: Tx, actor: Actor, roomId: string, number: number, lang: Locale, text: string): Promise<Result<null>> {
  const room = await lockRoom(tx, roomId);
  const question = room === null ? undefined : (await questionsOf(tx, room)).find((q) => q.number === number);
  if (question === undefined) return failed('not_found');
  await tx.updateTable('live_question').set({ text: put(question.text, lang, text) }).where('id', '=', question.id).execute();
  await note(tx, actor, roomId, 'room.question_translated', number, lang);
  return ok(null);
}

async function note(tx: Tx, actor: Actor, roomId: string, action: string, number: number, language: Locale): Promise<void> {
  await record(tx, { actor, kind: 'room', id: roomId, action, values: { number, language } });
  await signal(tx, topicOf(roomId));
}
