import { found, ok, type FormState, type Problem, type Result } from '../../../kernel/problem.ts';
import { inLanguage, localized, sourceText } from '../../../kernel/localized.ts';
import { isLocale } from '../../../kernel/locale.ts';
import type { Db } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import { keyFolder } from '../../../platform/keys.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { allProcesses, recommendationList, type Recommendation } from '../../participation/public.ts';
import { namesOf, requireRole } from '../../people/public.ts';
import { HistorySection, historyOf } from '../../thread/public.ts';
import { holdsKey } from '../casting/commands.ts';
import { createBallot, editBallot, openBallot, planBallot, putOption, removeOption, type OptionInput } from '../commands.ts';
import { ballotBySlug, ballotList, type Ballot } from '../queries.ts';
import { resultOf } from '../results/queries.ts';
import { tiedAtCut } from '../results/rules.ts';
import { unconfirmedCounts } from '../results/commands.ts';
import { mayBeEdited, STATES } from '../rules.ts';
import { deskHref, NEW, PATHS } from '../urls.ts';
import { DeskPage } from './pages/desk.tsx';
import { OptionPage } from './pages/option.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { OptionForm, RevisionForm, settingsFrom, SettingsForm, textFrom, type OptionValues } from './schema.ts';

export function mountPreparing(site: Site): void {
  site.page(PATHS.desk, showDesk);
  site.page(PATHS.deskNew, (c) => (requireRole(c, 'coordinator'), html(c, <SettingsPage ballot={null} />)));
  site.action(PATHS.deskNew, create);
  site.page(PATHS.deskBallot, async (c) => showOverview(c, await deskBallot(c)));
  site.page(PATHS.deskEdit, async (c) => html(c, <SettingsPage ballot={await deskBallot(c)} />));
  site.action(PATHS.deskEdit, edit);
  site.page(PATHS.deskOption, showOption);
  site.action(PATHS.deskOption, saveOption);
  site.action(PATHS.deskOptionRemove, dropOption);
  site.action(PATHS.deskPlan, (c) => turn(c, (db, ballot) => write(db, (tx) => planBallot(tx, c.get('actor'), ballot.id))));
  site.action(PATHS.deskOpen, (c) => turn(c, (db, ballot) => write(db, (tx) => openBallot(tx, keyFolder(c.get('config').keysDir), c.get('actor'), ballot.id))));
}

/** The ballot of a workspace page, for those who run ballots. */
export async function deskBallot(c: Ctx): Promise<Ballot> {
  requireRole(c, 'coordinator');
  return found(await ballotBySlug(c.get('db'), c.req.param('slug') ?? ''));
}

async function showDesk(c: Ctx): Promise<Response> {
  requireRole(c, 'coordinator', 'moderator');
  const { items } = await ballotList(c.get('db'), { states: STATES });
  return html(c, <DeskPage ballots={items} />);
}

/** What can be done now; also the answer to an action that was refused. */
export async function showOverview(c: Ctx, ballot: Ballot, refused: { problems?: readonly Problem[]; closing?: FormState; voiding?: FormState; note?: string } = {}): Promise<Response> {
  const db = c.get('db');
  const keys = keyFolder(c.get('config').keysDir);
  const result = await resultOf(db, ballot);
  const tied = result !== null && result.decision === null && ballot.top !== null && tiedAtCut(result.dots, ballot.top).tied.length > 0;
  const processes = mayBeEdited(ballot.state) ? [...new Map((await recommendationChoices(db)).map(({ recommendation: r, process }) => [r.processSlug, { slug: r.processSlug, title: process }])).values()] : [];
  const status = refused.problems === undefined && refused.closing === undefined && refused.voiding === undefined ? 200 : 422;
  const hasKey = ballot.keyCheck === null || holdsKey(keys, ballot);
  return html(c, <OverviewPage ballot={ballot} processes={processes} unconfirmed={await unconfirmedCounts(db, ballot.id)} hasKey={hasKey} keyPath={keys.pathOf(ballot.id)} tied={tied} history={await historySection(db, ballot.id)} {...refused} />, status);
}

async function historySection(db: Db, id: string) {
  const items = await historyOf(db, id);
  return <HistorySection items={items} names={await namesOf(db, items.flatMap((item) => item.actor.id ?? []))} />;
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator');
  const parsed = parseForm(SettingsForm, await readForm(c));
  if (!parsed.ok) return html(c, <SettingsPage ballot={null} state={parsed.form} />, 422);
  const result = await write(c.get('db'), (tx) => createBallot(tx, actor, settingsFrom(parsed.value, null)));
  return result.ok ? goTo(c, deskHref(result.value.slug)) : html(c, <SettingsPage ballot={null} state={withProblems(parsed.form, result.problems)} />, 422);
}

