import type { Actor } from '../../../kernel/actor.ts';
import { newCode } from '../../../kernel/code.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { CONTACT_KINDS } from '../../contacts/public.ts';
import { inAllLanguages, type ParticipationTables } from '../../participation/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { lockSurvey } from '../commands.ts';
import type { Survey } from '../queries.ts';
import { linkHash } from '../rules.ts';
import type { SurveyTables } from '../tables.ts';
import { words } from '../words.ts';
import { kindsByName, likeness, partyById, repeatedIn, type Party } from './queries.ts';
import type { PartyLine } from './schema.ts';

type Tx = Writes<SurveyTables & ThreadTables & ParticipationTables>;

/** Links on one page of paper invitations. */
export const MAX_LINKS = 300;

/**
 * Adds institutions to a survey, from a list, a form or a register of contacts. Who is there already is left out. `kinds` gives a kind's name in
 * more languages than the German of its line.
 */
export async function addParties(tx: Tx, actor: Actor, surveyId: string, lines: readonly PartyLine[], kinds: Readonly<Record<string, Localized>> = {}): Promise<Result<{ added: number; left: number }>> {
  const survey = await lockSurvey(tx, surveyId);
  if (survey === null) return failed('not_found');
  if (survey.state === 'ended') return failed('already_closed');
  const repeated = await repeatedIn(tx, surveyId, lines);
  const fresh = lines.filter((_, i) => !repeated.has(i));
  const known = await kindsByName(tx, surveyId);
  for (const { kind } of fresh) {
    if (known.has(kind.toLowerCase())) continue;
    const id = newId();
    await tx.insertInto('survey_kind').values({ id, survey_id: surveyId, title: kinds[kind] ?? knownKind(kind) }).execute();
    known.set(kind.toLowerCase(), id);
  }
  const rows = fresh.map(({ institution, kind, person, email, locale }) => ({ id: newId(), survey_id: surveyId, kind_id: known.get(kind.toLowerCase()) ?? '', institution, person, email, locale }));
  for (let i = 0; i < rows.length; i += 500) await tx.insertInto('survey_party').values(rows.slice(i, i + 500)).execute();
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.parties_added', values: { count: fresh.length } });
  return ok({ added: fresh.length, left: repeated.size });
}

/** A kind by its German name: in every language where it is one of the register of contacts, else as it was typed. */
function knownKind(kind: string): Localized {
  const key = CONTACT_KINDS.find((k) => words('de')(`contact_kind.${k}`).toLowerCase() === kind.toLowerCase());
  return key === undefined ? localized(kind) : inAllLanguages((locale) => words(locale)(`contact_kind.${key}`));
}

/** Takes a party off the list, as long as it has not begun. */
export async function removeParty(tx: Tx, actor: Actor, surveyId: string, partyId: string): Promise<Result<null>> {
  const party = await partyById(tx, surveyId, partyId);
  if (party === null) return failed('not_found');
  if (party.progress !== 'none') return failed('in_use');
  await tx.deleteFrom('survey_party').where('id', '=', partyId).execute();
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.party_removed' });
  return ok(null);
}

async function running(tx: Tx, surveyId: string): Promise<Result<Survey>> {
  const survey = await lockSurvey(tx, surveyId);
  if (survey === null) return failed('not_found');
  return survey.phase === 'running' ? ok(survey) : failed(survey.state === 'draft' ? 'not_open_yet' : 'already_closed');
}

/** Invites by mail whoever has an address and was not invited; the worker makes each link when it sends it. */
export async function inviteByMail(tx: Tx, actor: Actor, surveyId: string, today: Day = dayOf(new Date())): Promise<Result<{ count: number }>> {
  const survey = await running(tx, surveyId);
  if (!survey.ok) return survey;
  const parties = await tx.updateTable('survey_party').set({ invited_on: today }).where('survey_id', '=', surveyId).where('email', 'is not', null).where('invited_on', 'is', null).returning('id').execute();
  for (const { id } of parties) await enqueue(tx as never, 'surveys.mail', { surveyId, partyId: id, reminder: false });
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.invited', values: { count: parties.length } });
  return ok({ count: parties.length });
}

/** Reminds those who are not through, at most once a day. Nothing says of one party how often. */
export async function remindByMail(tx: Tx, actor: Actor, surveyId: string, today: Day = dayOf(new Date())): Promise<Result<{ count: number }>> {
  const survey = await running(tx, surveyId);
  if (!survey.ok) return survey;
  if (survey.value.remindedOn === today) return failed('duplicate');
  const parties = await tx.selectFrom('survey_party').select('id').where('survey_id', '=', surveyId).where('email', 'is not', null).where('invited_on', 'is not', null).where('invited_on', '<', today).where('progress', '<>', 'complete').execute();
  for (const { id } of parties) await enqueue(tx as never, 'surveys.mail', { surveyId, partyId: id, reminder: true });
  if (parties.length > 0) await tx.updateTable('survey').set({ reminded_on: today }).where('id', '=', surveyId).execute();
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.reminded', values: { count: parties.length } });
  return ok({ count: parties.length });
}

