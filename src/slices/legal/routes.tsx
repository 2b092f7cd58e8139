import { isAdministrator, isCoordinator } from '../../kernel/actor.ts';
import { daysIn } from '../../kernel/period.ts';
import { found, refuse, type FormState } from '../../kernel/problem.ts';
import { personalColumns, type PersonalColumn } from '../../platform/database/personal.ts';
import { write } from '../../platform/database/write.ts';
import { periodIn, type RetentionClass } from '../../platform/retention.ts';
import { addressOf } from '../../platform/web/address.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../platform/web/forms.ts';
import type { Site } from '../../platform/web/site.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { instanceOf, reviewedOn, type LegalText } from '../instance/public.ts';
import { requireRole } from '../people/public.ts';
import { answerBarrier, decideArchive, reportBarrier } from './commands.ts';
import germanAnnotations from './facts/annotations.json' with { type: 'json' };
import { AccessibilityPage, ThanksPage } from './pages/accessibility.tsx';
import { EasyPage } from './pages/easy.tsx';
import { ImprintPage } from './pages/imprint.tsx';
import { NoticePage, PrivacyPage } from './pages/privacy.tsx';
import { ProcessingPage } from './pages/processing.tsx';
import { ReportsPage } from './pages/reports.tsx';
import { barrierReports, classStates } from './queries.ts';
import { noticeDays, noticesFor, type Notice } from './rules.ts';
import { AnswerForm, ArchiveForm, BarrierForm } from './schema.ts';
import { PATHS } from './urls.ts';

/** Far above what a room of people behind one address writes, far below what a machine tries. */
const REPORTS = { burst: 100, perMinute: 20 };

export function mountLegal(site: Site, retention: readonly RetentionClass[]): void {
  site.page(PATHS.imprint, async (c) => html(c, <ImprintPage {...await legal(c, 'imprint')} />));
  site.page(PATHS.privacy, async (c) => html(c, <PrivacyPage {...await legal(c, 'privacy')} notices={noticesFor(c.get('modules'))} />));
  site.page(PATHS.processing, (c) => processing(c, retention), { secret: true });
  site.action(PATHS.archive, (c) => decide(c, retention));
  site.data(`${PATHS.processing}.json`, (c) => processingData(c, retention), { secret: true });
  site.page(PATHS.notice, (c) => notice(c, retention));
  site.page(PATHS.easy, easy);
  site.page(PATHS.accessibility, (c) => accessibility(c));
  site.action(PATHS.report, report);
  site.page(PATHS.thanks, (c) => html(c, <ThanksPage />));
  site.page(PATHS.reports, (c) => reports(c), { secret: true });
  site.action(PATHS.answer, answer);
}

async function legal(c: Ctx, text: LegalText): Promise<{ settings: Readonly<Record<string, string>>; reviewed: string | null }> {
  const { settings } = await instanceOf(c.get('db'));
  return { settings, reviewed: reviewedOn(settings, text) };
}

async function notice(c: Ctx, classes: readonly RetentionClass[]): Promise<Response> {
  const key = found(noticesFor(c.get('modules')).find((n) => n === c.req.param('notice'))) satisfies Notice;
  const { settings, reviewed } = await legal(c, 'privacy');
  return html(c, <NoticePage notice={key} reviewed={reviewed} days={noticeDays(key, classes, settings)} />);
}

async function easy(c: Ctx): Promise<Response> {
  const { settings, regionName, modules } = await instanceOf(c.get('db'));
  return html(c, <EasyPage region={regionName} modules={modules} reviewed={reviewedOn(settings, 'easy')} />);
}

async function accessibility(c: Ctx, form?: FormState): Promise<Response> {
  const from = (c.req.query('page') ?? '').slice(0, 300);
  return html(c, <AccessibilityPage {...await legal(c, 'accessibility')} from={from} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function report(c: Ctx): Promise<Response> {
  const parsed = parseForm(BarrierForm, await readForm(c));
  if (!parsed.ok) return accessibility(c, parsed.form);
  if (c.get('limits').take('barrier', addressOf(c), REPORTS) > 0) return accessibility(c, withProblems(parsed.form, [{ code: 'rate_limited' }]));
  await write(c.get('db'), (tx) => reportBarrier(tx, c.get('actor'), { locale: c.get('locale'), ...parsed.value }));
  return goTo(c, PATHS.thanks);
}

async function reports(c: Ctx, refused?: { id: string; form: FormState }): Promise<Response> {
  requireRole(c, 'coordinator', 'administrator');
  const list = await barrierReports(c.get('db'));
  return html(c, <ReportsPage reports={list} {...(refused === undefined ? {} : { refused })} />, refused === undefined ? 200 : 422);
}

async function answer(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator', 'administrator');
  const id = found(c.req.param('id'));
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return reports(c, { id, form: parsed.form });
  const { note, revision } = parsed.value;
  const result = await write(c.get('db'), (tx) => answerBarrier(tx, actor, id, { version: revision, note }));
  return result.ok ? goTo(c, PATHS.reports) : reports(c, { id, form: withProblems(parsed.form, result.problems) });
}

const GERMAN: Readonly<Record<string, string>> = germanAnnotations;

/** The annotations are English, like the code; the German page has them in German. */
function inGerman(column: PersonalColumn): PersonalColumn & { lang: string } {
  const [ground, retention] = [GERMAN[column.ground], GERMAN[column.retention]];
  return ground === undefined || retention === undefined ? { ...column, lang: 'en' } : { ...column, ground, retention, lang: 'de' };
}

async function processing(c: Ctx, classes: readonly RetentionClass[], form?: FormState): Promise<Response> {
  requireRole(c, 'coordinator', 'administrator');
  const [columns, states, { settings }] = await Promise.all([personalColumns(c.get('db')), classStates(c.get('db')), instanceOf(c.get('db'))]);
  const shown = columns.map((column) => (c.get('locale') === 'de' ? inGerman(column) : { ...column, lang: 'en' }));
  return html(c, <ProcessingPage columns={shown} classes={classes} states={states} settings={settings} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function processingData(c: Ctx, classes: readonly RetentionClass[]): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind !== 'account') refuse('sign_in_needed');
  if (!isCoordinator(actor) && !isAdministrator(actor)) refuse('forbidden');
  const [columns, states, { settings }] = await Promise.all([personalColumns(c.get('db')), classStates(c.get('db')), instanceOf(c.get('db'))]);
  const said = (one: RetentionClass, lang: 'de' | 'en') => ({ ...one.text[lang], period: periodIn(one, lang, settings) });
  return c.json({ columns, deletionPlan: classes.map((one) => ({ key: one.key, days: daysIn(one, settings), archive: one.archive, text: { de: said(one, 'de'), en: said(one, 'en') }, ...states.get(one.key) })) });
}

async function decide(c: Ctx, classes: readonly RetentionClass[]): Promise<Response> {
  const actor = requireRole(c, 'coordinator', 'administrator');
  const parsed = parseForm(ArchiveForm, await readForm(c));
  if (!parsed.ok) return processing(c, classes, parsed.form);
  const { class: key, decision, until_day } = parsed.value;
  if (!classes.some((k) => k.key === key && k.archive === 'offer')) return processing(c, classes, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'class' }]));
  const { id } = await instanceOf(c.get('db'));
  await write(c.get('db'), (tx) => decideArchive(tx, actor, id, { key, decision, until: until_day }));
  return goTo(c, PATHS.processing);
}