async function edit(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const raw = await readForm(c);
  const parsed = parseForm(SettingsForm, raw);
  const revision = parseForm(RevisionForm, raw);
  if (!parsed.ok || !revision.ok) return html(c, <SettingsPage ballot={ballot} state={parsed.ok ? withProblems(parsed.form, [{ code: 'stale' }]) : parsed.form} />, 422);
  const result = await write(c.get('db'), (tx) => editBallot(tx, c.get('actor'), ballot.id, revision.value.revision, settingsFrom(parsed.value, ballot)));
  return result.ok ? goTo(c, deskHref(result.value.slug)) : html(c, <SettingsPage ballot={ballot} state={withProblems(parsed.form, result.problems)} />, result.problems[0]?.code === 'stale' ? 409 : 422);
}

function optionAt(c: Ctx, ballot: Ballot): Ballot['options'][number] | null {
  const number = c.req.param('number');
  return number === NEW ? null : found(ballot.options.find((o) => String(o.number) === number));
}

/** Recommendations with their process's title: numbers begin again in each process. */
async function recommendationChoices(db: Db): Promise<{ recommendation: Recommendation; process: string }[]> {
  const titles = new Map((await allProcesses(db)).map((p) => [p.slug, sourceText(p.title)]));
  return (await recommendationList(db, null)).map((recommendation) => ({ recommendation, process: titles.get(recommendation.processSlug) ?? recommendation.processSlug }));
}

async function showOption(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  return html(c, <OptionPage ballot={ballot} option={optionAt(c, ballot)} recommendations={await recommendationChoices(c.get('db'))} />);
}

async function saveOption(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const raw = await readForm(c);
  const option = optionAt(c, ballot);
  const choices = await recommendationChoices(c.get('db'));
  const recommendations = choices.map((choice) => choice.recommendation);
  if (option === null && raw.values['process'] !== undefined) return takeAll(c, ballot, recommendations.filter((r) => r.processSlug === raw.values['process']));
  const again = (form: FormState) => html(c, <OptionPage ballot={ballot} option={option} recommendations={choices} state={form} />, 422);
  const parsed = parseForm(OptionForm, raw);
  if (!parsed.ok) return again(parsed.form);
  const input = optionFrom(parsed.value, option, recommendations.find((r) => r.id === parsed.value.recommendation));
  if (input === null) return again(withProblems(parsed.form, [{ code: 'required', field: 'title_de' }]));
  const result = await write(c.get('db'), (tx) => putOption(tx, c.get('actor'), ballot.id, option?.number ?? null, input));
  return result.ok ? goTo(c, deskHref(ballot.slug)) : again(withProblems(parsed.form, result.problems));
}

/** An option with the wording that was typed, else with that of its recommendation; null when there is neither. */
function optionFrom(form: OptionValues, before: Ballot['options'][number] | null, recommendation: Recommendation | undefined): OptionInput | null {
  const translations = { 'de-simple': form['title_de-simple'], en: form.title_en, ar: form.title_ar };
  const title = form.title_de !== null ? textFrom(before?.title ?? null, form.title_de, translations) : recommendation?.title;
  return title === undefined ? null : { title, pictogram: form.pictogram, nodeId: recommendation?.id ?? null, href: recommendation?.href ?? null };
}

/** Every recommendation of a process that is no option yet becomes one, in their order; all of them or none. */
async function takeAll(c: Ctx, ballot: Ballot, recommendations: readonly Recommendation[]): Promise<Response> {
  const actor = c.get('actor');
  const wanted = recommendations.filter((r) => !ballot.options.some((o) => o.nodeId === r.id));
  const done = await write(c.get('db'), async (tx): Promise<Result<null>> => {
    for (const r of wanted) {
      const made = await putOption(tx, actor, ballot.id, null, { title: shortened(r), pictogram: 'star', nodeId: r.id, href: r.href });
      if (!made.ok) return made;
    }
    return ok(null);
  });
  return done.ok ? goTo(c, deskHref(ballot.slug)) : showOverview(c, ballot, { problems: done.problems });
}

/** A title that a card and a slip can hold. */
function shortened(recommendation: Recommendation): OptionInput['title'] {
  const text = inLanguage(recommendation.title, 'de').text;
  return text.length <= 200 ? recommendation.title : localized(`${text.slice(0, 197)} …`, isLocale(recommendation.title.source) ? recommendation.title.source : 'de');
}

async function dropOption(c: Ctx): Promise<Response> {
  const ballot = await deskBallot(c);
  const option = optionAt(c, ballot);
  return turn(c, (db) => write(db, (tx) => removeOption(tx, c.get('actor'), ballot.id, option?.number ?? 0)));
}

/** An action without fields: on to the overview, or the overview with what stands in the way. */
async function turn(c: Ctx, work: (db: Db, ballot: Ballot) => Promise<{ ok: boolean; problems?: readonly Problem[] }>): Promise<Response> {
  const ballot = await deskBallot(c);
  const result = await work(c.get('db'), ballot);
  return result.ok ? goTo(c, deskHref(ballot.slug)) : showOverview(c, ballot, { problems: result.problems ?? [] });
}
