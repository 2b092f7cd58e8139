import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { addItems, assessmentList, changeItem, comment, createRound, itemsOf, recordPastRound, saveConsultation, saveForwarding, sendRound, type ConsultationInput } from '../../src/slices/assessment/public.ts';
import given from '../data/beispiel-assessment-2026.json' with { type: 'json' };
import type { DemoPeople } from '../people.ts';
import { actor, text } from './common.ts';
import type { Voices } from './voices.ts';

type Tx = Parameters<Parameters<typeof write>[1]>[0];

/** The round of the invented process, with a workshop and a talk. */
export async function pastRound(tx: Tx, people: DemoPeople): Promise<string> {
  const { title, note, ...days } = given.past;
  const { id } = valueOf(await recordPastRound(tx, actor, { title: text(title), note: text(note), ...days }));
  for (const { kind, on, title: named, result, departments } of given.consultations) {
    valueOf(await saveConsultation(tx, actor, id, null, 0, { kind: kind as ConsultationInput['kind'], title: text(named), heldFrom: on, heldTo: on, monthsOnly: false, meetings: 1, result: text(result), departmentIds: departments.map((name) => people.departments.get(name) ?? '') }));
  }
  return id;
}

/** The letter about what was forwarded, and the invented reply. */
export async function letterOf(tx: Tx, assessmentId: string): Promise<void> {
  const { recipient, letter, sentOn, repliedOn, reply } = given.forwarding;
  valueOf(await saveForwarding(tx, actor, assessmentId, { version: 0, recipient, letter, sentOn, repliedOn, reply: text(reply), replyPublic: true }));
}

/** A round that is running, so that a department has something to answer, with a question between two of them. */
export async function loadOpenRound(db: Db, voices: Voices, people: DemoPeople): Promise<void> {
  await write(db, async (tx) => {
    const { title, note, dueOn, sentOn, items, question, reply } = given.open;
    const { id, number } = valueOf(await createRound(tx, actor, { title: text(title), note: text(note), dueOn }));
    const chosen = items.map((item) => ({ ...item, about: voices.recommendations.find((r) => r.number === item.recommendation) }));
    valueOf(await addItems(tx, actor, id, chosen.flatMap(({ about: r }) => (r === undefined ? [] : [{ kind: 'recommendation' as const, id: r.id, title: r.title, href: r.href }]))));
    for (const item of await itemsOf(tx, id)) {
      const departments = chosen.find((c) => c.about?.id === item.id)?.departments ?? [];
      valueOf(await changeItem(tx, actor, id, item.itemId, { departmentIds: departments.map((name) => people.departments.get(name) ?? ''), question: null, joinedTo: null }));
    }
    valueOf(await sendRound(tx, actor, id, () => true, sentOn));
    const [about] = (await assessmentList(tx, { round: number })).items.toReversed();
    if (about === undefined) throw new Error('the round just sent is empty');
    const asked = valueOf(await comment(tx, actor, about.id, { departmentId: people.departments.get('Team Kultur') ?? null, replyTo: null, text: question }));
    valueOf(await comment(tx, actor, about.id, { departmentId: null, replyTo: asked.id, text: reply }));
  });
}
