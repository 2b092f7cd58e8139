import { newCode } from '../../src/kernel/code.ts';
import { instantOf } from '../../src/kernel/dates.ts';
import { newId } from '../../src/kernel/ids.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import {
  addStatement, addTopic, condense, countPresence, decideEntry, entriesOf, eventById, nextEdition, programmeOf, releaseDocumentation, saveWall, writeEntry, writePreface, type Event,
} from '../../src/slices/events/public.ts';
import { instanceOf } from '../../src/slices/instance/public.ts';
import data from '../data/said-2026.json' with { type: 'json' };
import { actor, text } from './common.ts';
import { keptSign } from './enclosed.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Programme = Awaited<ReturnType<typeof programmeOf>>;
type Session = Programme[number]['sessions'][number];
type SessionFacts = (typeof data.minutes.sessions)[number];
type StatementFacts = SessionFacts['topics'][number]['statements'][number];
type WallFacts = (typeof data.wall)['past' | 'open'];

/** What was said at the three forums of the invented process, with its documentation; and a wall there and at the event that is to come. */
export async function loadSaid(db: Db, config: Config, { past, open }: { readonly past: string; readonly open: string }): Promise<void> {
  const photo = await keptSign(config);
  await write(db, async (tx) => {
    const event = await eventById(tx, past);
    if (event === null) throw new Error('no past event');
    const sessions = (await programmeOf(tx, event.id)).flatMap((round) => round.sessions);
    for (const [index, session] of sessions.entries()) await loadMinutes(tx, event, session, data.minutes.sessions[index] as SessionFacts);
    await loadWall(tx, past, data.wall.past, photo);
    await loadWall(tx, open, data.wall.open, photo);
    await release(tx, event);
  });
}

async function loadMinutes(tx: Tx, event: Event, session: Session, facts: SessionFacts): Promise<void> {
  const toCondense: string[] = [];
  for (const topic of facts.topics) {
    const topicId = await addTopic(tx, actor, session, text(topic.title));
    for (const one of topic.statements as readonly (StatementFacts & { readonly condense?: boolean })[]) {
      const mark = one.mark as 'consensus' | 'dissent' | 'support' | null;
      const { id } = valueOf(await addStatement(tx, actor, session, { text: text(one.text), topicId, mark, count: one.count, numbers: one.submissions }, newId()));
      if (one.condense === true) toCondense.push(id);
    }
  }
  const presence = Object.entries(facts.presence).map(([role, now]) => ({ role, was: null, now }));
  await countPresence(tx, actor, session, presence);
  if (toCondense.length === 0) return;
  const { title, text: wording, prospect } = data.minutes.condensed;
  valueOf(await condense(tx, actor, event, session, { title: text(title), field: session.title, text: text(wording), prospect: text(prospect), statementIds: toCondense, submissionIds: [] }));
}

async function loadWall(tx: Tx, eventId: string, wall: WallFacts, photo: Parameters<typeof writeEntry>[2]['photo']): Promise<void> {
  await saveWall(tx, actor, eventId, 0, { question: text(wall.question), open: true });
  for (const one of wall.entries as readonly (WallFacts['entries'][number] & { readonly photo?: boolean; readonly reason?: string })[]) {
    valueOf(await writeEntry(tx, eventId, { text: one.text, language: one.language, photo: one.photo === true ? photo : null, documented: one.documented, code: newCode() }));
    if (one.state === 'waiting') continue;
    const entry = (await entriesOf(tx, eventId, ['waiting']))[0];
    if (entry !== undefined) valueOf(await decideEntry(tx, actor, eventId, entry.id, 1, one.state === 'shown' ? { state: 'shown' } : { state: 'hidden', reason: one.reason ?? '' }));
  }
  if (wall === data.wall.past) valueOf(await saveWall(tx, actor, eventId, 1, { question: text(wall.question), open: false }));
}

async function release(tx: Tx, event: Event): Promise<void> {
  const { preface, approver, releasedOn } = data.minutes;
  const { modules, regionName } = await instanceOf(tx);
  valueOf(await writePreface(tx, actor, event.id, 0, text(preface)));
  const { snapshot } = await nextEdition(tx, event, { modules, region: regionName }, { number: 1, releasedOn, correction: null });
  valueOf(await releaseDocumentation(tx, actor, event.id, snapshot, approver, instantOf(releasedOn, '12:00')));
}
