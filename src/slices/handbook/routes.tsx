import { allowsSomewhere, rowFor, type AreaRights } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import type { Site } from '../../platform/web/site.ts';
import { html } from '../../ui/respond.tsx';
import { requireStaff } from '../people/public.ts';
import { HandbookPage } from './pages/handbook.tsx';
import { RightsPage } from './pages/rights.tsx';
import { TASKS } from './rules.ts';
import { PATHS } from './urls.ts';

/** How the office's tasks are done, and the table of rights as the program asks it. Mounted last: it knows every address. */
export function mountHandbook(site: Site, rights: readonly AreaRights[]): void {
  const on = (c: Ctx, module: string | null | undefined): boolean => module == null || c.get('modules').has(module);
  site.page(PATHS.handbook, (c) => {
    const actor = requireStaff(c);
    const tasks = TASKS.filter((task) => on(c, task.module)).map(({ key, href }) => ({ key, href: allowsSomewhere(actor, rowFor(rights, 'GET', href)?.who ?? 'everybody') ? href : null }));
    return html(c, <HandbookPage tasks={tasks} />);
  });
  site.page(PATHS.rights, (c) => {
    requireStaff(c);
    const areas = rights.filter(({ module }) => on(c, module)).map((area) => ({ ...area, rows: area.rows.map((row) => ({ ...row, addresses: site.addresses.filter((a) => a.row === row) })) }));
    return html(c, <RightsPage areas={areas} />);
  });
}
