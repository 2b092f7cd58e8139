import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { keepPicture, readKept } from '../../../platform/files.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { dataPaths } from '../../../platform/paths.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireRole, type AccountActor } from '../../people/public.ts';
import { enterStub, settleCodes } from '../codes/commands.ts';
import { CodeForm } from '../codes/schema.ts';
import { ballotBySlug, type Ballot } from '../queries.ts';
import { boardsOf, pilesOf, type Board, type Pile } from '../results/queries.ts';
import { NEW, pathTo, PATHS } from '../urls.ts';
import { staffWords } from '../words.ts';
import { confirmBoard, confirmByPhoto, confirmPile, enterBoard, enterPaperBallot, openPile, removeBoard, removePile } from './commands.ts';
import { ConfirmBoardPage, NewBoardPage } from './pages/board.tsx';
import { BoardsPage, type BoardsPageProps } from './pages/boards.tsx';
import { PilePage } from './pages/pile.tsx';
import { BoardForm, PileCountForm, PileForm, readCounts, RecountForm } from './schema.ts';

const PHOTO_BYTES = 10 * 1024 * 1024;

export function mountCounting(site: Site): void {
  site.page(PATHS.deskBoards, async (c) => showBoards(c, (await counted(c)).ballot));
  site.action(PATHS.deskBoards, newBoard);
  site.page(PATHS.deskBoard, showBoard);
  site.action(PATHS.deskBoardConfirm, secondCount);
  site.action(PATHS.deskBoardPhoto, photo, { maxBody: PHOTO_BYTES + 100_000 });
  site.page(PATHS.deskBoardPhoto, sendPhoto);
  site.action(PATHS.deskBoardRemove, dropBoard);
  site.action(PATHS.deskStubs, stub);
  site.action(PATHS.deskPiles, newPile);
  site.page(PATHS.deskPile, async (c) => { const at = await pileOf(c); return showPile(c, at); });
  site.action(PATHS.deskPile, paper);
  site.action(PATHS.deskPileConfirm, countPile);
  site.action(PATHS.deskPileRemove, dropPile);
}

/** Those who help on the evening count, too. */
async function counted(c: Ctx): Promise<{ actor: AccountActor; ballot: Ballot }> {
  const actor = requireRole(c, 'coordinator', 'moderator');
  return { actor, ballot: found(await ballotBySlug(c.get('db'), c.req.param('slug') ?? '')) };
}

const keysOf = (c: Ctx) => keyFolder(c.get('config').keysDir);
const numbersOf = (ballot: Ballot): number[] => ballot.options.map((o) => o.number);
const boardsHref = (ballot: Ballot): string => pathTo(PATHS.deskBoards, { slug: ballot.slug });

async function showBoards(c: Ctx, ballot: Ballot, shown: Partial<Pick<BoardsPageProps, 'stub' | 'pile' | 'done'>> = {}): Promise<Response> {
  const [boards, piles] = await Promise.all([boardsOf(c.get('db'), ballot.id), pilesOf(c.get('db'), ballot.id)]);
  return html(c, <BoardsPage ballot={ballot} boards={boards} piles={piles} {...shown} />, shown.stub === undefined && shown.pile === undefined ? 200 : 422);
}

async function newBoard(c: Ctx): Promise<Response> {
  const { actor, ballot } = await counted(c);
  const raw = await readForm(c);
  const parsed = parseForm(BoardForm, raw);
  const counts = readCounts(raw, numbersOf(ballot));
  const again = (problems: FormState['problems']) => html(c, <NewBoardPage ballot={ballot} state={{ values: raw.values, problems }} />, 422);
  if (!parsed.ok || counts.form.problems.length > 0) return again([...parsed.form.problems, ...counts.form.problems]);
  const made = await write(c.get('db'), (tx) => enterBoard(tx, keysOf(c), actor, { ballotId: ballot.id, dots: counts.dots, ...parsed.value }));
  return made.ok ? goTo(c, boardsHref(ballot)) : again(made.problems);
}

async function boardOf(c: Ctx): Promise<{ actor: AccountActor; ballot: Ballot; board: Board }> {
  const at = await counted(c);
  const board = (await boardsOf(c.get('db'), at.ballot.id)).find((b) => b.id === c.req.param('id'));
  return { ...at, board: found(board) };
}

async function showBoard(c: Ctx): Promise<Response> {
  if (c.req.param('id') === NEW) return html(c, <NewBoardPage ballot={(await counted(c)).ballot} />);
  const { actor, ballot, board } = await boardOf(c);
  return html(c, <ConfirmBoardPage ballot={ballot} board={board} own={board.enteredBy === actor.id} />);
}

async function secondCount(c: Ctx): Promise<Response> {
  const { actor, ballot, board } = await boardOf(c);
  const raw = await readForm(c);
  const parsed = parseForm(RecountForm, raw);
  const counts = readCounts(raw, numbersOf(ballot));
  const again = (problems: FormState['problems']) => html(c, <ConfirmBoardPage ballot={ballot} board={board} own={board.enteredBy === actor.id} state={{ values: raw.values, problems }} />, 422);
  if (!parsed.ok || counts.form.problems.length > 0) return again([...parsed.form.problems, ...counts.form.problems]);
  const done = await write(c.get('db'), (tx) => confirmBoard(tx, keysOf(c), actor, board.id, { ballotId: ballot.id, dots: counts.dots, persons: parsed.value.persons }));
  return done.ok ? goTo(c, boardsHref(ballot)) : again(done.problems);
}