export interface PrintedLink {
  readonly institution: string;
  readonly person: string | null;
  readonly kind: Localized;
  readonly locale: Party['locale'];
  /** In canonical form, and only here: the database keeps a digest. */
  readonly code: string;
}

/** Personal links for invitations on paper: of everybody who has no mail address and was not invited. They are shown once. */
export async function makeLinks(tx: Tx, actor: Actor, surveyId: string, today: Day = dayOf(new Date())): Promise<Result<readonly PrintedLink[]>> {
  const survey = await running(tx, surveyId);
  if (!survey.ok) return survey;
  const parties = await tx
    .selectFrom('survey_party as p').innerJoin('survey_kind as k', 'k.id', 'p.kind_id').select(['p.id', 'p.institution', 'p.person', 'p.locale', 'k.title'])
    .where('p.survey_id', '=', surveyId).where('p.email', 'is', null).where('p.invited_on', 'is', null).orderBy('p.institution').limit(MAX_LINKS).execute();
  if (parties.length === 0) return failed('required');
  const links = parties.map((p) => ({ id: p.id, institution: p.institution, person: p.person, kind: p.title, locale: p.locale as Party['locale'], code: newCode() }));
  await tx.insertInto('survey_link').values(links.map((l) => ({ hash: linkHash(l.code), party_id: l.id }))).execute();
  await tx.updateTable('survey_party').set({ invited_on: today }).where('id', 'in', links.map((l) => l.id)).execute();
  await record(tx, { actor, kind: 'survey', id: surveyId, action: 'survey.links_made', values: { count: links.length } });
  return ok(links.map(({ id: _, ...link }) => link));
}

/** A personal link for each line, in their order; who is not on the list yet is added, and counts as invited. Earlier links of a party stay valid. */
export async function linkRecipients(tx: Tx, actor: Actor, surveyId: string, lines: readonly PartyLine[], kinds: Readonly<Record<string, Localized>>, today: Day = dayOf(new Date())): Promise<Result<readonly string[]>> {
  const survey = await running(tx, surveyId);
  if (!survey.ok) return survey;
  const added = await addParties(tx, actor, surveyId, lines, kinds);
  if (!added.ok) return added;
  const rows = await tx.selectFrom('survey_party').select(['id', 'institution', 'person', 'email']).where('survey_id', '=', surveyId).execute();
  const byMail = new Map(rows.flatMap((r) => (r.email === null ? [] : [[r.email.toLowerCase(), r.id] as const])));
  const byName = new Map(rows.map((r) => [likeness(r), r.id]));
  const links = lines.map((line) => ({ code: newCode(), partyId: (line.email === null ? undefined : byMail.get(line.email)) ?? byName.get(likeness(line)) ?? '' }));
  if (links.length > 0) {
    await tx.insertInto('survey_link').values(links.map((l) => ({ hash: linkHash(l.code), party_id: l.partyId }))).execute();
    await tx.updateTable('survey_party').set({ invited_on: today }).where('id', 'in', links.map((l) => l.partyId)).where('invited_on', 'is', null).execute();
  }
  return ok(links.map((l) => l.code));
}

/** A new personal link for one mail, for the worker that sends it at once. Null when there is none to be sent. */
export async function addMailedLink(tx: Tx, survey: Survey, partyId: string, reminder: boolean): Promise<{ party: Party; email: string; code: string | null } | null> {
  const party = await partyById(tx, survey.id, partyId);
  if (party === null || party.email === null || party.progress === 'complete' || survey.phase !== 'running') return null;
  // Who has begun an anonymous questionnaire can reach it with the link they began with only: nobody else knows which one it is.
  if (reminder && survey.anonymous && party.progress === 'begun') return { party, email: party.email, code: null };
  const code = newCode();
  await tx.insertInto('survey_link').values({ hash: linkHash(code), party_id: partyId }).execute();
  return { party, email: party.email, code };
}

/** Takes back a link whose mail did not leave. */
export async function dropLink(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('survey_link').where('hash', '=', linkHash(code)).execute();
}

/** Takes the person and the address off a party; the institution stays invited, and what it answered. */
export async function eraseContact(tx: Tx, actor: Actor, partyId: string): Promise<Result<null>> {
  const party = await tx.updateTable('survey_party').set({ person: null, email: null }).where('id', '=', partyId).returning('survey_id').executeTakeFirst();
  if (party === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'survey', id: party.survey_id, action: 'survey.contact_erased' });
  return ok(null);
}

/** Institutions, people and addresses of surveys that ended before a day; what remains are numbers. */
export async function forgetParties(tx: Pick<Tx, 'deleteFrom'>, before: Day): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('survey_party').where('survey_id', 'in', (q) => q.selectFrom('survey').select('id').where('ended_on', '<', before)).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Questionnaires of surveys that ended before a day. */
export async function forgetAnswers(tx: Pick<Tx, 'deleteFrom'>, before: Day, state: 'partial' | 'complete'): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('survey_response').where('state', '=', state).where('survey_id', 'in', (q) => q.selectFrom('survey').select('id').where('ended_on', '<', before)).executeTakeFirst();
  return Number(numDeletedRows);
}
