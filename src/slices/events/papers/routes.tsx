import { dayOf } from '../../../kernel/dates.ts';
import { failed } from '../../../kernel/problem.ts';
import { staffLocale, type Locale } from '../../../kernel/locale.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdfAside } from '../../../platform/pdf.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { runEvent } from '../policy.ts';
import { programmeOf } from '../programme/queries.ts';
import type { Event } from '../queries.ts';
import { guestsOf } from '../registering/queries.ts';
import { PATHS } from '../urls.ts';
import { attendanceData, badgesData, certificatesData, PapersPage, peopleOf } from './pages/papers.tsx';
import { PaperForm, type Paper } from './schema.ts';

/** More names than this on one paper are two papers. */
const MOST_NAMES = 300;

/** What is printed. Nothing of it is kept: a paper is made when it is asked for and exists once it is printed. */
export function mountPapers(site: Site): void {
  site.page(PATHS.deskPapers, async (c) => papersPage(c, await runEvent(c)), { secret: true });
  site.action(PATHS.deskPapers, make);
}

async function papersPage(c: Ctx, event: Event): Promise<Response> {
  const guests = await guestsOf(c.get('db'), event.id, ['confirmed']);
  return html(c, <PapersPage event={event} names={guests.filter((g) => g.arrived !== null && g.arrived > 0).flatMap(peopleOf)} />);
}

async function make(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(PaperForm, await readForm(c));
  if (!parsed.ok) return html(c, <PapersPage event={event} names={[]} form={parsed.form} />, 422);
  const { paper, names, language } = parsed.value;
  const typed = (names ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (paper === 'certificates' && typed.length === 0) return html(c, <PapersPage event={event} names={[]} form={withProblems(parsed.form, failed('required', 'names').problems)} />, 422);
  if (typed.length > MOST_NAMES) return html(c, <PapersPage event={event} names={[]} form={withProblems(parsed.form, failed('out_of_range', 'names', { min: 1, max: MOST_NAMES }).problems)} />, 422);
  const pdf = await makePdfAside({ template: documentPath('events', paper), data: await dataOf(c, event, paper, typed, language), created: new Date() });
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${event.slug}-${paper}.pdf"` });
}

async function dataOf(c: Ctx, event: Event, paper: Paper, names: readonly string[], language: Locale | null): Promise<unknown> {
  const locale = staffLocale(c.get('locale'));
  const { region } = c.get('view').site;
  if (paper === 'certificates') return certificatesData(event, names, region, language ?? locale, dayOf(new Date()));
  const guests = await guestsOf(c.get('db'), event.id, ['confirmed']);
  return paper === 'attendance' ? attendanceData(event, guests, region, locale) : badgesData(event, guests, await programmeOf(c.get('db'), event.id), region, locale);
}
