import { system } from '../src/kernel/actor.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addProcessDocument, createProcess, createRecommendation, phasesOf, recommendationList, saveForum, setRecommendationState, type NewProcess, type PhaseInput, type Recommendation } from '../src/slices/participation/public.ts';
import forum from './data/forum-2011.json' with { type: 'json' };
import concept from './data/process-2014-2016.json' with { type: 'json' };

const actor = system('demo');
type Tx = Parameters<Parameters<typeof write>[1]>[0];
type Texts = { readonly de: string } & Readonly<Record<string, string>>;
const text = ({ de, ...others }: Texts): Localized => localized(de, 'de', others);

interface PhaseFacts {
  readonly kind: string;
  readonly from?: string;
  readonly to?: string;
  readonly precision?: string;
  readonly title: Texts;
  readonly text: Texts;
  readonly result?: Texts;
  readonly numbers?: readonly { readonly quantity: string; readonly label: Texts; readonly value: number; readonly unit?: string; readonly qualifier?: string; readonly source?: string }[];
}
interface ProcessFacts {
  readonly slug: string;
  readonly source: string;
  readonly publishedOn: string;
  readonly title: Texts;
  readonly summary: Texts;
  readonly fields: readonly Texts[];
  readonly phases: readonly PhaseFacts[];
  readonly notes: readonly { readonly kind: string; readonly text: Texts }[];
  /** Published elsewhere; `phase`: kind of the step it belongs to. */
  readonly documents: readonly { readonly phase?: string; readonly title: Texts; readonly source: string }[];
}

export interface DemoParticipation {
  /** Real: eleven recommendations, in order of number, ready for their ballot. */
  readonly forum2011: { readonly processId: string; readonly recommendations: readonly Recommendation[] };
  /** Real: the process behind the concept of 2016. */
  readonly process2014: { readonly processId: string };
}

/** The forum of 2011 and the process of 2014 to 2016, as their published documents tell them. */
export async function loadParticipation(db: Db, _config: Config): Promise<DemoParticipation> {
  return write(db, async (tx) => ({ forum2011: await loadForum(tx), process2014: await loadConceptProcess(tx) }));
}

function processOf(facts: ProcessFacts): NewProcess {
  const { slug, source, publishedOn } = facts;
  return {
    slug, source, publishedOn, title: text(facts.title), summary: text(facts.summary), topics: facts.fields.map(text), phases: facts.phases.map(phaseOf),
    notes: facts.notes.map((n) => ({ kind: n.kind as 'remark', text: text(n.text) })),
  };
}

async function putDocuments(tx: Tx, processId: string, { documents }: ProcessFacts): Promise<void> {
  const phases = await phasesOf(tx, processId);
  for (const { phase, title, source } of documents) valueOf(await addProcessDocument(tx, actor, { processId, phaseId: phases.find((p) => p.kind === phase)?.id ?? null, title: text(title), language: 'de', source, kept: null, address: null }));
}

function phaseOf({ kind, from, to, precision, title, text: words, result, numbers = [] }: PhaseFacts): PhaseInput {
  return {
    kind: kind as PhaseInput['kind'], title: text(title), text: text(words), result: text(result ?? { de: '' }), startsOn: from ?? null, endsOn: to ?? null, precision: (precision ?? 'day') as 'day',
    numbers: numbers.map(({ label, unit = '', qualifier = 'exact', ...n }) => ({ ...n, label: text(label), unit: unit as '', qualifier: qualifier as 'exact' })),
  };
}

async function loadForum(tx: Tx): Promise<DemoParticipation['forum2011']> {
  const facts = forum as ProcessFacts;
  const { id: processId } = valueOf(await createProcess(tx, actor, processOf(facts)));
  await putDocuments(tx, processId, facts);
  const held = { heldOn: '2011-05-06', place: 'Freizeitheim Vahrenwald, Hannover', source: forum.source, submissionIds: [] };
  const forumOf = new Map<number, string>();
  for (const one of forum.forums) {
    const { id } = valueOf(await saveForum(tx, actor, processId, { ...held, title: text(facts.fields[one.field] as Texts), minutes: text(one.minutes), participants: one.participants, qualifier: one.qualifier as 'over' }));
    for (const number of one.recommendations) forumOf.set(number, id);
  }
  for (const one of forum.recommendations) {
    const content = { field: text(facts.fields[one.field] as Texts), title: text(one.title), text: localized(''), prospect: text(forum.prospect), source: forum.source };
    const made = valueOf(await createRecommendation(tx, actor, { ...content, processId, submissionIds: [], forumIds: [forumOf.get(one.number) ?? ''], publishedOn: forum.recommendationsPublishedOn }));
    valueOf(await setRecommendationState(tx, actor, made.id, 'weighted'));
  }
  return { processId, recommendations: await recommendationList(tx, processId) };
}

async function loadConceptProcess(tx: Tx): Promise<DemoParticipation['process2014']> {
  const facts = concept as ProcessFacts;
  const { id: processId } = valueOf(await createProcess(tx, actor, processOf(facts)));
  await putDocuments(tx, processId, facts);
  const minutes = localized('Wie viele teilnahmen und was im Einzelnen besprochen wurde, ist für dieses Forum nicht abgedruckt.', 'de', {
    en: 'How many took part and what was discussed in detail is not printed for this forum.', 'de-simple': 'Mehr wissen wir über dieses Treffen nicht.', ar: 'لم يُطبع عدد المشاركين ولا تفاصيل ما نوقش في هذا المنتدى.',
  });
  for (const one of concept.forums) {
    const title = text(facts.fields[one.field] as Texts);
    valueOf(await saveForum(tx, actor, processId, { title, heldOn: one.date, place: one.place, minutes, participants: null, qualifier: 'exact', source: concept.source, submissionIds: [] }));
  }
  return { processId };
}
