import type { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { byLanguage } from '../../../kernel/localized.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { forumsOf } from '../forums/queries.ts';
import { mayModerate, publicProcess, readableProcess } from '../policy.ts';
import { recommendationCounts, recommendationList } from '../recommendations/queries.ts';
import { countsByProcess } from '../submissions/queries.ts';
import { PATHS, processHref } from '../urls.ts';
import { ProcessPage } from './pages/process.tsx';
import { ProcessesPage, type ProcessLine } from './pages/processes.tsx';
import { currentPhases, notesOf, phasesOn, publicProcesses, topicsOf, type Process } from './queries.ts';
import { callIsOpen } from './rules.ts';
import { ProcessDetail, ProcessItem } from './schema.ts';

const today = (): string => dayOf(new Date());

export function mountProcesses(site: Site): void {
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
  site.item({ path: PATHS.process, summary: 'One participation process with its phases', item: ProcessDetail, load: detailOf, page: processPage });
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

async function detailOf(c: Ctx): Promise<z.infer<typeof ProcessDetail>> {
  const db = c.get('db');
  const process = await publicProcess(c);
  const [topics, phases, notes, counts, recommendations] = await Promise.all([topicsOf(db, process.id), phasesOn(db, process.id, today()), notesOf(db, process.id), countsByProcess(db), recommendationCounts(db)]);
  const line = { process, open: callIsOpen(process, today()), submissions: counts.get(process.id)?.published ?? 0, recommendations: recommendations.get(process.id) ?? 0 };
  return {
    ...itemOf(c, line),
    topics: topics.filter((t) => t.active).map((t) => ({ id: t.id, name: byLanguage(t.name) })),
    phases: phases.map(({ position: _, version: __, numbers, title, text, result, ...phase }) => ({
      ...phase, title: byLanguage(title), text: byLanguage(text), result: byLanguage(result), numbers: numbers.map((n) => ({ ...n, label: byLanguage(n.label) })),
    })),
    notes: notes.map((n) => ({ ...n, text: byLanguage(n.text) })),
  };
}

async function processPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const process: Process = await readableProcess(c);
  const [phases, notes, forums, recommendations, counts] = await Promise.all([phasesOn(db, process.id, today()), notesOf(db, process.id), forumsOf(db, process.id), recommendationList(db, process.id), countsByProcess(db)]);
  const staff = mayModerate(c.get('actor'), process.id);
  return html(c, <ProcessPage process={process} open={callIsOpen(process, today())} phases={phases} notes={notes} forums={forums} recommendations={recommendations} submissions={counts.get(process.id)?.published ?? 0} staff={staff} />);
}
