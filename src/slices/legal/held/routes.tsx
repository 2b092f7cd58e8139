import type { Actor } from '../../../kernel/actor.ts';
import { staffLocale } from '../../../kernel/locale.ts';
import { EMPTY_FORM, failed, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { AskedPerson, Holder } from '../../../platform/held.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { instanceOf } from '../../instance/public.ts';
import { requireRole } from '../../people/public.ts';
import { PATHS } from '../urls.ts';
import { eraseHeld } from './commands.ts';
import { HeldPage, type Found } from './pages/held.tsx';
import { AskedForm, EraseForm } from './schema.ts';

/** "What do you hold about me": asked and answered by form, so that no name stands in an address. Mounted before the notices, whose path would fit. */
export function mountHeld(site: Site, holders: readonly Holder[]): void {
  site.page(PATHS.held, (c) => { office(c); return page(c, EMPTY_FORM); }, { secret: true });
  site.action(PATHS.held, (c) => ask(c, holders));
  site.action(PATHS.heldExport, (c) => exportFile(c, holders));
  site.action(PATHS.heldErase, (c) => erase(c, holders));
}

const office = (c: Ctx): Actor => requireRole(c, 'coordinator', 'administrator');
const language = (c: Ctx): 'de' | 'en' => (staffLocale(c.get('locale')) === 'en' ? 'en' : 'de');

interface Answered {
  readonly asked: AskedPerson;
  readonly found: readonly Found[];
}

function page(c: Ctx, form: FormState, answered: Answered | null = null, { erasing = EMPTY_FORM, erased = null }: { erasing?: FormState; erased?: number | null } = {}): Response {
  const problems = form.problems.length + erasing.problems.length;
  return html(c, <HeldPage asked={answered?.asked ?? null} found={answered?.found ?? []} form={form} erasing={erasing} erased={erased} />, problems === 0 ? 200 : 422);
}

async function look(c: Ctx, holders: readonly Holder[], asked: AskedPerson, actor: Actor): Promise<Answered> {
  const found = await Promise.all(holders.map(async (holder) => ({ holder, records: await holder.heldAbout(c.get('db'), asked, language(c), actor) })));
  return { asked, found };
}

/** The answer to whoever stands in the form; null with the refused form when nobody does. */
async function answerTo(c: Ctx, holders: readonly Holder[], raw: RawForm, actor: Actor): Promise<{ form: FormState; answered: Answered | null }> {
  const parsed = parseForm(AskedForm, raw);
  return { form: parsed.form, answered: parsed.ok ? await look(c, holders, parsed.value, actor) : null };
}

async function ask(c: Ctx, holders: readonly Holder[]): Promise<Response> {
  const actor = office(c);
  const { form, answered } = await answerTo(c, holders, await readForm(c), actor);
  return page(c, form, answered);
}

async function exportFile(c: Ctx, holders: readonly Holder[]): Promise<Response> {
  const actor = office(c);
  const { form, answered } = await answerTo(c, holders, await readForm(c), actor);
  if (answered === null) return page(c, form);
  const records = answered.found.flatMap(({ holder, records: list }) => list.map((r) => ({ kind: holder.text[language(c)].name, ground: holder.text[language(c)].ground, title: r.title, data: Object.fromEntries(r.facts.map((f) => [f.term, f.value])) })));
  return c.body(JSON.stringify({ asked: answered.asked, records }, null, 2), 200, { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="auskunft.json"' });
}

/** Only what is found for the same question, and may go, is erased. */
async function erase(c: Ctx, holders: readonly Holder[]): Promise<Response> {
  const actor = office(c);
  const raw = await readForm(c);
  const { form, answered } = await answerTo(c, holders, raw, actor);
  if (answered === null) return page(c, form);
  const parsed = parseForm(EraseForm, raw);
  if (!parsed.ok) return page(c, EMPTY_FORM, answered, { erasing: parsed.form });
  if (!parsed.value.sure) return page(c, EMPTY_FORM, answered, { erasing: withProblems(parsed.form, failed('confirm_needed', 'sure').problems) });
  const wanted = new Set(parsed.value.chosen);
  const chosen = answered.found.flatMap((f) => f.records.filter((r) => r.keep === null && wanted.has(`${f.holder.key}/${r.id}`)).map((r) => ({ holder: holders.find((h) => h.key === f.holder.key) as Holder, id: r.id })));
  const { id } = await instanceOf(c.get('db'));
  const done = await write(c.get('db'), (tx) => eraseHeld(tx, actor, id, chosen));
  if (!done.ok) return page(c, EMPTY_FORM, answered, { erasing: withProblems(parsed.form, done.problems) });
  return page(c, EMPTY_FORM, await look(c, holders, answered.asked, actor), { erased: done.value.erased });
}
