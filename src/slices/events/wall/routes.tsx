import { readCode } from '../../../kernel/code.ts';
import { isId, newId } from '../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { readKept } from '../../../platform/files.ts';
import { dataPaths } from '../../../platform/paths.ts';
import { redrawPicture } from '../../../platform/pictures.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { withUpload, type UploadForm } from '../../../platform/web/upload.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { mayReceive, publicEvent, readableEvent, receivedEvent, runEvent } from '../policy.ts';
import { eventById, type Event } from '../queries.ts';
import { codeFor, isFormToken } from '../registering/rules.ts';
import { PATHS, pathTo, wallCodeHref, wallHref } from '../urls.ts';
import { contributeEntry, decideEntry, saveWall, setDocumented, takeDown, writeEntry } from './commands.ts';
import { WallDeskPage } from './pages/desk.tsx';
import { ReceiptPage } from './pages/receipt.tsx';
import { ScreenPage, WallPage } from './pages/wall.tsx';
import { entriesOf, entryByCode, entryById, wallOf, type WallEntry } from './queries.ts';
import { screenful } from './rules.ts';
import { DocumentForm, EntryForm, FindEntryForm, HideForm, PHOTO_MEGABYTES, ShowForm, WallForm } from './schema.ts';
import { words } from './words.ts';

const SECRET = { secret: true };
/** A whole class may write behind one address; codes have 80 bits and cannot be tried out. */
const PER_ADDRESS = { burst: 60, perMinute: 10 };
const CODES_PER_ADDRESS = { burst: 60, perMinute: 30 };
const PHOTO_BYTES = PHOTO_MEGABYTES * 1024 * 1024;

/** A wall that people write on: in the room, on the web, moderated, and taken down by its authors whenever they like. */
export function mountWall(site: Site): void {
  site.page(PATHS.wall, async (c) => wallPage(c, await readableEvent(c)));
  site.action(PATHS.wall, send, { maxBody: PHOTO_BYTES + 2 * 1024 * 1024 });
  site.page(PATHS.wallScreen, screen);
  site.data(PATHS.wallPhoto, photo);
  site.action(PATHS.wallFind, find);
  site.page(PATHS.wallReceipt, receipt, SECRET);
  site.action(PATHS.wallDocument, document);
  site.action(PATHS.wallRemove, remove);
  site.page(PATHS.deskWall, async (c) => deskPage(c, await receivedEvent(c)), SECRET);
  site.action(PATHS.deskWall, save);
  site.action(PATHS.deskWallShow, show);
  site.action(PATHS.deskWallHide, hide);
  site.action(PATHS.deskWallContribute, contribute);
}

const filesDir = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function wallPage(c: Ctx, event: Event, forms: { entry?: FormState; find?: FormState } = {}, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const wall = found(await wallOf(c.get('db'), event.id));
  const typed = forms.entry?.values['token'];
  return html(c, <WallPage event={event} wall={wall} entries={(await entriesOf(c.get('db'), event.id, ['shown'])).toReversed()} token={isFormToken(typed) ? typed : newId()} staff={mayReceive(c.get('actor'), event)} removed={status === 200 && c.req.query('removed') === '1'} {...forms} />, status);
}

async function send(c: Ctx): Promise<Response> {
  const event = await publicEvent(c);
  return withUpload(c, { folder: filesDir(c), most: { photo: PHOTO_BYTES } }, (upload) => take(c, event, upload));
}

async function take(c: Ctx, event: Event, { form: raw, uploads }: UploadForm): Promise<Response> {
  const parsed = parseForm(EntryForm, raw);
  if (!parsed.ok) return wallPage(c, event, { entry: parsed.form }, 422);
  const { text, language, consent, photoConsent, documentConsent, token } = parsed.value;
  const upload = uploads['photo'];
  const refused = (problems: FormState['problems'], status: 409 | 422 | 429) => wallPage(c, event, { entry: withProblems(parsed.form, problems) }, status);
  if (!consent) return refused(failed('confirm_needed', 'consent').problems, 422);
  if (upload !== undefined && !photoConsent) return refused(failed('confirm_needed', 'photoConsent').problems, 422);
  if (upload?.tooLarge === true) return refused(failed('too_large', 'photo', { megabytes: PHOTO_MEGABYTES }).problems, 422);
  if (c.get('limits').take('wall', addressOf(c), PER_ADDRESS) > 0) return refused(failed('rate_limited').problems, 429);
  const kept = upload === undefined ? null : await redrawPicture(filesDir(c), upload.path);
  if (upload !== undefined && kept === null) return refused(failed('invalid_file', 'photo').problems, 422);
  const code = codeFor(isFormToken(token) ? token : null, event.id);
  const done = await write(c.get('db'), (tx) => writeEntry(tx, event.id, { text, language, photo: kept, documented: documentConsent, code }));
  return done.ok ? goTo(c, `${wallCodeHref(code)}?done=1`) : refused(done.problems, 409);
}

/** For the projector; the same page for those who look at it at home. */
async function screen(c: Ctx): Promise<Response> {
  const event = await publicEvent(c);
  const wall = found(await wallOf(c.get('db'), event.id));
  const from = Number.parseInt(c.req.query('from') ?? '0', 10) || 0;
  return html(c, <ScreenPage event={event} wall={wall} {...screenful((await entriesOf(c.get('db'), event.id, ['shown'])).toReversed(), Math.max(0, from))} />);
}

