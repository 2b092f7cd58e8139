import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Db } from '../../../platform/database/types.ts';
import { signal } from '../../../platform/web/signals.ts';
import { lockRoom, topicOf, type Tx } from '../commands.ts';
import { foldWord, type Answer } from '../rules.ts';

export interface Given extends Answer {
  readonly pollId: string;
  /** The device's mark at this poll, see `deviceMark`. */
  readonly device: Buffer;
  readonly team: number | null;
  /** How often this phone changed its mind, from 1; 0 where it does not count: then the later arrival stands. */
  readonly turn: number;
}
/** What became of an answer: `older` means that a newer one of the same device stands, with its turn. */
export type Taken = { readonly state: 'taken' } | { readonly state: 'older'; readonly turn: number } | { readonly state: 'closed' };

interface Waiting {
  given: Given;
  readonly tell: ((taken: Taken) => void)[];
  readonly fail: ((error: unknown) => void)[];
}

/** Answers written by one statement at most. */
const MOST_AT_ONCE = 2_000;

/**
 * Writes answers in groups: while one statement is on its way to the disk, those that arrive wait for the next. Each is acknowledged after
 * its commit. Hundreds a second cost a few dozen commits.
 */
class Batches {
  readonly #db: Db;
  #waiting = new Map<string, Waiting>();
  #running = false;

  constructor(db: Db) {
    this.#db = db;
  }

  take(given: Given): Promise<Taken> {
    return new Promise((resolve, reject) => {
      this.#add(given, resolve, reject);
      if (!this.#running) void this.#run();
    });
  }

  /** Two of one device in one group: the newer one is written, and both are told the same. */
  #add(given: Given, resolve: (taken: Taken) => void, reject: (error: unknown) => void): void {
    const key = `${given.pollId} ${given.device.toString('base64')}`;
    const known = this.#waiting.get(key);
    if (known === undefined) {
      this.#waiting.set(key, { given, tell: [resolve], fail: [reject] });
      return;
    }
    if (given.turn === 0 || given.turn >= known.given.turn) known.given = given;
    known.tell.push(resolve);
    known.fail.push(reject);
  }

  async #run(): Promise<void> {
    this.#running = true;
    // One turn of the event loop: what arrived with it goes along.
    await new Promise(setImmediate);
    while (this.#waiting.size > 0) {
      const group = [...this.#waiting.values()].slice(0, MOST_AT_ONCE);
      this.#waiting = new Map([...this.#waiting].slice(group.length));
      await this.#write(group);
    }
    this.#running = false;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await writeAnswers(this.#db, group.map((w) => w.given));
      group.forEach((waiting, i) => waiting.tell.forEach((tell) => tell(outcomes[i] as Taken)));
    } catch (error) {
      group.forEach((waiting) => waiting.fail.forEach((fail) => fail(error)));
    }
  }
}

const batches = new WeakMap<Db, Batches>();

/**
 * Takes one device's answer to an open poll; a newer one replaces it. Acknowledged when it is on disk. It is no history entry and leaves no
 * time: nothing but the mark ties it to a device, and the mark goes when the room closes.
 */
export function takeAnswer(db: Db, given: Given): Promise<Taken> {
  const known = batches.get(db) ?? new Batches(db);
  batches.set(db, known);
  return known.take(given);
}

interface Written {
  readonly place: number;
  readonly open: boolean;
  readonly taken: boolean;
  readonly turn: number | null;
}

