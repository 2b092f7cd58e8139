import { EMPTY_FORM, failed, ok, refuse, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { readSheet, type SheetLine } from '../../../platform/sheets.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { deskSurvey } from '../policy.ts';
import type { Survey } from '../queries.ts';
import { standingsOf, storedResult } from '../results/queries.ts';
import { pathTo, PATHS } from '../urls.ts';
import { addParties, inviteByMail, makeLinks, remindByMail, removeParty } from './commands.ts';
import { readParties, type ReadParty } from './imports.ts';
import { ImportPreviewPage } from './pages/import-preview.tsx';
import { LinksPage } from './pages/links.tsx';
import { PartiesPage, type PartiesProps } from './pages/parties.tsx';
import { outreachOf, partyList, repeatedIn } from './queries.ts';
import { CarriedTable, ConfirmForm, MAX_FILE, PartyLine } from './schema.ts';

const PAGE_SIZE = 50;

export function mountParties(site: Site): void {
  site.page(PATHS.deskParties, async (c) => partiesPage(c, await deskSurvey(c)));
  site.action(PATHS.deskParties, addOne);
  site.action(PATHS.deskPartiesImport, upload, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.deskPartiesConfirm, confirm, { maxBody: 12 * 1024 * 1024 });
  site.action(PATHS.deskPartyRemove, remove);
  site.action(PATHS.deskInvite, (c) => outreach(c, 'inviting', (survey) => write(c.get('db'), (tx) => inviteByMail(tx, c.get('actor'), survey.id))));
  site.action(PATHS.deskRemind, (c) => outreach(c, 'reminding', (survey) => write(c.get('db'), (tx) => remindByMail(tx, c.get('actor'), survey.id))));
  site.action(PATHS.deskLinks, printLinks);
}

type Shown = Partial<Pick<PartiesProps, 'adding' | 'loading' | 'inviting' | 'reminding' | 'printing' | 'done'>>;

/** Without a mail server mails are kept as files: then the links of an anonymous survey do not go by mail. */
const mailsLeave = (c: Ctx, survey: Survey): boolean => !survey.anonymous || c.get('config').smtpUrl !== undefined;

async function partiesPage(c: Ctx, survey: Survey, shown: Shown = {}): Promise<Response> {
  const db = c.get('db');
  const page = Math.max(1, Math.min(10_000, Number(c.req.query('page')) || 1));
  const q = c.req.query('q')?.slice(0, 200) ?? null;
  const [list, out, counted] = await Promise.all([partyList(db, survey.id, { page, pageSize: PAGE_SIZE, q }), outreachOf(db, survey.id), storedResult(db, survey.id)]);
  const standings = counted?.standings ?? (await standingsOf(db, survey.id));
  const refused = Object.values(shown).some((s) => 'problems' in s && s.problems.length > 0);
  return html(c, <PartiesPage survey={survey} {...list} page={page} pageSize={PAGE_SIZE} q={q} outreach={out} standings={standings} mails={mailsLeave(c, survey)} {...shown} />, refused ? 422 : 200);
}

async function addOne(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const parsed = parseForm(PartyLine, await readForm(c));
  if (!parsed.ok) return partiesPage(c, survey, { adding: parsed.form });
  const added = await write(c.get('db'), (tx) => addParties(tx, c.get('actor'), survey.id, [parsed.value]));
  if (!added.ok) return partiesPage(c, survey, { adding: withProblems(parsed.form, added.problems) });
  return added.value.added === 0 ? partiesPage(c, survey, { adding: withProblems(parsed.form, failed('already_taken', parsed.value.email === null ? 'institution' : 'email').problems) }) : goTo(c, pathTo(PATHS.deskParties, { slug: survey.slug }));
}

/* Import: first a preview, nothing is written; the same table is judged again when it is confirmed. */

async function upload(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const raw = await readForm(c);
  const table = await uploaded(raw);
  const read = table.ok ? readParties(table.value) : table;
  if (!table.ok || !read.ok) return partiesPage(c, survey, { loading: withProblems(EMPTY_FORM, read.ok ? [] : read.problems) });
  return preview(c, survey, table.value, read.value, EMPTY_FORM, 200);
}

async function uploaded(raw: RawForm): Promise<Result<readonly SheetLine[]>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  return readSheet(new Uint8Array(await file.arrayBuffer()));
}

const partiesIn = (lines: readonly ReadParty[]): PartyLine[] => lines.flatMap((l) => (l.party === null ? [] : [l.party]));

async function preview(c: Ctx, survey: Survey, table: readonly SheetLine[], lines: readonly ReadParty[], state: FormState, status: 200 | 422): Promise<Response> {
  const good = lines.filter((l) => l.party !== null);
  const repeated = await repeatedIn(c.get('db'), survey.id, partiesIn(good));
  const list = Buffer.from(JSON.stringify(table)).toString('base64');
  return html(c, <ImportPreviewPage survey={survey} lines={lines} repeated={new Set(good.flatMap((l, i) => (repeated.has(i) ? [l.line] : [])))} list={list} state={state} />, status);
}

function carried(list: string): Result<readonly SheetLine[]> {
  try {
    const parsed = CarriedTable.safeParse(JSON.parse(Buffer.from(list, 'base64').toString('utf8')));
    return parsed.success ? ok(parsed.data) : failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
}

async function confirm(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const parsed = parseForm(ConfirmForm, await readForm(c));
  const table = parsed.ok ? carried(parsed.value.list) : failed('required', 'file');
  const read = table.ok ? readParties(table.value) : table;
  if (!table.ok || !read.ok) return partiesPage(c, survey, { loading: withProblems(EMPTY_FORM, read.ok ? [] : read.problems) });
  const added = await write(c.get('db'), (tx) => addParties(tx, c.get('actor'), survey.id, partiesIn(read.value)));
  return added.ok ? goTo(c, pathTo(PATHS.deskParties, { slug: survey.slug })) : preview(c, survey, table.value, read.value, withProblems(EMPTY_FORM, added.problems), 422);
}

async function remove(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const removed = await write(c.get('db'), (tx) => removeParty(tx, c.get('actor'), survey.id, c.req.param('id') ?? ''));
  if (!removed.ok && removed.problems[0]?.code === 'not_found') refuse('not_found');
  return removed.ok ? goTo(c, pathTo(PATHS.deskParties, { slug: survey.slug })) : partiesPage(c, survey, { adding: withProblems(EMPTY_FORM, removed.problems) });
}

async function outreach(c: Ctx, form: 'inviting' | 'reminding', work: (survey: Survey) => Promise<Result<{ count: number }>>): Promise<Response> {
  const survey = await deskSurvey(c);
  if (!mailsLeave(c, survey)) refuse('not_found');
  const sent = await work(survey);
  return sent.ok ? partiesPage(c, survey, { done: { what: form, count: sent.value.count } }) : partiesPage(c, survey, { [form]: withProblems(EMPTY_FORM, sent.problems) });
}

/** The answer is the only place where these links ever stand. */
async function printLinks(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const made = await write(c.get('db'), (tx) => makeLinks(tx, c.get('actor'), survey.id));
  return made.ok ? html(c, <LinksPage survey={survey} links={made.value} />) : partiesPage(c, survey, { printing: withProblems(EMPTY_FORM, made.problems) });
}
