import type { ComponentChildren } from 'preact';
import { Alert, DateText, DefinitionList, formatNumber, More, Page, Quote, SourceNote, StateBadge, Table, useText, useView, type Definition, Icon } from '../../../../ui/index.ts';
import { Chapters, Explained, Glossary, Points } from '../../chapters/pages/around.tsx';
import type { Around } from '../../chapters/rules.ts';
import { words as aroundWords } from '../../chapters/words.ts';
import { PageLinks } from '../../copies/pages/page-links.tsx';
import { hrefs as consulting } from '../../consulting/urls.ts';
import { words as consultingWords } from '../../consulting/words.ts';
import type { NamedPractice } from '../../practices/queries.ts';
import { FollowLink } from '../../../following/public.ts';
import { InventedNote } from '../../../participation/public.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { ContentsIn, DataLinks, EntryList, langOf, Said, SaidText } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Concept, Edition, Resolution } from '../queries.ts';
import { draftOf, byGoal, totalsOf, type ContentField, type Totals } from '../rules.ts';

export interface EditionPageProps {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly fields: readonly ContentField[];
  readonly around: Around;
  /** Of the concept, all fields. */
  readonly practices: readonly NamedPractice[];
  /** Whether a draft of the concept is open to comments or was. */
  readonly consulted: boolean;
  /** Where its resolution is recorded with the body that took it. */
  readonly decided: string | null;
  readonly mayEdit: boolean;
  /** It came of an invented process. */
  readonly invented: boolean;
  /** What stands beside it: reviews, evaluations, plans of municipalities. */
  readonly beside: ComponentChildren;
}

/** The whole concept to read: facts, contents, then field by field with vision, goals and numbered measures. */
export function EditionPage({ concept, edition, fields, around, practices, consulted, decided, mayEdit, invented, beside }: EditionPageProps) {
  const view = useView();
  const t = useText(words);
  const totals = totalsOf(fields);
  const title = inLanguage(concept.title, view.locale);
  const heading = langOf(title.lang, view.locale);
  return (
    <Page
      title={title.text}
      heading={heading.lang === undefined ? title.text : <span {...heading}>{title.text}</span>}
      eyebrow={<>{t('concept')} · {t('edition_n', { edition: edition.slug })}</>}
      lead={t('edition.lead', { fields: totals.fields, goals: totals.goals, measures: totals.measures })}
      crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }]}
      wide
    >
      <ContentsIn source={title.lang} />
      <InventedNote process={{ invented }} />
      {edition.state === 'superseded' && <Alert title={t('edition.superseded')}><p><a href={view.href(hrefs.concept(concept.slug))}>{t('edition.to_current')}</a></p></Alert>}
      {concept.summary !== null && <SaidText value={concept.summary} />}
      <PrintedTotal concept={concept} totals={totals} />
      <div class="mt-aside">
        <Contents fields={fields} totals={totals} around={around} />
        <aside class="mt-flow" aria-label={t('facts')}>
          {edition.resolution !== null && <ResolutionFacts resolution={edition.resolution} state={edition.state} decided={decided} />}
          <PageLinks concept={concept} edition={edition} />
          {edition.state === 'adopted' && <FollowLink id={concept.id} />}
          <Editions concept={concept} edition={edition} mayEdit={mayEdit} consulted={consulted} />
          {beside}
        </aside>
      </div>
      <Chapters around={around} place="before" />
      <Points around={around} kind="strategic_goal" />
      <Points around={around} kind="condition" />
      {fields.map((field) => <FieldSection concept={concept} edition={edition} field={field} around={around} practices={practices.filter((p) => p.fieldCode === field.code)} />)}
      <Chapters around={around} place="after" />
      <Glossary around={around} />
      <footer class="mt-field mt-flow">
        {concept.note !== null && <p><Said value={concept.note} /></p>}
        {concept.source !== null && <SourceNote source={concept.source} />}
        <DataLinks
          links={[
            { label: 'JSON', href: `${hrefs.edition(concept.slug, edition.slug)}.json` },
            { label: t('measures.as_json'), href: `${PATHS.measures}.json?concept=${concept.slug}` },
            { label: t('measures.as_csv'), href: hrefs.conceptExport(concept.slug) },
          ]}
        />
      </footer>
    </Page>
  );
}