/** One statement. Polls are locked against closing meanwhile, and devices in their order against a second process that writes the same. */
async function writeAnswers(db: Db, all: readonly Given[]): Promise<Taken[]> {
  const column = <T>(pick: (given: Given) => T): readonly T[] => all.map(pick);
  const words = column(({ words: typed }) => JSON.stringify(typed.map((word) => ({ word: foldWord(word), shown: word }))));
  const { rows } = await sql<Written>`
    with sent as (
      select * from unnest(${column((g) => g.pollId)}::uuid[], ${column((g) => g.device)}::bytea[], ${column((g) => `{${g.counts.join(',')}}`)}::text[], ${words}::text[], ${column((g) => g.team)}::smallint[], ${column((g) => g.turn)}::int[])
        with ordinality s (poll_id, device, counts, words, team, turn, place)
    ), open as materialized (
      select p.id, p.room_id, r.moderated from live_poll p join live_room r on r.id = p.room_id
      where p.id in (select poll_id from sent) and p.state = 'open' and r.state = 'open' order by p.id for share of p
    ), taken as (
      insert into live_answer as a (poll_id, device, counts, words, team, turn)
      select s.poll_id, s.device, s.counts::smallint[], array(select w ->> 'word' from jsonb_array_elements(s.words::jsonb) w), s.team, s.turn
      from sent s join open o on o.id = s.poll_id order by s.poll_id, s.device
      on conflict (poll_id, device) do update
        set counts = excluded.counts, words = excluded.words, team = excluded.team, turn = case when excluded.turn = 0 then a.turn + 1 else excluded.turn end
        where excluded.turn = 0 or excluded.turn > a.turn
      returning a.poll_id, a.device
    ), cloud as (
      insert into live_word (poll_id, word, shown_as, state)
      select distinct on (s.poll_id, w ->> 'word') s.poll_id, w ->> 'word', w ->> 'shown', case when o.moderated then 'waiting' else 'shown' end
      from sent s join open o on o.id = s.poll_id cross join jsonb_array_elements(s.words::jsonb) w order by s.poll_id, w ->> 'word', s.place
      on conflict do nothing
    ), told as materialized (
      select pg_notify('miteinander_live', 'room ' || room_id) from (select distinct room_id from open) rooms
    )
    select s.place::int, o.id is not null as open, t.device is not null as taken, a.turn
    from sent s left join open o on o.id = s.poll_id left join taken t on t.poll_id = s.poll_id and t.device = s.device left join live_answer a on a.poll_id = s.poll_id and a.device = s.device
    where (select count(*) from told) >= 0 order by s.place`.execute(db);
  return rows.map(({ open, taken, turn }, i): Taken => (!open ? { state: 'closed' } : taken || turn === null || turn <= (all[i]?.turn ?? 0) ? { state: 'taken' } : { state: 'older', turn }));
}

export interface Asked {
  readonly text: string;
  readonly language: string;
  readonly firstName: string | null;
  /** The form's random value: sending the same words with it again adds nothing. */
  readonly once: string;
}

/** A question from the hall; it waits for the moderator unless the room shows questions at once. The history has no entry: it would say to the second who could have asked. */
export async function ask(tx: Tx, roomId: string, asked: Asked, now = new Date()): Promise<Result<{ number: number; shown: boolean; again: boolean }>> {
  const room = await lockRoom(tx, roomId);
  if (room === null) return failed('not_found');
  if (room.state !== 'open' || !room.asking) return failed('already_closed');
  const once = createHash('sha256').update(`${roomId}\0${asked.once}\0${asked.text}`).digest();
  const known = await tx.selectFrom('live_question').select(['number', 'state']).where('room_id', '=', roomId).where('once', '=', once).executeTakeFirst();
  if (known !== undefined) return ok({ number: known.number, shown: known.state === 'shown', again: true });
  const id = newId();
  const { next_question: next } = await tx.updateTable('live_room').set((e) => ({ next_question: e('next_question', '+', 1) })).where('id', '=', roomId).returning('next_question').executeTakeFirstOrThrow();
  const state = room.moderated ? 'waiting' : 'shown';
  await tx.insertInto('live_question').values({ id, room_id: roomId, number: next - 1, text: localized(asked.text, asked.language), first_name: asked.firstName, state, once, asked_on: dayOf(now) }).execute();
  await signal(tx, topicOf(roomId));
  return ok({ number: next - 1, shown: state === 'shown', again: false });
}

/** A device stands behind a question, or no longer does. Doing it again changes nothing. */
export async function support(tx: Tx, room: { readonly id: string }, number: number, device: (questionId: string) => Buffer, stands: boolean): Promise<Result<null>> {
  const question = await tx
    .selectFrom('live_question as q')
    .innerJoin('live_room as r', 'r.id', 'q.room_id')
    .select('q.id')
    .where('q.room_id', '=', room.id)
    .where('q.number', '=', number)
    .where('q.state', '=', 'shown')
    .where('r.state', '=', 'open')
    // Also the room: closing holds it, and whoever waited for that must see that it is closed.
    .forShare(['q', 'r'])
    .executeTakeFirst();
  if (question === undefined) return failed('already_closed');
  const mark = { question_id: question.id, device: device(question.id) };
  if (stands) await tx.insertInto('live_support').values(mark).onConflict((c) => c.doNothing()).execute();
  else await tx.deleteFrom('live_support').where('question_id', '=', mark.question_id).where('device', '=', mark.device).execute();
  await signal(tx, topicOf(room.id));
  return ok(null);
}
