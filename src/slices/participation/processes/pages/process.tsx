import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Card, CardGrid, DateText, formatDate, Page, RecordList, SourceNote, Steps, useText, useView } from '../../../../ui/index.ts';
import type { Forum } from '../../forums/queries.ts';
import { InventedNote, Said, Told } from '../../pages/parts.tsx';
import type { Recommendation } from '../../recommendations/queries.ts';
import { forumHref, PATHS, pathTo } from '../../urls.ts';
import type { Note, Process, StandingPhase } from '../queries.ts';
import { words } from '../words.ts';
import { PhaseNumbers, phaseDates } from './numbers.tsx';

export interface ProcessPageProps {
  readonly process: Process;
  readonly open: boolean;
  readonly phases: readonly StandingPhase[];
  readonly notes: readonly Note[];
  readonly forums: readonly Forum[];
  readonly recommendations: readonly Recommendation[];
  readonly submissions: number;
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
      <Phases phases={phases} />
      <Notes {...props} />
      {process.source !== '' && <SourceNote source={process.source} />}
      {props.staff && <p><a href={view.href(pathTo(PATHS.deskProcess, { slug: process.slug }))}>{t('staff.work_on')}</a></p>}
    </Page>
  );
}

function WhatNow({ process, open, submissions }: ProcessPageProps) {
  const t = useText(words);
  const view = useView();
  const { slug } = process;
  return (
    <section class="mt-flow">
      <h2>{t('process.now')}</h2>
      {open && <p>{process.callClosesOn === null ? t('now.open') : t('now.open_until', { date: formatDate(view.locale, process.callClosesOn, 'long') })}</p>}
      {!open && <p>{process.call === 'none' ? t('now.none') : t('now.closed')}</p>}
      <Actions>
        {open && <Button icon="speech" href={view.href(pathTo(PATHS.submit, { slug }))}>{t('now.say')}</Button>}
        {submissions > 0 && <Button kind="secondary" href={view.href(pathTo(PATHS.submissions, { slug }))}>{t('now.read', { n: submissions })}</Button>}
        <Button kind="tertiary" href={view.href(PATHS.follow)}>{t('now.follow')}</Button>
      </Actions>
    </section>
  );
}

function WhatNext({ phases }: ProcessPageProps) {
  const t = useText(words);
  const { locale } = useView();
  const next = phases.find((p) => p.standing === 'coming');
  return (
    <section class="mt-flow">
      <h2>{t('process.next')}</h2>
      {next === undefined ? <p>{t('next.none')}</p> : <p><strong><Said value={next.title} /></strong>{` – ${phaseDates(t, locale, next) || t('dates.none')}`}</p>}
    </section>
  );
}

function WhatCameOut({ process, phases, forums, recommendations }: ProcessPageProps) {
  const t = useText(words);
  const view = useView();
  const results = phases.filter((p) => inLanguage(p.result, view.locale).text !== '');
  if (results.length + forums.length + recommendations.length === 0) return <section class="mt-flow"><h2>{t('process.results')}</h2><p>{t('results.none')}</p></section>;
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
      {forums.length > 0 && (
        <>
          <h3>{t('results.forums')}</h3>
          <CardGrid>{forums.map((f) => <Card title={inLanguage(f.title, view.locale).text} level={4} href={view.href(forumHref(process.slug, f.number))} meta={f.heldOn === null ? undefined : <DateText value={f.heldOn} />}>{f.place}</Card>)}</CardGrid>
        </>
      )}
    </section>
  );
}

function Phases({ phases }: { phases: readonly StandingPhase[] }) {
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
          <Told value={p.text} />
          <PhaseNumbers numbers={p.numbers} />
          {p.source !== '' && <SourceNote source={p.source} />}
        </article>
      ))}
    </section>
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