/** Where the printed number is another than the counted one, both are said. */
function PrintedTotal({ concept, totals }: { concept: Concept; totals: Totals }) {
  const { locale } = useView();
  const t = useText(words);
  if (concept.printedTotal === null || concept.printedTotal === totals.measures) return null;
  return (
    <Alert title={t('printed.title', { counted: formatNumber(locale, totals.measures), printed: formatNumber(locale, concept.printedTotal) })}>
      <p>{t('printed.text')} {concept.printedTotalNote !== null && <Said value={concept.printedTotalNote} />}</p>
    </Alert>
  );
}

function Contents({ fields, totals, around }: { fields: readonly ContentField[]; totals: Totals; around: Around }) {
  const t = useText(words);
  const withTexts = totals.texts > 0;
  return (
    <nav aria-label={t('contents')}>
      <AroundLinks around={around} />
      <Table
        caption={t('contents')}
        rows={fields}
        columns={[
          { label: t('field'), cell: (f) => <a href={`#${f.code}`}><Said value={f.title} /></a>, rowHeader: true },
          { label: t('goals'), cell: (f) => f.goals.length, type: 'number' },
          { label: t('measures'), cell: (f) => f.entries.length, type: 'number' },
          { label: t('selected.short'), cell: (f) => f.entries.filter((e) => e.selected).length, type: 'number' },
          ...(withTexts ? [{ label: t('texts.short'), cell: (f: ContentField) => f.texts.length, type: 'number' as const }] : []),
        ]}
        footer={[t('total'), totals.goals, totals.measures, totals.selected, ...(withTexts ? [totals.texts] : [])]}
      />
    </nav>
  );
}

/** What stands before and after the fields. */
function AroundLinks({ around }: { around: Around }) {
  const t = useText(aroundWords);
  const parts = [
    ...around.chapters.map((h) => ({ href: `#chapter-${h.code}`, label: <Said value={h.title} /> })),
    ...(around.points.some((p) => p.kind === 'strategic_goal') ? [{ href: '#strategic_goals', label: <>{t('strategic_goals')}</> }] : []),
    ...(around.points.some((p) => p.kind === 'condition') ? [{ href: '#conditions', label: <>{t('conditions')}</> }] : []),
    ...(around.terms.length > 0 ? [{ href: '#glossary', label: <>{t('glossary')}</> }] : []),
  ];
  return parts.length === 0 ? null : <ul>{parts.map((part) => <li><a href={part.href}>{part.label}</a></li>)}</ul>;
}

function ResolutionFacts({ resolution, state, decided }: { resolution: Resolution; state: Edition['state']; decided: string | null }) {
  const view = useView();
  const { locale } = view;
  const t = useText(words);
  const votes = [resolution.ayes, resolution.noes, resolution.abstentions];
  const items: Definition[] = [
    { term: t('resolution.body'), value: decided === null ? <bdi lang="de">{resolution.body}</bdi> : <a href={view.href(decided)}><bdi lang="de">{resolution.body}</bdi></a> },
    { term: t('resolution.date'), value: <DateText value={resolution.date} /> },
    { term: t('resolution.paper'), value: resolution.paper },
    { term: t('resolution.outcome'), value: t(`outcome.${resolution.outcome}`) },
    { term: t('resolution.votes'), value: votes.every((v) => v === null) ? null : t('resolution.votes_of', { ayes: votes[0] ?? '–', noes: votes[1] ?? '–', abstentions: votes[2] ?? '–' }) },
    { term: t('resolution.before'), value: resolution.steps.length === 0 ? null : resolution.steps.map((s) => <><bdi lang="de">{s.body}: {s.result}</bdi>{s.date !== null && <> (<DateText value={s.date} />)</>}</>) },
  ];
  return (
    <section id="resolution" class="mt-flow">
      <h2>{t('resolution')}</h2>
      <p><StateBadge state={state}>{t(`edition.${state}`)}</StateBadge></p>
      <DefinitionList items={items} />
      {resolution.note !== null && <More summary={t('resolution.note')}><p {...langOf(inLanguage(resolution.note, locale).lang, locale)}>{inLanguage(resolution.note, locale).text}</p></More>}
    </section>
  );
}

