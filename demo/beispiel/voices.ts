import { addDays } from '../../src/kernel/dates.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { createProcess, createRecommendation, createSubmission, mergeSubmissions, publishSubmission, recommendationList, saveForum, saveTranslation, topicsOf, withholdSubmission, type NewProcess, type PhaseInput, type Recommendation } from '../../src/slices/participation/public.ts';
import { actor, facts, SOURCE, text } from './common.ts';

export interface Voices {
  readonly processId: string;
  /** In order of number. */
  readonly recommendations: readonly Recommendation[];
}

type Tx = Parameters<Parameters<typeof write>[1]>[0];
type SubmissionFacts = (typeof facts.submissions)[number];

/** The call, the three forums and what was condensed from them. */
export async function loadVoices(db: Db): Promise<Voices> {
  return write(db, async (tx) => {
    const { id: processId } = valueOf(await createProcess(tx, actor, processOf()));
    const topics = await topicIds(tx, processId);
    const submissions = new Map<number, string>();
    for (const one of facts.submissions) submissions.set(one.n, await submit(tx, processId, topics, one));
    await withhold(tx, processId, topics);
    const forums = await loadForums(tx, processId, submissions);
    await condense(tx, processId, submissions, forums);
    return { processId, recommendations: await recommendationList(tx, processId) };
  });
}

function processOf(): NewProcess {
  const { slug, title, summary, topics, phases } = facts.process;
  return {
    slug, title: text(title), summary: text(summary), source: SOURCE, invented: true, call: 'closed', callClosesOn: '2026-02-28', publishedOn: '2026-01-12',
    topics: topics.map((t) => text(t.title)),
    phases: phases.map((p): PhaseInput => ({ kind: p.kind as PhaseInput['kind'], title: text(p.title), startsOn: p.from, endsOn: p.to })),
  };
}

async function topicIds(tx: Tx, processId: string): Promise<ReadonlyMap<string, string>> {
  const made = await topicsOf(tx, processId);
  return new Map(facts.process.topics.map((t, index) => [t.slug, made[index]?.id ?? '']));
}

async function submit(tx: Tx, processId: string, topics: ReadonlyMap<string, string>, one: SubmissionFacts): Promise<string> {
  const content = { text: one.text, language: one.lang, topicId: topics.get(one.topic) ?? null, municipality: one.municipality };
  const { id } = valueOf(await createSubmission(tx, actor, { ...content, processId, channel: one.channel as 'online', receivedOn: addDays('2026-01-12', one.n * 2) }));
  valueOf(await publishSubmission(tx, actor, id));
  // Publishing made the second version.
  for (const [language, said] of Object.entries((one.translations ?? {}) as Readonly<Record<string, string>>)) valueOf(await saveTranslation(tx, actor, id, { language, text: said, by: 'human', version: 2 }));
  return id;
}

async function withhold(tx: Tx, processId: string, topics: ReadonlyMap<string, string>): Promise<void> {
  for (const one of facts.withheld) {
    const { id } = valueOf(await createSubmission(tx, actor, { text: one.text, language: one.lang, topicId: topics.get(one.topic) ?? null, municipality: one.municipality, processId, channel: 'online', receivedOn: '2026-02-20' }));
    valueOf(await withholdSubmission(tx, actor, id, { version: 1, reason: one.reason }));
  }
}

async function loadForums(tx: Tx, processId: string, submissions: ReadonlyMap<number, string>): Promise<ReadonlyMap<string, string>> {
  const forums = new Map<string, string>();
  for (const forum of facts.forums) {
    const numbers = facts.recommendations.filter((r) => r.forums.includes(forum.key)).flatMap((r) => r.from);
    const submissionIds = numbers.map((n) => submissions.get(n) ?? '');
    const made = valueOf(await saveForum(tx, actor, processId, { title: text(forum.topic), heldOn: forum.date, place: forum.place, minutes: text(forum.minutes), participants: forum.participants, qualifier: 'exact', submissionIds }));
    forums.set(forum.key, made.id);
  }
  return forums;
}

async function condense(tx: Tx, processId: string, submissions: ReadonlyMap<number, string>, forums: ReadonlyMap<string, string>): Promise<void> {
  for (const { from, into } of facts.merged) valueOf(await mergeSubmissions(tx, actor, submissions.get(from) ?? '', submissions.get(into) ?? ''));
  for (const one of facts.recommendations) {
    const field = facts.process.topics.find((t) => t.slug === one.topic)?.title;
    const content = { field: text(field ?? one.topic), title: text(one.title), text: text(one.text), prospect: text(one.prospect) };
    const origins = { submissionIds: one.from.map((n) => submissions.get(n) ?? ''), forumIds: one.forums.map((key) => forums.get(key) ?? '') };
    valueOf(await createRecommendation(tx, actor, { ...content, ...origins, processId, publishedOn: '2026-03-30' }));
  }
}
