import type { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { byLanguage } from '../../../kernel/localized.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { forumHeads } from '../forums/queries.ts';
import { mayModerate, publicProcess, readableProcess } from '../policy.ts';
import { recommendationCounts, recommendationHeads, type RecommendationHead } from '../recommendations/queries.ts';
import { countsByProcess } from '../submissions/queries.ts';
import { PATHS, pathTo, processHref } from '../urls.ts';
import { documentsOf, type ProcessDocument } from './papers/queries.ts';
import { ProcessPage } from './pages/process.tsx';
import { ProcessesPage, type ProcessLine } from './pages/processes.tsx';
import { countedOf, ofProcess, openNow, outcomesOf } from './parts/queries.ts';
import { withCounted, type ProcessPart } from './parts/rules.ts';
import { currentPhases, notesOf, phasesOn, publicProcesses, topicsOf, type PhaseNumber, type Process } from './queries.ts';
import { callIsOpen } from './rules.ts';
import { ProcessDetail, ProcessItem, type ProcessFile } from './schema.ts';

const today = (): string => dayOf(new Date());

/** `parts`: what other slices have of a process. */
export function mountProcesses(site: Site, parts: readonly ProcessPart[]): void {
  site.list({
    path: PATHS.processes,
    summary: 'Participation processes',
    item: ProcessItem,
    filters: {},
    csv: ({ title, summary, ...item }) => ({ ...item, title: title['de'] ?? Object.values(title)[0], summary: summary['de'] ?? Object.values(summary)[0] }),
    load: async (c, { page, pageSize, q }) => {
      const all = (await linesOf(c)).filter(({ process }) => q === null || JSON.stringify(byLanguage(process.title)).toLowerCase().includes(q.toLowerCase()));
      return { items: all.slice((page - 1) * pageSize, page * pageSize).map((line) => itemOf(c, line)), total: all.length };
    },
    page: async (c) => html(c, <ProcessesPage lines={await linesOf(c)} />),
  });
  site.item({ path: PATHS.process, summary: 'One participation process with its phases', item: ProcessDetail, load: (c) => detailOf(c, parts), page: (c) => processPage(c, parts) });
}

async function linesOf(c: Ctx): Promise<ProcessLine[]> {
  const db = c.get('db');
  const day = today();
  const [processes, current, counts, recommendations] = await Promise.all([publicProcesses(db, day), currentPhases(db, day), countsByProcess(db), recommendationCounts(db)]);
  return processes.map((process) => ({
    process,
    open: callIsOpen(process, day),
    current: current.get(process.id) ?? null,
    submissions: counts.get(process.id)?.published ?? 0,
    recommendations: recommendations.get(process.id) ?? 0,
  }));
}

function itemOf(c: Ctx, { process, open, submissions, recommendations }: Omit<ProcessLine, 'current'>): z.infer<typeof ProcessItem> {
  const { id, slug, source, invented, callClosesOn } = process;
  const url = c.get('view').absolute(processHref(slug));
  return { id, slug, url, title: byLanguage(process.title), summary: byLanguage(process.summary), source, invented, callOpen: open, callClosesOn, publishedOn: process.publishedOn as string, submissions, recommendations };
}

/** What the process page and its data say beside what the office typed. */
async function fileOf(c: Ctx, process: Process, recommendations: readonly RecommendationHead[], parts: readonly ProcessPart[]) {
  const db = c.get('db');
  const mine = parts.filter((part) => c.get('modules').has(part.module));
  const of = ofProcess(process, recommendations);
  const [phases, counted, documents, outcomes, now] = await Promise.all([phasesOn(db, process.id, today()), countedOf(db, mine, of), documentsOf(db, process.id), outcomesOf(db, of), openNow(db, mine, of, c.get('locale'), today())]);
  const { phases: numbered, rest: numbers } = withCounted(phases, counted);
  const submissions = process.publishedOn === null ? 0 : (counted.find((n) => n.quantity === 'submissions')?.value ?? 0);
  return { phases: numbered, numbers, documents, outcomes, now, submissions };
}

async function detailOf(c: Ctx, parts: readonly ProcessPart[]): Promise<z.infer<typeof ProcessDetail>> {
  const db = c.get('db');
  const process = await publicProcess(c);
  const recommendations = await recommendationHeads(db, process.id);
  const [topics, file, notes] = await Promise.all([topicsOf(db, process.id), fileOf(c, process, recommendations, parts), notesOf(db, process.id)]);
  const line = { process, open: callIsOpen(process, today()), submissions: file.submissions, recommendations: recommendations.length };
  const documents = (phaseId: string | null) => file.documents.filter((d) => d.phaseId === phaseId).map((d) => documentItem(c, process.slug, d));
  return {
    ...itemOf(c, line),
    topics: topics.filter((t) => t.active).map((t) => ({ id: t.id, name: byLanguage(t.name) })),
    phases: file.phases.map(({ position: _, version: __, numbers, title, text, result, ...phase }) => ({
      ...phase, title: byLanguage(title), text: byLanguage(text), result: byLanguage(result), numbers: numbers.map(numberItem), documents: documents(phase.id),
    })),
    numbers: file.numbers.map(numberItem),
    documents: documents(null),
    outcomes: file.outcomes.map(({ kind, title, href, date }) => ({ kind, title: byLanguage(title), url: c.get('view').absolute(href), date })),
    notes: notes.map((n) => ({ ...n, text: byLanguage(n.text) })),
  };
}

const numberItem = (n: PhaseNumber) => ({ ...n, label: byLanguage(n.label) });

function documentItem(c: Ctx, slug: string, { id, title, language, kept, address, source, addedOn }: ProcessDocument): z.infer<typeof ProcessFile> {
  const url = kept === null ? address : c.get('config').baseUrl + pathTo(PATHS.processFile, { slug, document: id });
  return { id, url, title: byLanguage(title), language, mediaType: kept?.mediaType ?? null, size: kept?.size ?? null, source, addedOn };
}

async function processPage(c: Ctx, parts: readonly ProcessPart[]): Promise<Response> {
  const db = c.get('db');
  const process: Process = await readableProcess(c);
  const recommendations = await recommendationHeads(db, process.id);
  const [file, notes, forums] = await Promise.all([fileOf(c, process, recommendations, parts), notesOf(db, process.id), forumHeads(db, process.id)]);
  const staff = mayModerate(c.get('actor'), process.id);
  return html(c, <ProcessPage process={process} open={callIsOpen(process, today())} {...file} notes={notes} forums={forums} recommendations={recommendations} staff={staff} />);
}
