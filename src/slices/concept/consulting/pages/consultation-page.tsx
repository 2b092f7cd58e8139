import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, Button, DateText, formatPeriod, Page, Quote, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { Chapters, Glossary, Points } from '../../chapters/pages/around.tsx';
import type { Around } from '../../chapters/rules.ts';
import type { Concept, Edition } from '../../editions/queries.ts';
import { adoptedOf, byGoal, type ContentField } from '../../editions/rules.ts';
import { ContentsIn, DataLinks, EntryList, Said, SaidText } from '../../pages/parts.tsx';
import { hrefs as conceptHrefs, PATHS as CONCEPT } from '../../urls.ts';
import { words as conceptWords } from '../../words.ts';
import { partsOf, type Comment, type Consultation, type Phase } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { PartComments, PartTitle } from './parts.tsx';

interface ConsultationPageProps {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly consultation: Consultation;
  readonly phase: Phase;
  readonly around: Around;
  readonly fields: readonly ContentField[];
  readonly comments: readonly Comment[];
  readonly invented: boolean;
}

/** The draft to read, part by part, with what was said to each and the way to say something. */
export function ConsultationPage({ concept, edition, consultation, phase, around, fields, comments, invented }: ConsultationPageProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = concept;
  const open = phase === 'open' && edition.state === 'draft';
  const below = (part: string) => <PartComments comments={comments.filter((c) => c.part === part)} href={open ? hrefs.comment(slug, part) : null} />;
  const parts = partsOf(around, fields);
  const lost = comments.filter((c) => !parts.some((p) => p.key === c.part));
  return (
    <Page title={t('title', { title: inLanguage(concept.title, view.locale).text })} lead={t(open ? 'lead.open' : 'lead.closed')} crumbs={[{ label: useText(conceptWords)('concepts'), href: view.href(CONCEPT.concepts) }]} wide>
      <InventedNote process={{ invented }} />
      <ContentsIn source="de" />
      <Period consultation={consultation} open={open} edition={edition} slug={slug} adopted={adoptedOf(concept)} />
      {consultation.note !== null && <SaidText value={consultation.note} />}
      <nav aria-label={t('parts')}><h2>{t('parts')}</h2><ul>{parts.map((p) => <li><a href={`#${anchorOf(p.key)}`}><PartTitle part={p} /></a>{count(comments, p.key) > 0 && <span class="mt-muted"> ({t('comments_n', { n: count(comments, p.key) })})</span>}</li>)}</ul></nav>
      <section class="mt-field mt-flow" id="whole"><h2>{t('part.whole')}</h2>{below('whole')}</section>
      <Chapters around={around} place="before" below={below} />
      <Points around={around} kind="strategic_goal" below={below} />
      <Points around={around} kind="condition" below={below} />
      {fields.map((field) => <DraftField field={field} slug={slug} open={open} below={below} />)}
      <Chapters around={around} place="after" below={below} />
      <Glossary around={around} below={below} />
      {lost.length > 0 && <section class="mt-field mt-flow"><h2>{t('part.gone')}</h2><PartComments comments={lost} href={null} /></section>}
      <footer class="mt-field mt-flow"><DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${hrefs.comments(slug)}.${ending}` }))} /></footer>
    </Page>
  );
}

const count = (comments: readonly Comment[], part: string): number => comments.filter((c) => c.part === part).length;
const anchorOf = (key: string): string => (key.startsWith('field:') ? key.slice(6) : key.replace(':', '-'));

function Period({ consultation, open, edition, slug, adopted }: { consultation: Consultation; open: boolean; edition: Edition; slug: string; adopted: Edition | null }) {
  const view = useView();
  const t = useText(words);
  return (
    <Alert tone={open ? 'success' : 'info'} title={t(open ? 'open_until' : 'was_open')}>
      <p>{formatPeriod(view.locale, consultation.opensOn, consultation.closesOn)}</p>
      {open && <p><Button href={view.href(hrefs.comment(slug, 'whole'))} icon="speech">{t('say_whole')}</Button></p>}
      {adopted !== null && edition.state === 'draft' && <p><a href={view.href(conceptHrefs.compare(slug, adopted.slug, 'draft'))}>{t('compare')}</a></p>}
      {edition.state !== 'draft' && <p><a href={view.href(conceptHrefs.edition(slug, edition.slug))}>{t('adopted')}</a>{edition.resolution !== null && <> (<DateText value={edition.resolution.date} />)</>}</p>}
      <p><a href={view.href(hrefs.receipt(slug))}>{t('have_receipt')}</a></p>
    </Alert>
  );
}

function DraftField({ field, slug, open, below }: { field: ContentField; slug: string; open: boolean; below: (part: string) => preact.ComponentChildren }) {
  const view = useView();
  const own = useText(conceptWords);
  const t = useText(words);
  const entries = (of: ContentField['entries']) => <EntryList entries={of.map((e) => ({ number: e.number, href: open ? view.href(hrefs.comment(slug, `field:${field.code}`)) : `#${field.code}`, title: e.wording, state: e.state }))} />;
  return (
    <section class="mt-field mt-flow" id={field.code}>
      <h2><Said value={field.title} /></h2>
      {field.vision !== null && <Quote><Said value={field.vision} /></Quote>}
      {byGoal(field).map(({ goal, entries: of }) => <div class="mt-goal">{goal === null ? <h3>{own('without_goal')}</h3> : <h3><span class="mt-goal__number">{goal.position}</span><Said value={goal.title} /></h3>}{of.length === 0 ? <p class="mt-muted">{t('no_measures')}</p> : entries(of)}</div>)}
      {field.texts.length > 0 && <ul>{field.texts.map((x) => <li><Said value={x.text} /></li>)}</ul>}
      {below(`field:${field.code}`)}
    </section>
  );
}