/** A picture of the wall: everybody's while its entry is shown, before that the moderators'. */
async function photo(c: Ctx): Promise<Response> {
  const event = await readableEvent(c);
  const id = c.req.param('id') ?? '';
  const entry = found(isId(id) ? await entryById(c.get('db'), id) : null);
  if (entry.eventId !== event.id || entry.photo === null || (entry.state !== 'shown' && !mayReceive(c.get('actor'), event))) refuse('not_found');
  const bytes = found(await readKept(filesDir(c), entry.photo));
  // Whoever takes an entry down takes the picture down: nobody keeps it on the way.
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
}

async function find(c: Ctx): Promise<Response> {
  if (c.get('limits').take('wall-code', addressOf(c), CODES_PER_ADDRESS) > 0) refuse('rate_limited');
  const event = await publicEvent(c);
  const parsed = parseForm(FindEntryForm, await readForm(c));
  if (!parsed.ok) return wallPage(c, event, { find: parsed.form }, 422);
  const code = readCode(parsed.value.code);
  if (code === null || (await entryByCode(c.get('db'), code)) === null) return wallPage(c, event, { find: withProblems(parsed.form, failed('invalid_code', 'code').problems) }, 422);
  return goTo(c, wallCodeHref(code));
}

async function held(c: Ctx): Promise<{ code: string; entry: WallEntry; event: Event }> {
  if (c.get('limits').take('wall-code', addressOf(c), CODES_PER_ADDRESS) > 0) refuse('rate_limited');
  const code = found(readCode(c.req.param('code') ?? ''));
  const entry = found(await entryByCode(c.get('db'), code));
  return { code, entry, event: found(await eventById(c.get('db'), entry.eventId)) };
}

async function receipt(c: Ctx): Promise<Response> {
  return html(c, <ReceiptPage {...await held(c)} done={c.req.query('done') === '1'} saved={c.req.query('saved') === '1'} />);
}

async function document(c: Ctx): Promise<Response> {
  const { code } = await held(c);
  const parsed = parseForm(DocumentForm, await readForm(c));
  if (!parsed.ok) refuse('bad_request', { parameter: 'stand' });
  await write(c.get('db'), async (tx) => { await setDocumented(tx, code, parsed.value.stand === 'yes'); return { ok: true as const, value: null }; });
  return goTo(c, `${wallCodeHref(code)}?saved=1`);
}

async function remove(c: Ctx): Promise<Response> {
  const { code, event } = await held(c);
  await write(c.get('db'), async (tx) => { await takeDown(tx, code, words('de')('taken_down')); return { ok: true as const, value: null }; });
  return goTo(c, `${wallHref(event.slug)}?removed=1`);
}

async function deskPage(c: Ctx, event: Event, form: FormState = EMPTY_FORM, status: 200 | 409 | 422 = 200): Promise<Response> {
  const [wall, entries] = await Promise.all([wallOf(c.get('db'), event.id), entriesOf(c.get('db'), event.id, ['waiting', 'shown', 'hidden'])]);
  return html(c, <WallDeskPage event={event} wall={wall} entries={entries} contributing={event.processId !== null && c.get('modules').has('participation')} saved={status === 200 && c.req.query('saved') === '1'} form={form} />, status);
}

const deskPath = (event: Event): string => pathTo(PATHS.deskWall, { slug: event.slug });

async function save(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(WallForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, event, parsed.form, 422);
  const before = await wallOf(c.get('db'), event.id);
  const question = worded(before?.question ?? null, wordingIn(parsed.value, 'question'));
  const done = await write(c.get('db'), (tx) => saveWall(tx, c.get('actor'), event.id, parsed.value.revision as number, { question, open: parsed.value.open as boolean }));
  return done.ok ? goTo(c, `${deskPath(event)}?saved=1`) : deskPage(c, event, withProblems(parsed.form, done.problems), 409);
}

const entryIn = (c: Ctx): string => { const id = c.req.param('id') ?? ''; return isId(id) ? id : refuse('not_found'); };

async function show(c: Ctx): Promise<Response> {
  const event = await receivedEvent(c);
  const parsed = parseForm(ShowForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, event, parsed.form, 422);
  const done = await write(c.get('db'), (tx) => decideEntry(tx, c.get('actor'), event.id, entryIn(c), parsed.value.revision, { state: 'shown' }));
  return done.ok ? goTo(c, `${deskPath(event)}?saved=1`) : deskPage(c, event, withProblems(EMPTY_FORM, done.problems), 409);
}

async function hide(c: Ctx): Promise<Response> {
  const event = await receivedEvent(c);
  const parsed = parseForm(HideForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, event, parsed.form, 422);
  const { reason, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => decideEntry(tx, c.get('actor'), event.id, entryIn(c), revision, { state: 'hidden', reason }));
  return done.ok ? goTo(c, `${deskPath(event)}?saved=1`) : deskPage(c, event, withProblems(parsed.form, done.problems), 409);
}

async function contribute(c: Ctx): Promise<Response> {
  const event = await receivedEvent(c);
  if (!c.get('modules').has('participation')) refuse('not_found');
  valueOf(await write(c.get('db'), (tx) => contributeEntry(tx, c.get('actor'), event.id, entryIn(c))));
  return goTo(c, `${deskPath(event)}?saved=1`);
}
