import type { ComponentChildren } from 'preact';
import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DateText, DefinitionList, formatDate, formatPeriod, Page, PlainText, SourceNote, Timeline, useText, useView, type Definition } from '../../../../ui/index.ts';
import { FollowLink } from '../../../following/public.ts';
import { InventedNote } from '../../../participation/public.ts';
import { ContentsIn, DataLinks, langOf, MeasureState, Said, SaidLink, SaidText } from '../../pages/parts.tsx';
import { PlanLinks, PlanSections } from '../../carrying/plan/pages/plan-sections.tsx';
import type { Inside } from '../../carrying/plan/queries.ts';
import { words as updateWords } from '../../carrying/updates/words.ts';
import { carryingHrefs } from '../../carrying/urls.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { MeasureDetail } from '../queries.ts';

export interface MeasurePageProps {
  readonly measure: MeasureDetail;
  /** Its concept came of an invented process. */
  readonly invented: boolean;
  readonly lead: { readonly name: string } | null;
  /** Names of units that reported, by id. */
  readonly departments: ReadonlyMap<string, string>;
  readonly places: readonly string[];
  /** What is kept beside the measure and this reader may see. */
  readonly inside: Inside | null;
  readonly staff: boolean;
  readonly today: string;
  readonly mayUpdate: boolean;
  readonly maySend: boolean;
  /** How it stands to measures of other plans. */
  readonly derivation: ComponentChildren;
  /** The record's thread and history, as their slice shows them. */
  readonly thread: ComponentChildren;
}

export function MeasurePage(props: MeasurePageProps) {
  const view = useView();
  const t = useText(words);
  const { measure } = props;
  const title = inLanguage(measure.title, view.locale);
  const heading = langOf(title.lang, view.locale);
  return (
    <Page
      title={title.text}
      heading={heading.lang === undefined ? title.text : <span {...heading}>{title.text}</span>}
      eyebrow={<>{t('measure')} <bdi>{measure.key}</bdi></>}
      crumbs={[{ label: t('measures'), href: view.href(PATHS.measures) }]}
      wide
    >
      <ContentsIn source={title.lang} />
      <InventedNote process={props} />
      {!measure.public && <Alert tone="warning">{t('not_public')}</Alert>}
      <div class="mt-aside">
        <div class="mt-flow">
          <Standing {...props} />
          {measure.description !== null && <SaidText value={measure.description} />}
          <PlanSections {...props} />
          {props.derivation}
          <Progress {...props} />
          {props.thread}
        </div>
        <aside class="mt-flow" aria-label={t('facts')}>
          <Facts {...props} />
          {measure.public && !['done', 'stopped', 'not_pursued'].includes(measure.state) && <FollowLink id={measure.id} />}
          {props.mayUpdate && <Update measure={measure} />}
          {props.mayUpdate && <PlanLinks measure={measure} />}
          {props.maySend && <p><a href={view.href(hrefs.assessmentNew({ measure: measure.key }))}>{t('staff.send_out')}</a></p>}
          {measure.conceptSource !== null && <SourceNote source={measure.conceptSource} />}
          <DataLinks links={[{ label: 'JSON', href: `${hrefs.measure(measure.key)}.json` }]} />
        </aside>
      </div>
    </Page>
  );
}

/** Where it stands, why, and how much we know: what was taken over as a baseline and never reported on says so. */
function Standing({ measure }: MeasurePageProps) {
  const { locale } = useView();
  const t = useText(words);
  const unreported = measure.changes.length <= 1 && measure.notes.length === 0;
  return (
    <>
      <p><MeasureState state={measure.state} /> <span class="mt-muted">{t('since')} <DateText value={measure.stateSince} /></span></p>
      {measure.stateReason !== null && (
        <Alert tone="info" title={measure.competentLevel === null ? t('reason') : t('competent', { level: t(`level.${measure.competentLevel}`) })}>
          <PlainText text={inLanguage(measure.stateReason, locale).text} lang={inLanguage(measure.stateReason, locale).lang} />
        </Alert>
      )}
      {unreported && measure.editionSlug !== null && <p class="mt-muted">{t('no_later_report')}</p>}
    </>
  );
}