async function photo(c: Ctx): Promise<Response> {
  const { actor, ballot, board } = await boardOf(c);
  const raw = await readForm(c);
  const file = raw.files['photo']?.[0];
  const again = (code: 'required' | 'invalid_file' | 'too_large' | 'wrong_state') =>
    html(c, <ConfirmBoardPage ballot={ballot} board={board} own={board.enteredBy === actor.id} photo={{ values: {}, problems: [{ code, field: 'photo', params: { formats: 'JPEG, PNG', megabytes: 10 } }] }} />, 422);
  if (file === undefined) return again('required');
  if (file.size > PHOTO_BYTES) return again('too_large');
  const kept = await keepPicture(dataPaths(c.get('config').dataDir).files, Buffer.from(await file.arrayBuffer()));
  if (kept === null) return again('invalid_file');
  const done = await write(c.get('db'), (tx) => confirmByPhoto(tx, keysOf(c), actor, ballot.id, board.id, kept));
  return done.ok ? goTo(c, boardsHref(ballot)) : again('wrong_state');
}

/** The photo of a board shows its dots, so it is sealed for everybody until closing. */
async function sendPhoto(c: Ctx): Promise<Response> {
  const { ballot, board } = await boardOf(c);
  if (ballot.state !== 'closed') refuse('sealed');
  const bytes = board.photo === null ? null : await readKept(dataPaths(c.get('config').dataDir).files, board.photo);
  if (bytes === null) refuse('not_found');
  return c.body(new Uint8Array(bytes), 200, { 'content-type': bytes[0] === 0xff ? 'image/jpeg' : 'image/png' });
}

async function dropBoard(c: Ctx): Promise<Response> {
  const { actor, ballot, board } = await boardOf(c);
  const done = await write(c.get('db'), (tx) => removeBoard(tx, keysOf(c), actor, ballot.id, board.id));
  return done.ok ? goTo(c, boardsHref(ballot)) : refuse(done.problems[0]?.code ?? 'wrong_state');
}

async function stub(c: Ctx): Promise<Response> {
  const { actor, ballot } = await counted(c);
  const parsed = parseForm(CodeForm, await readForm(c));
  if (!parsed.ok) return showBoards(c, ballot, { stub: parsed.form });
  const done = await write(c.get('db'), (tx) => enterStub(tx, keysOf(c), actor, ballot.id, parsed.value.code));
  await settleCodes(c.get('db'), ballot.id);
  return showBoards(c, ballot, done.ok ? { done: staffWords(c.get('locale'))('staff.stub_done') } : { stub: withProblems(parsed.form, done.problems) });
}

async function newPile(c: Ctx): Promise<Response> {
  const { actor, ballot } = await counted(c);
  const parsed = parseForm(PileForm, await readForm(c));
  if (!parsed.ok) return showBoards(c, ballot, { pile: parsed.form });
  const made = await write(c.get('db'), (tx) => openPile(tx, keysOf(c), actor, ballot.id, parsed.value.label));
  return made.ok ? goTo(c, pathTo(PATHS.deskPile, { slug: ballot.slug, id: made.value.id })) : showBoards(c, ballot, { pile: withProblems(parsed.form, made.problems) });
}

interface AtPile {
  readonly actor: AccountActor;
  readonly ballot: Ballot;
  readonly pile: Pile;
}

async function pileOf(c: Ctx): Promise<AtPile> {
  const at = await counted(c);
  const pile = (await pilesOf(c.get('db'), at.ballot.id)).find((p) => p.id === c.req.param('id'));
  return { ...at, pile: found(pile) };
}

function showPile(c: Ctx, { actor, ballot, pile }: AtPile, shown: { entering?: FormState; counting?: FormState; entered?: number } = {}): Response {
  return html(c, <PilePage ballot={ballot} pile={pile} own={pile.enteredBy === actor.id} {...shown} />, shown.entering === undefined && shown.counting === undefined ? 200 : 422);
}

async function paper(c: Ctx): Promise<Response> {
  const at = await pileOf(c);
  const raw = await readForm(c);
  const counts = readCounts(raw, numbersOf(at.ballot));
  if (counts.form.problems.length > 0) return showPile(c, at, { entering: counts.form });
  const done = await write(c.get('db'), (tx) => enterPaperBallot(tx, keysOf(c), at.ballot.id, at.pile.id, counts.dots));
  return done.ok ? showPile(c, at, { entered: done.value.entered }) : showPile(c, at, { entering: withProblems(counts.form, done.problems) });
}

async function countPile(c: Ctx): Promise<Response> {
  const at = await pileOf(c);
  const parsed = parseForm(PileCountForm, await readForm(c));
  if (!parsed.ok) return showPile(c, at, { counting: parsed.form });
  const done = await write(c.get('db'), (tx) => confirmPile(tx, keysOf(c), at.actor, at.ballot.id, at.pile.id, parsed.value.counted));
  return done.ok ? goTo(c, boardsHref(at.ballot)) : showPile(c, at, { counting: withProblems(parsed.form, done.problems) });
}

async function dropPile(c: Ctx): Promise<Response> {
  const { actor, ballot, pile } = await pileOf(c);
  const done = await write(c.get('db'), (tx) => removePile(tx, keysOf(c), actor, ballot.id, pile.id));
  return done.ok ? goTo(c, boardsHref(ballot)) : refuse(done.problems[0]?.code ?? 'wrong_state');
}
