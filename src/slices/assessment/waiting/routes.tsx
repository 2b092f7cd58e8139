import { departmentsOf } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { departmentsById, requireStaff } from '../../people/public.ts';
import { openWork } from '../queries.ts';
import { PATHS } from '../urls.ts';
import { MinePage, type Owed } from './pages/mine.tsx';

export function mountWaiting(site: Site): void {
  site.page(PATHS.mine, minePage, { secret: true });
}

/** What the reader's departments owe; what was passed on to the reader comes first, what a colleague has comes last. */
async function minePage(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  const mine = departmentsOf(actor);
  const [{ missing }, departments] = await Promise.all([openWork(c.get('db')), departmentsById(c.get('db'), mine)]);
  const place: Readonly<Record<string, number>> = { reader: 0, none: 1, other: 2 };
  const items = missing.flatMap(({ number, title, due, departmentId, delegatedTo }): Owed[] => {
    const department = departments.get(departmentId);
    return department === undefined ? [] : [{ number, title, due, department: { slug: department.slug, name: inLanguage(department.name, c.get('locale')).text }, with: delegatedTo === null ? null : delegatedTo === actor.id ? 'reader' : 'other' }];
  });
  return html(c, <MinePage items={items.sort((a, b) => (place[a.with ?? 'none'] ?? 1) - (place[b.with ?? 'none'] ?? 1) || a.due.localeCompare(b.due))} today={dayOf(new Date())} />);
}
