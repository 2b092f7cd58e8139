import { isId } from '../../../kernel/ids.ts';
import type { FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireRole } from '../../people/public.ts';
import { boundaryState, territories } from '../queries.ts';
import { BoundaryForm } from '../schema.ts';
import { PATHS, uploadHref } from '../urls.ts';
import { dropUpload, keepUpload, setBoundaries } from './commands.ts';
import { readBoundaries, type BoundaryFault, type FileFault } from './imports.ts';
import { BoundariesPage, PreviewPage } from './pages/boundaries-page.tsx';
import { boundaryUpload } from './queries.ts';

const MAX_FILE = 10 * 1024 * 1024;

/** GeoJSON in two steps: checked and shown, then confirmed. */
export function mountBoundaries(site: Site): void {
  site.page(PATHS.boundaries, (c) => show(c), { secret: true }).action(PATHS.boundaries, check, { maxBody: MAX_FILE + 64 * 1024 });
  site.page(PATHS.upload, preview, { secret: true });
  site.action(PATHS.confirm, confirm);
  site.action(PATHS.discard, discard);
}

interface Refused {
  readonly form?: FormState;
  readonly faults?: readonly BoundaryFault[] | FileFault;
  readonly gone?: boolean;
}

async function show(c: Ctx, refused: Refused = {}): Promise<Response> {
  requireRole(c, 'administrator');
  const state = await boundaryState(c.get('db'));
  return html(c, <BoundariesPage state={state} {...refused} />, refused.gone === true ? 410 : refused.form === undefined ? 200 : 422);
}

async function check(c: Ctx): Promise<Response> {
  requireRole(c, 'administrator');
  const raw = await readForm(c);
  const file = raw.files['file']?.[0];
  const parsed = parseForm(BoundaryForm, raw);
  const typed = parsed.ok ? [] : parsed.form.problems;
  if (file === undefined) return show(c, { form: withProblems(parsed.form, [{ code: 'required', field: 'file' }, ...typed]) });
  if (!parsed.ok) return show(c, { form: parsed.form });
  const read = readBoundaries(await file.text(), await territories(c.get('db')));
  const faults = typeof read === 'string' ? read : read.faults.length > 0 ? read.faults : null;
  if (faults !== null || typeof read === 'string') return show(c, { form: withProblems(parsed.form, [{ code: 'invalid_file', field: 'file', params: { formats: '' } }]), faults: faults ?? [] });
  const id = await write(c.get('db'), (tx) => keepUpload(tx, { source: parsed.value.source, boundaries: read.boundaries, leftOut: read.leftOut }));
  return goTo(c, uploadHref(id));
}

const idOf = (c: Ctx): string | null => {
  const id = c.req.param('id');
  return isId(id) ? id : null;
};

async function preview(c: Ctx): Promise<Response> {
  requireRole(c, 'administrator');
  const id = idOf(c);
  const upload = id === null ? null : await boundaryUpload(c.get('db'), id);
  if (upload === null) return show(c, { gone: true });
  return html(c, <PreviewPage upload={upload} places={await territories(c.get('db'))} />);
}

async function confirm(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const id = idOf(c);
  const done = await write(c.get('db'), async (tx) => {
    const upload = id === null ? null : await boundaryUpload(tx, id);
    if (upload === null) return false;
    await setBoundaries(tx, actor, upload.boundaries, upload.source);
    await dropUpload(tx, upload.id);
    return true;
  });
  return done ? goTo(c, PATHS.list) : show(c, { gone: true });
}

async function discard(c: Ctx): Promise<Response> {
  requireRole(c, 'administrator');
  const id = idOf(c);
  if (id !== null) await write(c.get('db'), (tx) => dropUpload(tx, id));
  return goTo(c, PATHS.boundaries);
}
