import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Card, CardGrid, DateText, formatDate, More, Page, RecordList, ScreenReaderOnly, SourceNote, Steps, useText, useView } from '../../../../ui/index.ts';
import { FollowLink } from '../../../following/public.ts';
import type { ThreadNode } from '../../../thread/public.ts';
import type { ForumHead } from '../../forums/queries.ts';
import { InventedNote, Said, Told } from '../../pages/parts.tsx';
import type { RecommendationHead } from '../../recommendations/queries.ts';
import { forumHref, PATHS, pathTo } from '../../urls.ts';
import { DocumentList } from '../papers/pages/parts.tsx';
import type { ProcessDocument } from '../papers/queries.ts';
import type { OpenNow } from '../parts/rules.ts';
import type { Note, PhaseNumber, Process, StandingPhase } from '../queries.ts';
import { words } from '../words.ts';
import { PhaseNumbers, phaseDates } from './numbers.tsx';

export interface ProcessPageProps {
  readonly process: Process;
  readonly open: boolean;
  readonly phases: readonly StandingPhase[];
  readonly notes: readonly Note[];
  readonly forums: readonly ForumHead[];
  readonly recommendations: readonly RecommendationHead[];
  readonly submissions: number;
  readonly documents: readonly ProcessDocument[];
  /** What other parts of the program offer today: surveys, ballots, events … */
  readonly now: readonly OpenNow[];
  /** What became of the recommendations. */
  readonly outcomes: readonly ThreadNode[];
  /** Counted here, without a phase of their kind. */
  readonly numbers: readonly PhaseNumber[];
  /** Whether the reader may work on it. */
  readonly staff: boolean;
}

/** Where are we, what can I do now, what comes next, what came out. */
export function ProcessPage(props: ProcessPageProps) {
  const { process, phases } = props;
  const t = useText(words);
  const view = useView();
  const title = inLanguage(process.title, view.locale).text;
  const steps = phases.map((p) => ({
    label: inLanguage(p.title, view.locale).text,
    state: p.standing === 'past' ? ('done' as const) : p.standing === 'current' ? ('current' as const) : ('next' as const),
    note: phaseDates(t, view.locale, p) || t('dates.none'),
    href: `#phase-${p.id}`,
  }));
  return (
    <Page title={title} heading={<Said value={process.title} />} eyebrow={t('process.eyebrow')} lead={<Said value={process.summary} />} description={inLanguage(process.summary, view.locale).text} crumbs={[{ label: t('list.title'), href: view.href(PATHS.processes) }]}>
      <InventedNote process={process} />
      {process.publishedOn === null && <Alert tone="warning">{t('staff.draft')}</Alert>}
      {steps.length > 0 && (
        <section class="mt-flow">
          <h2>{t('process.where')}</h2>
          <Steps steps={steps} label={t('process.where')} />
        </section>
      )}
      <WhatNow {...props} />
      <WhatNext {...props} />
      <WhatCameOut {...props} />
      <Phases {...props} />
      <Notes {...props} />
      {process.source !== '' && <SourceNote source={process.source} />}
      {props.staff && <p><a href={view.href(pathTo(PATHS.deskProcess, { slug: process.slug }))}>{t('staff.work_on')}</a></p>}
    </Page>
  );
}

function WhatNow({ process, open, submissions, now }: ProcessPageProps) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  return (
    <section class="mt-flow">
      <h2>{t('process.now')}</h2>
      {open && <p>{process.callClosesOn === null ? t('now.open') : t('now.open_until', { date: formatDate(view.locale, process.callClosesOn, 'long') })}</p>}
      {!open && <p>{process.call === 'none' ? t('now.none') : t('now.closed')}</p>}
      {now.length > 0 && (
        <RecordList>
          {now.map((thing) => (
            <div class="mt-flow">
              <p><strong><Said value={thing.title} /></strong>{thing.until !== null && <span class="mt-muted">{` – ${t('now.until', { date: formatDate(view.locale, thing.until, 'long') })}`}</span>}</p>
              <Actions><Button href={view.href(thing.href)}>{thing.action}<ScreenReaderOnly>{`: ${inLanguage(thing.title, view.locale).text}`}</ScreenReaderOnly></Button></Actions>
            </div>
          ))}
        </RecordList>
      )}
      <Actions>
        {open && <Button icon="speech" href={view.href(pathTo(PATHS.submit, { slug }))}>{t('now.say')}</Button>}
        {submissions > 0 && <Button kind="secondary" href={view.href(pathTo(PATHS.submissions, { slug }))}>{t('now.read', { n: submissions })}</Button>}
        <Button kind="tertiary" href={view.href(PATHS.follow)}>{t('now.follow')}</Button>
      </Actions>
    </section>
  );
}

function WhatNext({ process, phases }: ProcessPageProps) {
  const t = useText(words);
  const { locale } = useView();
  const coming = phases.filter((p) => p.standing === 'coming');
  const first = coming.flatMap((p) => p.startsOn ?? []).sort()[0];
  const next = first === undefined ? coming.slice(0, 1) : coming.filter((p) => p.startsOn === first);
  return (
    <section class="mt-flow">
      <h2>{t('process.next')}</h2>
      {next.length === 0 ? <p>{t('next.none')}</p> : next.map((p) => <p><strong><Said value={p.title} /></strong>{` – ${phaseDates(t, locale, p) || t('dates.none')}`}</p>)}
      {process.publishedOn !== null && <FollowLink id={process.id} />}
    </section>
  );
}

