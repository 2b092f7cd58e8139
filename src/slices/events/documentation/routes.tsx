import { dayOf } from '../../../kernel/dates.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { worded, wordingIn, localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { publicEvent, runEvent } from '../policy.ts';
import type { Event } from '../queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { documentedEntries } from '../wall/queries.ts';
import { releaseDocumentation, writePreface } from './commands.ts';
import { DocumentationDeskPage, type DeskProps } from './pages/desk.tsx';
import { documentOf } from './pages/document.tsx';
import { DocumentationPage } from './pages/documentation.tsx';
import { editionsOf, nextEdition, prefaceOf, type DocumentationEdition } from './queries.ts';
import type { Snapshot } from './rules.ts';
import { PrefaceForm, ReleaseForm } from './schema.ts';

const SECRET = { secret: true };
/** Papers are made when they are asked for and then kept while the process runs. */
const PER_ADDRESS = { burst: 20, perMinute: 10 };
const MOST_KEPT = 20;
const made = new Map<string, Buffer>();

/** The documentation of an event: prepared and released by the office, read by everybody. */
export function mountDocumentation(site: Site): void {
  site.page(PATHS.documentation, read);
  site.page(PATHS.documentationEdition, read);
  site.data(PATHS.documentationFile, pdf);
  site.page(PATHS.deskDocumentation, async (c) => desk(c, await runEvent(c)), SECRET);
  site.action(PATHS.deskDocumentation, savePreface);
  site.action(PATHS.deskDocumentationRelease, release);
}

async function editionIn(c: Ctx, event: Event): Promise<{ edition: DocumentationEdition; editions: readonly DocumentationEdition[] }> {
  const editions = await editionsOf(c.get('db'), event.id);
  const asked = c.req.param('number');
  return { edition: found(asked === undefined ? editions[0] : editions.find((e) => String(e.number) === asked)), editions };
}

async function read(c: Ctx): Promise<Response> {
  const event = await publicEvent(c);
  const [released, wall] = await Promise.all([editionIn(c, event), documentedEntries(c.get('db'), event.id)]);
  return html(c, <DocumentationPage {...released} wall={wall} />);
}

async function pdf(c: Ctx): Promise<Response> {
  const event = await publicEvent(c);
  const { edition } = await editionIn(c, event);
  const locale = found(LOCALES.find((l) => c.req.param('file') === `${l}.pdf`));
  const wall = await documentedEntries(c.get('db'), event.id);
  // Whoever takes a text back takes it out of the next copy: what was made with it is not kept for others.
  const key = `${edition.digest} ${locale} ${wall.map((entry) => `${entry.id} ${entry.version}`).join()}`;
  const known = made.get(key);
  if (known === undefined && c.get('limits').take('documentation', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const bytes = known ?? (await makePdfAside({ template: documentPath('events', 'documentation'), data: documentOf(edition, locale, c.get('view').absolute, wall), created: new Date(`${edition.releasedOn}T12:00:00Z`) }));
  for (const other of made.keys()) if (other.startsWith(`${edition.digest} ${locale} `)) made.delete(other);
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, bytes);
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${event.slug}-${edition.number}-${locale}.pdf"` });
}

const nextOf = (c: Ctx, event: Event, number: number, correction: Snapshot['correction']) => nextEdition(c.get('db'), event, { modules: c.get('modules'), region: c.get('view').site.region }, { number, correction, releasedOn: dayOf(new Date()) });

async function desk(c: Ctx, event: Event, forms: Pick<DeskProps, 'prefaceForm' | 'releaseForm'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const [editions, { preface, version }, wall] = await Promise.all([editionsOf(c.get('db'), event.id), prefaceOf(c.get('db'), event.id), documentedEntries(c.get('db'), event.id)]);
  const { snapshot, material } = await nextOf(c, event, (editions[0]?.number ?? 0) + 1, null);
  const drafts = new Set(material.minutes.statements.flatMap((s) => s.recommendationIds)).size - material.recommendations.size;
  return html(c, <DocumentationDeskPage event={event} editions={editions} snapshot={snapshot} preface={preface} version={version} drafts={drafts} wall={wall} begun={event.startsAt <= new Date()} saved={status === 200 && c.req.query('saved') === '1'} {...forms} />, status);
}

async function savePreface(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(PrefaceForm, await readForm(c));
  if (!parsed.ok) return desk(c, event, { prefaceForm: parsed.form }, 422);
  const before = await prefaceOf(c.get('db'), event.id);
  const done = await write(c.get('db'), (tx) => writePreface(tx, c.get('actor'), event.id, parsed.value.revision as number, worded(before.version === 0 ? localized('') : before.preface, wordingIn(parsed.value, 'preface'))));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskDocumentation, { slug: event.slug })}?saved=1`) : desk(c, event, { prefaceForm: withProblems(parsed.form, done.problems) }, 409);
}

async function release(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(ReleaseForm, await readForm(c));
  const refused = (form: FormState, status: 409 | 422) => desk(c, event, { releaseForm: form }, status);
  if (!parsed.ok) return refused(parsed.form, 422);
  const { sure, approver, edition } = parsed.value as { sure: boolean; approver: string; edition: number };
  const correction = worded(null, wordingIn(parsed.value, 'correction'));
  const needsReason = edition > 1 && (correction.texts['de']?.text ?? '') === '';
  if (!sure || needsReason) return refused(withProblems(parsed.form, [...(needsReason ? failed('required', 'correction').problems : []), ...(sure ? [] : failed('confirm_needed', 'sure').problems)]), 422);
  const { snapshot } = await nextOf(c, event, edition, edition > 1 ? correction : null);
  const done = await write(c.get('db'), (tx) => releaseDocumentation(tx, c.get('actor'), event.id, snapshot, approver));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskDocumentation, { slug: event.slug })}?saved=1`) : refused(withProblems(parsed.form ?? EMPTY_FORM, done.problems), 409);
}
