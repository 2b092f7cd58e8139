import { LOCALES, staffLocale, type Locale } from '../../../kernel/locale.ts';
import { found, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { problemText } from '../../../ui/index.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { interpretedRoom } from '../policy.ts';
import type { Room } from '../queries.ts';
import { stateOf } from '../state/queries.ts';
import { versionFor } from '../streaming/routes.tsx';
import { pathTo, PATHS } from '../urls.ts';
import { translatePoll, translateQuestion } from './commands.ts';
import { TranslatePage } from './pages/translate.tsx';
import { optionsOf, TranslationForm } from './schema.ts';

export function mountInterpreting(site: Site): void {
  site.page(PATHS.deskTranslate, async (c) => show(c, await interpretedRoom(c)));
  site.action(PATHS.deskTranslate, save);
}

const languageOf = (c: Ctx): Locale => LOCALES.find((l) => l === c.req.query('to')) ?? (staffLocale(c.get('locale')) === 'en' ? 'de' : 'en');

async function show(c: Ctx, room: Room, to: Locale = languageOf(c), state?: FormState): Promise<Response> {
  const now = found(await stateOf(c.get('db'), room.id));
  return html(c, <TranslatePage now={now} version={versionFor(c, now, `interpret-${to}`)} to={to} state={state} />, state === undefined ? 200 : 422);
}

/** The page sends one form while others are being typed in; without script it is loaded anew. */
const wantsData = (c: Ctx): boolean => c.req.header('accept')?.startsWith('application/json') === true;

const refused = (c: Ctx, room: Room, to: Locale, state: FormState): Response | Promise<Response> => (wantsData(c) ? c.json({ problems: state.problems.map((p) => problemText(staffLocale(c.get('locale')), p)) }, 422) : show(c, room, to, state));

async function save(c: Ctx): Promise<Response> {
  const room = await interpretedRoom(c);
  const parsed = parseForm(TranslationForm, await readForm(c));
  if (!parsed.ok) return refused(c, room, languageOf(c), parsed.form);
  const { to, kind, number, text, low, high } = parsed.value;
  if (kind === 'question' && text === null) return refused(c, room, to, withProblems(parsed.form, [{ code: 'required', field: 'text' }]));
  const actor = c.get('actor');
  const done = await write(c.get('db'), (tx) => (kind === 'poll' ? translatePoll(tx, actor, room.id, number, to, { question: text, options: optionsOf(parsed.value), low, high }) : translateQuestion(tx, actor, room.id, number, to, text ?? '')));
  if (done.ok && wantsData(c)) return c.json({ saved: true });
  return done.ok ? goTo(c, `${pathTo(PATHS.deskTranslate, { slug: room.slug })}?to=${to}`) : refused(c, room, to, withProblems(parsed.form, done.problems));
}