function WhatCameOut({ process, phases, forums, recommendations, outcomes, documents, numbers }: ProcessPageProps) {
  const t = useText(words);
  const view = useView();
  const results = phases.filter((p) => inLanguage(p.result, view.locale).text !== '');
  const whole = documents.filter((d) => d.phaseId === null);
  if (results.length + forums.length + recommendations.length + outcomes.length + whole.length + numbers.length === 0) return <section class="mt-flow"><h2>{t('process.results')}</h2><p>{t('results.none')}</p></section>;
  return (
    <section class="mt-flow">
      <h2>{t('process.results')}</h2>
      {results.length > 0 && <ul>{results.map((p) => <li><Said value={p.result} /></li>)}</ul>}
      {recommendations.length > 0 && (
        <>
          <h3>{t('results.recommendations')}</h3>
          <RecordList>{recommendations.map((r) => <p>{`${t('number_short', { n: r.number })} `}<a href={view.href(r.href)}><Said value={r.title} /></a>{' '}<span class="mt-muted mt-small">(<Said value={r.field} />)</span></p>)}</RecordList>
        </>
      )}
      <Outcomes outcomes={outcomes} />
      <PhaseNumbers numbers={numbers} />
      {whole.length > 0 && <><h3>{t('documents.title')}</h3><DocumentList slug={process.slug} documents={whole} /></>}
      {forums.length > 0 && (
        <>
          <h3>{t('results.forums')}</h3>
          <CardGrid>{forums.map((f) => <Card title={inLanguage(f.title, view.locale).text} level={4} href={view.href(forumHref(process.slug, f.number))} meta={f.heldOn === null ? undefined : <DateText value={f.heldOn} />}>{f.place}</Card>)}</CardGrid>
        </>
      )}
    </section>
  );
}

const OUTCOMES = ['ballot', 'decision', 'concept', 'resolution', 'measure', 'report'] as const;
/** So many of a kind are listed; the thread of each recommendation shows all. */
const MOST_SHOWN = 12;

/** What became of the recommendations, by kind. */
function Outcomes({ outcomes }: { outcomes: readonly ThreadNode[] }) {
  const t = useText(words);
  const view = useView();
  return (
    <>
      {OUTCOMES.map((kind) => {
        const mine = outcomes.filter((node) => node.kind === kind);
        return mine.length === 0 ? null : (
          <>
            <h3>{t(`outcome.${kind}`)}</h3>
            <RecordList>{mine.slice(0, MOST_SHOWN).map((node) => <p><a href={view.href(node.href)}><Said value={node.title} /></a>{' '}<span class="mt-muted mt-small"><DateText value={node.date} /></span></p>)}</RecordList>
            {mine.length > MOST_SHOWN && <p class="mt-muted">{t('outcome.more', { n: mine.length - MOST_SHOWN })}</p>}
          </>
        );
      })}
    </>
  );
}

function Phases({ process, phases, documents }: ProcessPageProps) {
  const t = useText(words);
  const { locale } = useView();
  if (phases.length === 0) return null;
  return (
    <section class="mt-flow">
      <h2>{t('process.phases')}</h2>
      {phases.map((p) => (
        <article class="mt-flow" id={`phase-${p.id}`}>
          <h3><Said value={p.title} /></h3>
          <p class="mt-muted">{[t(`kind.${p.kind}`), phaseDates(t, locale, p) || t('dates.none')].join(' · ')}</p>
          <PhaseDetails slug={process.slug} phase={p} documents={documents} />
        </article>
      ))}
    </section>
  );
}

/** Numbers and documents stand open; what a past phase was about is folded. */
function PhaseDetails({ slug, phase, documents }: { slug: string; phase: StandingPhase; documents: readonly ProcessDocument[] }) {
  const t = useText(words);
  const told = sourceText(phase.text) !== '';
  return (
    <>
      {told && (phase.standing === 'past' ? <More summary={t('phase.details')}><Told value={phase.text} /></More> : <Told value={phase.text} />)}
      <PhaseNumbers numbers={phase.numbers} />
      <DocumentList slug={slug} documents={documents.filter((d) => d.phaseId === phase.id)} />
      {phase.source !== '' && <SourceNote source={phase.source} />}
    </>
  );
}

function Notes({ notes }: ProcessPageProps) {
  const t = useText(words);
  const kinds = ['outside_competence', 'contradiction', 'remark'] as const;
  return (
    <>
      {kinds.map((kind) => {
        const list = notes.filter((n) => n.kind === kind);
        return list.length === 0 ? null : (
          <section class="mt-flow">
            <h2>{t(`note.${kind}`)}</h2>
            <p>{t(`note.${kind}_text`)}</p>
            <ul>{list.map((n) => <li><Said value={n.text} />{n.source !== '' && <span class="mt-muted mt-small"> ({n.source})</span>}</li>)}</ul>
          </section>
        );
      })}
    </>
  );
}
