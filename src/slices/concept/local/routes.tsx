import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { requireStaff } from '../../people/public.ts';
import { boundaries, municipalities } from '../../territory/public.ts';
import { conceptBySlug, contentOf, type Concept } from '../editions/queries.ts';
import { adoptedOf } from '../editions/rules.ts';
import { measureByKey } from '../measures/queries.ts';
import { maySeeDrafts } from '../policy.ts';
import { hrefs as conceptHrefs } from '../urls.ts';
import { deriveLocalPlan, linkMeasure } from './commands.ts';
import { DerivationPage, DerivePage, LinkedPage, PlansPage } from './pages/pages.tsx';
import { mayRunLocalPlans } from './policy.ts';
import { derivationsOf, linkedMeasures, localPlan, localPlans } from './queries.ts';
import { DerivationForm, DeriveForm, linkCsv, LinkItem, linkItem, planCsv, PlanItem, planItem, tickedIn, type LocalPlan } from './schema.ts';
import { PATHS } from './urls.ts';

export function mountLocal(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.derive, (c) => showDerive(c, EMPTY_FORM), secret).action(PATHS.derive, derive);
  site.page(PATHS.derivation, (c) => showDerivation(c, EMPTY_FORM), secret).action(PATHS.derivation, saveDerivation);
  site.list({ path: PATHS.measures, summary: 'A municipality’s plan beside the concept it comes from, measure by measure', item: LinkItem, filters: {}, csv: linkCsv, load: linkedData, page: linkedPage });
  site.list({ path: PATHS.plans, summary: 'Plans of municipalities that come from a concept', item: PlanItem, filters: {}, csv: planCsv, load: planData, page: plansPage });
}

interface Asked {
  readonly q: string | null;
  readonly page: number;
  readonly pageSize: number;
}
const sliced = <T extends { readonly title: Readonly<Record<string, string>> }>(all: readonly T[], { q, page, pageSize }: Asked) => {
  const matching = all.filter((item) => q === null || Object.values(item.title).some((text) => text.toLowerCase().includes(q.toLowerCase())));
  return { items: matching.slice((page - 1) * pageSize, page * pageSize), total: matching.length };
};

const conceptOf = async (c: Ctx): Promise<Concept> => found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));
const statusFor = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : statusOf(problems) === 409 ? 409 : 422);

async function planData(c: Ctx, asked: Asked) {
  const concept = await conceptOf(c);
  return sliced((await localPlans(c.get('db'), concept.id, { drafts: false })).map((p) => planItem(p, c.get('view').absolute)), asked);
}

async function plansPage(c: Ctx): Promise<Response> {
  const concept = await conceptOf(c);
  const db = c.get('db');
  const office = mayRunLocalPlans(c.get('actor'));
  const [plans, places, known, invented] = await Promise.all([localPlans(db, concept.id, { drafts: office }), municipalities(db), boundaries(db, 'municipality'), isInventedConcept(db, concept.id)]);
  return html(c, <PlansPage concept={concept} plans={plans} places={places} boundaries={known} invented={invented} office={office && adoptedOf(concept) !== null} />);
}

async function loadPlan(c: Ctx, drafts: boolean): Promise<{ concept: Concept; plan: LocalPlan }> {
  const concept = await conceptOf(c);
  const plan = found(await localPlan(c.get('db'), concept.id));
  if (!plan.public && !drafts) refuse('not_found');
  return { concept, plan };
}

async function linkedData(c: Ctx, asked: Asked) {
  const { concept } = await loadPlan(c, false);
  return sliced((await linkedMeasures(c.get('db'), concept.id, { drafts: false })).map((m) => linkItem(m, c.get('view').absolute)), asked);
}

async function linkedPage(c: Ctx): Promise<Response> {
  const drafts = maySeeDrafts(c.get('actor'));
  const { concept, plan } = await loadPlan(c, drafts);
  if (!plan.public) c.set('secret', true);
  const [measures, invented] = await Promise.all([linkedMeasures(c.get('db'), concept.id, { drafts }), isInventedConcept(c.get('db'), concept.id)]);
  return html(c, <LinkedPage concept={concept} plan={plan} measures={measures} invented={invented} staff={drafts} />);
}

async function guarded(c: Ctx): Promise<Concept> {
  if (!mayRunLocalPlans(requireStaff(c))) refuse('forbidden');
  return conceptOf(c);
}

async function showDerive(c: Ctx, form: FormState): Promise<Response> {
  const concept = await guarded(c);
  const edition = found(adoptedOf(concept));
  const [fields, places] = await Promise.all([contentOf(c.get('db'), edition.id), municipalities(c.get('db'))]);
  return html(c, <DerivePage concept={concept} fields={fields} places={places} form={form} />, statusFor(form.problems));
}

async function derive(c: Ctx): Promise<Response> {
  const concept = await guarded(c);
  const edition = found(adoptedOf(concept));
  const raw = await readForm(c);
  const parsed = parseForm(DeriveForm, raw);
  if (!parsed.ok) return showDerive(c, parsed.form);
  const { municipality } = parsed.value;
  const measures = tickedIn(raw.values);
  const first = (await contentOf(c.get('db'), edition.id)).find((f) => f.entries.length > 0)?.code ?? '';
  const again = (problems: readonly Problem[]) => showDerive(c, withProblems(parsed.form, problems.map((p) => (p.field === 'measures' ? { ...p, field: `take_${first}` } : p))));
  if (!(await municipalities(c.get('db'))).some((p) => p.key === municipality)) return again([{ code: 'invalid_choice', field: 'municipality' }]);
  const done = await write(c.get('db'), (tx) => deriveLocalPlan(tx, c.get('actor'), { editionId: edition.id, territoryKey: municipality, title: worded(null, wordingIn(parsed.value, 'title')), measures }));
  return done.ok ? goTo(c, conceptHrefs.draft(done.value.slug)) : again(done.problems);
}

async function loadMeasure(c: Ctx) {
  if (!mayRunLocalPlans(requireStaff(c))) refuse('forbidden');
  const measure = found(await measureByKey(c.get('db'), c.req.param('key') ?? '', { drafts: true }));
  const derivations = await derivationsOf(c.get('db'), measure.id, { drafts: true });
  if (!derivations.local) refuse('not_found');
  return { measure, derivations };
}

async function showDerivation(c: Ctx, form: FormState): Promise<Response> {
  return html(c, <DerivationPage {...await loadMeasure(c)} form={form} />, statusFor(form.problems));
}

async function saveDerivation(c: Ctx): Promise<Response> {
  const { measure, derivations } = await loadMeasure(c);
  const parsed = parseForm(DerivationForm, await readForm(c));
  if (!parsed.ok) return showDerivation(c, parsed.form);
  const { revision, kind, of, note } = parsed.value;
  const done = await write(c.get('db'), (tx) => linkMeasure(tx, c.get('actor'), measure.id, { kind, of, note: note === null ? null : worded(derivations.of?.note ?? null, wordingIn(parsed.value, 'note')), seen: revision }));
  return done.ok ? goTo(c, conceptHrefs.measure(measure.key)) : showDerivation(c, withProblems(parsed.form, done.problems));
}
