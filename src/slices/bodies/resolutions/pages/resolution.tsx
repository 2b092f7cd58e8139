import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DateText, DefinitionList, Page, Quote, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, InventedNote, Part, Said, SaidLink, Told, voteText } from '../../pages/parts.tsx';
import { reportState } from '../../rules.ts';
import { bodyHref, paperHref, PATHS, pathTo, resolutionHref, sittingHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Resolution } from '../queries.ts';
import { ReportBadge } from './list.tsx';

export interface ResolutionPageProps {
  readonly resolution: Resolution;
  /** The unit that owes a report. */
  readonly unit: string | null;
  readonly today: string;
  readonly office: boolean;
  /** Somebody of the unit, or of the office. */
  readonly mayReport: boolean;
  readonly thread: ComponentChildren;
}

/** One resolution: its wording, the vote, and what the body wants to hear of it. */
export function ResolutionPage({ resolution: r, unit, today, office, mayReport, thread }: ResolutionPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const title = inLanguage(r.title, view.locale);
  const wording = inLanguage(r.wording, view.locale);
  return (
    <Page title={title.text} heading={<Said value={r.title} />} eyebrow={t('resolution')} crumbs={[{ label: t('resolutions.title'), href: view.href(PATHS.resolutions) }]}>
      <InventedNote invented={r.invented} />
      {!r.public && <Alert tone="warning">{s('not_public')}</Alert>}
      <Quote lang={wording.lang}>{wording.text}</Quote>
      <DefinitionList
        items={[
          { term: t('resolution.body'), value: <SaidLink value={r.bodyName} href={view.href(bodyHref(r.bodySlug))} /> },
          { term: t('resolution.day'), value: r.sittingSlug === null ? <DateText value={r.decidedOn} /> : <a href={view.href(sittingHref(r.bodySlug, r.sittingSlug))}><DateText value={r.decidedOn} /></a> },
          { term: t('resolution.vote'), value: voteText(view.locale, r) ?? t('outcome.unknown') },
          { term: t('resolution.paper'), value: r.paperSlug === null ? null : <a href={view.href(paperHref(r.paperSlug))}><bdi>{r.paperNumber ?? t('resolution.to_paper')}</bdi></a> },
        ]}
      />
      <Told value={r.note} />
      <Report resolution={r} unit={unit} today={today} />
      {(office || mayReport) && (
        <Actions>
          {mayReport && r.reportDuty && <Button href={view.href(pathTo(PATHS.deskReport, { slug: r.slug }))} icon="report">{s('report.enter')}</Button>}
          {office && <Button href={view.href(pathTo(PATHS.deskResolution, { slug: r.slug }))} kind="secondary" icon="edit">{s('edit')}</Button>}
        </Actions>
      )}
      {thread}
      {r.source !== '' && <SourceNote source={r.source} />}
      <DataLinks links={[{ label: 'JSON', href: `${resolutionHref(r.slug)}.json` }]} />
    </Page>
  );
}

function Report({ resolution: r, unit, today }: Pick<ResolutionPageProps, 'resolution' | 'unit' | 'today'>) {
  const t = useText(words);
  const view = useView();
  if (!r.reportDuty) return null;
  return (
    <section class="mt-flow">
      <h2>{t('report.title')}</h2>
      <p><ReportBadge state={reportState(r, today)} /></p>
      <DefinitionList
        items={[
          { term: t('report.unit'), value: unit === null ? null : <bdi>{unit}</bdi> },
          { term: t('report.due'), value: r.reportDue === null ? t('report.no_day') : <DateText value={r.reportDue} /> },
          { term: t('report.on'), value: r.reportedOn === null ? null : <DateText value={r.reportedOn} /> },
        ]}
      />
      {r.reportedOn !== null && <Part title={t('report.said')} value={r.reportNote} />}
      {r.reportHref !== null && r.reportedOn !== null && <p><a href={view.href(r.reportHref)}>{t('report.read')}</a></p>}
    </section>
  );
}
