import { system } from '../src/kernel/actor.ts';
import { localized, type Localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { createArea, recordPastRound, saveConsultation, type ConsultationInput } from '../src/slices/assessment/public.ts';
import competences from './data/competences.json' with { type: 'json' };
import facts from './data/assessment-2015.json' with { type: 'json' };
import type { DemoPeople } from './people.ts';

const actor = system('demo');
const text = ({ de, ...others }: { readonly de: string } & Readonly<Record<string, string>>): Localized => localized(de, 'de', others);
type Level = Parameters<typeof createArea>[3]['competences'][number]['level'];

/** The round of 2015 as it is printed, and who is responsible for what. */
export async function loadAssessment(db: Db, people: DemoPeople): Promise<void> {
  await write(db, async (tx) => {
    const { id } = valueOf(await recordPastRound(tx, actor, { title: text(facts.title), note: text(facts.note), source: facts.source, sentOn: facts.from, dueOn: facts.to, closedOn: facts.to }));
    for (const { kind, title, meetings, result, departments } of facts.consultations) {
      valueOf(await saveConsultation(tx, actor, id, null, 0, { kind: kind as ConsultationInput['kind'], title: text(title), heldFrom: facts.from, heldTo: facts.to, monthsOnly: true, meetings, result: text(result), departmentIds: departments.map((name) => people.departments.get(name) ?? '') }));
    }
    for (const area of competences.areas) {
      const rows = area.rows.map((row) => ({ level: row.level as Level, body: row.body, law: row.law, task: text(row.task) }));
      valueOf(await createArea(tx, actor, area.slug, { title: text(area.title), text: text(area.text), source: competences.source, competences: rows }));
    }
  });
}
