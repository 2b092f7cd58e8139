import { dayOf } from '../../../../kernel/dates.ts';
import { formatTag, LOCALES, staffLocale, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, Form, formatDate, HiddenField, languageName, Page, SelectField, TextArea, useText, useView } from '../../../../ui/index.ts';
import { whenText } from '../../pages/parts.tsx';
import type { Round } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import type { Guest } from '../../registering/queries.ts';
import { deskHref, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';
import { words as paperWords } from '../words.ts';

/** Badges, the list for the door, certificates. */
export function PapersPage({ event, names, form = EMPTY_FORM }: { event: Event; names: readonly string[]; form?: FormState }) {
  const t = useText(words);
  const p = useText(paperWords);
  const view = useView();
  const action = view.href(pathTo(PATHS.deskPapers, { slug: event.slug }));
  return (
    <Page title={t('papers.title')} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      <p>{t('papers.text')}</p>
      {(['badges', 'attendance'] as const).map((paper) => (
        <Form id={paper} action={action} label={t(`papers.${paper}`)}>
          <HiddenField name="paper" value={paper} />
          <h2>{t(`papers.${paper}`)}</h2>
          <p>{t(`papers.${paper}_text`)}</p>
          <Actions><Button kind="secondary" icon="download">{t('papers.make')}</Button></Actions>
        </Form>
      ))}
      <Form id="certificates" action={action} state={form} label={t('papers.certificates')}>
        <HiddenField name="paper" value="certificates" />
        <h2>{t('papers.certificates')}</h2>
        <p>{t('papers.certificates_text')}</p>
        <TextArea name="names" label={t('papers.names')} hint={t('papers.names_hint')} value={names.join('\n')} rows={8} />
        <SelectField name="language" label={p('staff.language')} hint={p('staff.language_hint')} options={LOCALES.map((l) => ({ value: l, label: languageName(view.locale, l) }))} value={staffLocale(view.locale)} placeholder={false} width="medium" />
        <Actions><Button kind="secondary" icon="download">{t('papers.make')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** Everybody of a registration by name: who registered first, then those named beside. */
export function peopleOf(guest: Guest): readonly string[] {
  return [guest.name, ...guest.names.split('\n').map((line) => line.trim())].filter((name) => name !== '').slice(0, Math.max(1, guest.places));
}

const langOf = (locale: Locale): string => formatTag(locale).split('-')[0] as string;

/** What the templates get: every word chosen, every date written out. */
function frameOf(event: Event, region: string, locale: Locale) {
  const { text, lang } = inLanguage(event.title, locale);
  return { lang: langOf(locale), region, title: { text, lang: lang.split('-')[0] as string }, when: whenText(locale, event), place: [event.place, event.address].filter((p) => p !== '').join(', ') };
}

export function badgesData(event: Event, guests: readonly Guest[], rounds: readonly Round[], region: string, locale: Locale) {
  const t = words(locale);
  const sessions = new Map(rounds.flatMap((r) => r.sessions).map((s) => [s.id, `${inLanguage(s.title, locale).text}${s.room === '' ? '' : ` · ${s.room}`}`]));
  const badges = guests.flatMap((g) => {
    const people = peopleOf(g);
    return Array.from({ length: g.places }, (_, i) => ({ name: people[i] ?? '', number: t('ticket.number', { number: g.number }), sessions: g.choices.filter((c) => !c.waiting).map((c) => sessions.get(c.sessionId) ?? '').slice(0, 3) }));
  });
  return { ...frameOf(event, region, locale), heading: t('papers.badges'), badges };
}

export function attendanceData(event: Event, guests: readonly Guest[], region: string, locale: Locale) {
  const t = words(locale);
  const p = paperWords(locale);
  const rows = guests.map((g) => ({ number: String(g.number), name: peopleOf(g).join(', '), places: String(g.places), arrived: g.arrived === null ? '' : String(g.arrived) }));
  return { ...frameOf(event, region, locale), heading: t('papers.attendance'), words: { number: t('guests.number'), name: p('staff.name'), places: p('staff.people'), arrived: t('numbers.arrived'), sign: p('signature'), note: t('papers.destroy') }, rows };
}

export function certificatesData(event: Event, names: readonly string[], region: string, locale: Locale, today: string) {
  const t = paperWords(locale);
  const learned = inLanguage(event.certificateText, locale);
  // Printed beforehand to be handed out at the end: nobody has taken part before that day.
  const last = dayOf(event.endsAt);
  return {
    ...frameOf(event, region, locale), heading: t('certificate'), names, words: { took_part: t('took_part'), learned: t('learned'), signature: t('signature'), made: t('made', { date: formatDate(locale, last > today ? last : today, 'long') }) },
    learned: learned.text === '' ? null : { text: learned.text, lang: learned.lang.split('-')[0] as string },
  };
}