function Editions({ concept, edition, mayEdit, consulted }: { concept: Concept; edition: Edition; mayEdit: boolean; consulted: boolean }) {
  const view = useView();
  const t = useText(words);
  const say = useText(consultingWords);
  const shown = concept.editions.filter((e) => e.state !== 'draft');
  const before = shown[shown.indexOf(edition) - 1];
  return (
    <section class="mt-flow">
      {shown.length > 1 && (
        <>
          <h2>{t('editions')}</h2>
          <ul>
            {shown.map((e) => <li>{e === edition ? <strong>{t('edition_n', { edition: e.slug })}</strong> : <a href={view.href(hrefs.edition(concept.slug, e.slug))}>{t('edition_n', { edition: e.slug })}</a>}</li>)}
          </ul>
        </>
      )}
      {before !== undefined && <p><a href={view.href(hrefs.compare(concept.slug, before.slug, edition.slug))}>{t('compare.link', { edition: before.slug })}</a></p>}
      {consulted && <p><a href={view.href(consulting.consultation(concept.slug))}>{say('title', { title: inLanguage(concept.title, view.locale).text })}</a></p>}
      <p><a href={view.href(`${PATHS.practices}?concept=${concept.slug}`)}>{t('practices.link')}</a></p>
      {mayEdit && <p><a href={view.href(hrefs.draft(concept.slug))}>{draftOf(concept) === null ? t('staff.draft_start') : t('staff.draft_open')}</a></p>}
    </section>
  );
}

function FieldSection({ concept, edition, field, around, practices }: { concept: Concept; edition: Edition; field: ContentField; around: Around; practices: readonly NamedPractice[] }) {
  const view = useView();
  const t = useText(words);
  const own = useText(aroundWords);
  return (
    <section class="mt-field" id={field.code} aria-labelledby={`${field.code}-title`}>
      <h2 id={`${field.code}-title`}><Said value={field.title} /></h2>
      {field.vision !== null && <Quote><Explained value={field.vision} terms={around.terms} /></Quote>}
      {practices.length > 0 && (
        <More summary={`${own('builds_on')} (${formatNumber(view.locale, practices.length)})`}>
          <ul>{practices.map((p) => <li><a href={view.href(hrefs.practice(p.slug))}><Said value={p.title} /></a>{p.sinceYear !== null && <span class="mt-muted"> · {p.sinceYear}</span>}</li>)}</ul>
        </More>
      )}
      {practices.length > 0 && <p class="mt-muted">{own('where_to')}</p>}
      {byGoal(field).map(({ goal, entries }) => (
        <div class="mt-goal">
          {goal === null ? <h3>{t('without_goal')}</h3> : <h3><span class="mt-goal__number">{goal.position}</span><Said value={goal.title} /></h3>}
          <EntryList entries={entries.map((e) => ({ number: e.number, href: view.href(edition.state === 'adopted' ? hrefs.measure(e.key) : hrefs.entry(concept.slug, edition.slug, field.code, e.number)), title: e.wording, state: e.state }))} />
        </div>
      ))}
      {field.texts.length > 0 && (
        <div class="mt-goal">
          <h3><Icon name="info" small />{t('texts')}</h3>
          <p class="mt-muted">{t('texts.hint')}</p>
          <ul>{field.texts.map((x) => <li><Explained value={x.text} terms={around.terms} /></li>)}</ul>
        </div>
      )}
    </section>
  );
}
