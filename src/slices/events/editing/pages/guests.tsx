import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, CheckboxGroup, EmptyState, Form, formatDateTime, languageName, LocalizedField, Page, RevisionField, Table, useText, useView } from '../../../../ui/index.ts';
import { words as catalogueWords } from '../../catalogue/words.ts';
import type { Round } from '../../programme/queries.ts';
import type { Event, Series } from '../../queries.ts';
import type { Guest } from '../../registering/queries.ts';
import { AUDIENCES } from '../../schema.ts';
import { deskHref, NEW, PATHS, pathTo } from '../../urls.ts';
import { words } from '../../words.ts';

/** Everybody who registered, with what they need: for the office alone. */
export function GuestsPage({ event, guests, rounds }: { event: Event; guests: readonly Guest[]; rounds: readonly Round[] }) {
  const t = useText(words);
  const view = useView();
  const sessions = new Map(rounds.flatMap((r) => r.sessions).map((s) => [s.id, sourceText(s.title)]));
  return (
    <Page title={t('guests.title')} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      <p>{t('guests.text')}</p>
      {event.emptiedAt !== null ? <EmptyState title={t('numbers.emptied', { date: formatDateTime(view.locale, event.emptiedAt) })} /> : guests.length === 0 ? <EmptyState title={t('guests.none')} /> : (
        <>
          <Actions><Button kind="secondary" icon="download" href={pathTo(PATHS.deskRegistrationsFile, { slug: event.slug })}>{t('guests.file')}</Button></Actions>
          <Table caption={t('guests.title')} hideCaption rows={guests} columns={[
            { label: t('guests.number'), type: 'number', cell: (g) => g.number },
            { label: t('form.name'), rowHeader: true, cell: (g) => <><bdi>{g.name}</bdi>{g.names !== '' && <><br /><span class="mt-muted mt-small">{g.names.split('\n').join(', ')}</span></>}</> },
            { label: t('form.places'), type: 'number', cell: (g) => g.places },
            { label: t('desk.state'), cell: (g) => t(`guest.${g.state}`) },
            { label: t('guests.reach'), cell: (g) => <>{g.email !== null && <bdi dir="ltr">{g.email}</bdi>}{g.phone !== null && <> <bdi dir="ltr">{g.phone}</bdi></>}</> },
            { label: t('mine.sessions'), cell: (g) => chosenText(t, g, sessions) },
            { label: t('form.needs'), cell: (g) => needsText(t, view.locale, g) },
          ]} />
        </>
      )}
    </Page>
  );
}

/** What a guest chose, in one line; where they wait it says so. */
export const chosenText = (t: ReturnType<typeof words>, g: Guest, titles: ReadonlyMap<string, string>): string => g.choices.map((c) => `${titles.get(c.sessionId) ?? ''}${c.waiting ? ` (${t('mine.session_waiting')})` : ''}`).join('; ');

/** What a guest needs, in one line. */
export function needsText(t: ReturnType<typeof words>, locale: Parameters<typeof languageName>[0], g: Guest): string {
  const parts = [...g.interpreting.map((tag) => t('need.interpreting', { language: languageName(locale, tag) })), ...(g.childCare > 0 ? [t('need.child_care', { n: g.childCare })] : []), ...(g.wheelchair ? [t('form.wheelchair')] : []), ...(g.signLanguage ? [t('form.sign_language')] : []), ...(g.note === null ? [] : [g.note])];
  return parts.join('; ');
}

/** A new series, or one that exists. */
export function SeriesFormPage({ series, form = EMPTY_FORM }: { series: Series | null; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t(series === null ? 'series.new' : 'series.edit')} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }]}>
      <p>{t('series.text')}</p>
      <Form action={view.href(pathTo(PATHS.deskSeriesOne, { slug: series?.slug ?? NEW }))} state={form} note labels={{ title: t('edit.name'), summary: t('edit.summary') }}>
        {series !== null && <RevisionField revision={series.version} />}
        <LocalizedField name="title" label={t('edit.name')} value={series?.title} />
        <LocalizedField name="summary" label={t('edit.summary')} value={series?.summary} long optional rows={4} />
        <CheckboxGroup name="audiences" legend={catalogueWords(view.locale)('for')} options={AUDIENCES.map((value) => ({ value, label: catalogueWords(view.locale)(`audience.${value}`) }))} value={[...(series?.audiences ?? [])]} optional />
        <Actions><Button>{t('edit.save')}</Button></Actions>
      </Form>
      {series !== null && <p><a href={view.href(pathTo(PATHS.series, { slug: series.slug }))}>{t('desk.public')}</a></p>}
    </Page>
  );
}