function Progress({ measure, departments }: MeasurePageProps) {
  const { locale } = useView();
  const t = useText(words);
  if (measure.notes.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('progress')}</h2>
      <Timeline
        label={t('progress')}
        items={measure.notes.map((note) => {
          const { text, lang } = inLanguage(note.text, locale);
          return { date: note.date, kind: t('progress.report'), title: note.departmentId === null ? t('office') : (departments.get(note.departmentId) ?? t('office')), text: <PlainText text={text} lang={lang} /> };
        })}
      />
    </section>
  );
}

function Facts({ measure, lead, places }: MeasurePageProps) {
  const view = useView();
  const t = useText(words);
  const cited = measure.citations.map((c) => <a href={view.href(hrefs.entry(measure.conceptSlug, c.edition, c.field, c.number))}>{t('citation', { edition: c.edition, entry: `${c.field}-${c.number}` })}</a>);
  const period = periodText(view.locale, measure.startsOn, measure.endsOn);
  const items: Definition[] = [
    { term: t('lead_department'), value: lead?.name ?? t('lead_unknown') },
    { term: t('field'), value: <SaidLink value={measure.fieldTitle} href={view.href(hrefs.measures({ concept: measure.conceptSlug, field: measure.fieldCode }))} /> },
    { term: t('goal'), value: measure.goalTitle === null ? null : <SaidLink value={measure.goalTitle} href={view.href(hrefs.measures({ concept: measure.conceptSlug, goal: `${measure.fieldCode}-${measure.goalPosition}` }))} /> },
    { term: t('concept'), value: measure.editionSlug === null ? <Said value={measure.conceptTitle} /> : <SaidLink value={measure.conceptTitle} href={view.href(hrefs.concept(measure.conceptSlug))} /> },
    { term: t('cited'), value: cited.length === 0 ? null : cited },
    { term: t('selection'), value: measure.selected === null || measure.editionSlug === null ? null : t(measure.selected ? 'selected.yes' : 'selected.no') },
    { term: t('origin'), value: measure.origin === null ? null : t(`origin.${measure.origin as 'voices'}`) },
    { term: t('period'), value: period },
    { term: t('partners'), value: measure.partners.length === 0 ? null : measure.partners },
    { term: t('places'), value: places.length === 0 && measure.place === null ? null : [...places, ...(measure.place === null ? [] : [<span lang="de">{measure.place}</span>])] },
    { term: t('target_groups'), value: measure.targetGroups.length === 0 ? null : measure.targetGroups },
    { term: t('documents'), value: measure.documents.length === 0 ? null : measure.documents.map((d) => <a href={d.url ?? hrefs.document(measure.key, d.id)} rel="noopener" lang="de">{d.title}</a>) },
  ];
  return <DefinitionList items={items} />;
}

/** `ab 1. Januar 2017`, from one day to another, or nothing. */
function periodText(locale: Locale, from: string | null, until: string | null): string | null {
  if (from !== null && until !== null) return formatPeriod(locale, from, until);
  if (from !== null) return words(locale)('period.from', { date: formatDate(locale, from) });
  return until === null ? null : words(locale)('period.until', { date: formatDate(locale, until) });
}

function Update({ measure }: { measure: MeasureDetail }) {
  const view = useView();
  const t = useText(words);
  const u = useText(updateWords);
  return (
    <Actions>
      <Button href={view.href(hrefs.measureProgress(measure.key))} kind="secondary" icon="plus">{t('staff.progress')}</Button>
      <Button href={view.href(carryingHrefs.update(measure.key))} kind="secondary" icon="plus">{u('staff.give')}</Button>
      <Button href={view.href(hrefs.measureState(measure.key))} kind="secondary" icon="next">{t('staff.state')}</Button>
      <Button href={view.href(hrefs.measureEdit(measure.key))} kind="secondary" icon="edit">{t('staff.edit')}</Button>
    </Actions>
  );
}
