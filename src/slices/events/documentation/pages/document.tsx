import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { formatDate, formatNumber } from '../../../../ui/format.ts';
import { words as marketWords } from '../../market/words.ts';
import { words as minutesWords } from '../../minutes/words.ts';
import { whenText } from '../../pages/parts.tsx';
import { pathTo, PATHS } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { DocumentationEdition } from '../queries.ts';
import type { LiveRoom, SaidSession, SaidStall, SaidStatement, WallText } from '../rules.ts';
import { words } from '../words.ts';
import { cameText } from './documentation.tsx';

/** A text with the language it is in, for tags. */
interface Words {
  readonly text: string;
  readonly lang: string;
}

function said(value: Localized, locale: Locale): Words {
  const { text, lang } = inLanguage(value, locale);
  return { text, lang: tagOf(lang) };
}

/** A language without its variety, as PDF readers know it. */
const tagOf = (language: string): string => language.split('-')[0] as string;

/** An edition as plain values for the template: every word chosen, every number written out. */
export function documentOf({ snapshot, approver, digest, releasedOn }: DocumentationEdition, locale: Locale, absolute: (path: string) => string, wall: readonly WallText[] = []) {
  const t = words(locale);
  const e = eventWords(locale);
  const { event, numbers } = snapshot;
  const came = cameText(snapshot, locale);
  const filled = (value: Localized | null): Words | null => (value === null || inLanguage(value, locale).text === '' ? null : said(value, locale));
  return {
    lang: tagOf(locale), region: snapshot.region, title: said(event.title, locale), eyebrow: t('eyebrow'), summary: filled(event.summary), preface: filled(snapshot.preface), correction: filled(snapshot.correction),
    facts: [
      { term: e('fact.when'), text: whenText(locale, { startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt), precision: event.precision }) },
      ...(event.place === '' ? [] : [{ term: e('fact.where'), text: event.place }]),
      ...(numbers.registered === 0 ? [] : [{ term: t('registered'), text: formatNumber(locale, numbers.registered) }]),
      ...(came === null ? [] : [{ term: t('came'), text: came }]),
      ...(snapshot.origin === null ? [] : [{ term: e('fact.origin'), text: inLanguage(snapshot.origin.title, locale).text }]),
      { term: t('edition_term'), text: `${snapshot.number} · ${formatDate(locale, releasedOn, 'long')}` },
      { term: t('approver'), text: approver },
    ],
    invented: event.invented ? e('invented.text') : '',
    words: { corrected: t('corrected'), recommendations: t('recommendations'), present: minutesWords(locale)('presence.title'), live: t('live'), questions: t('questions'), market: marketWords(locale)('heading'), wall: t('wall'), wallNote: t('wall_text'), digest: t('digest'), page: t('page') },
    rounds: snapshot.rounds.map((round) => ({ title: said(round.title, locale), sessions: round.sessions.map((s) => sessionOf(s, locale, absolute)) })),
    rooms: snapshot.rooms.map((room) => roomOf(room, locale)),
    stalls: (snapshot.stalls ?? []).map((stall) => stallOf(stall, locale, absolute)),
    wall: wall.map(({ text, language }) => ({ text, lang: tagOf(language) })),
    digest, address: absolute(pathTo(PATHS.documentationEdition, { slug: event.slug, number: snapshot.number })),
  };
}

function sessionOf(session: SaidSession, locale: Locale, absolute: (path: string) => string) {
  const t = words(locale);
  const m = minutesWords(locale);
  return {
    title: said(session.title, locale), came: session.came > 0 ? t('session_came', { n: session.came }) : '', roles: session.roles.map((r) => `${m(`role.${r.role}`)}: ${formatNumber(locale, r.count)}`),
    topics: session.topics.map((topic) => ({ title: topic.title === null ? { text: t('said'), lang: tagOf(locale) } : said(topic.title, locale), statements: topic.statements.map((s) => statementOf(s, locale)) })),
    recommendations: session.recommendations.map((r) => ({ number: m('recommendation', { n: r.number }), href: absolute(r.href), ...said(r.title, locale) })),
  };
}

function statementOf({ text, mark, count, submissions }: SaidStatement, locale: Locale) {
  const m = minutesWords(locale);
  const notes = [mark === null ? '' : m(`mark.${mark}`), count === null ? '' : mark === null ? m('people', { n: count }) : formatNumber(locale, count), submissions.map((s) => m('number', { n: s.number })).join(', ')];
  return { ...said(text, locale), note: notes.filter((n) => n !== '').join(' · ') };
}

function roomOf(room: LiveRoom, locale: Locale) {
  const t = words(locale);
  return {
    title: said(room.title, locale),
    polls: room.polls.map((p) => ({ question: said(p.question, locale), answers: t('answers', { n: p.answers }), results: p.results.map((r) => ({ ...said(r.title, locale), count: formatNumber(locale, r.count) })) })),
    questions: room.questions.map((q) => ({ ...said(q.text, locale), note: [q.support > 0 ? t('support', { n: q.support }) : '', q.answered ? t('answered') : ''].filter((n) => n !== '').join(' · ') })),
  };
}

function stallOf({ project, institution, shows, language, place, practiceHref }: SaidStall, locale: Locale, absolute: (path: string) => string) {
  const m = marketWords(locale);
  const lang = tagOf(language);
  return { project: { text: project, lang }, institution: { text: institution, lang }, shows: { text: shows, lang }, place: place === null ? '' : m('place_number', { n: place }), practice: practiceHref === null ? null : { text: m('practice'), href: absolute(practiceHref) } };
}
