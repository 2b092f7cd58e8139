import { dayOf } from '../../../kernel/dates.ts';
import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { Button, Card, CardGrid, EmptyState, Form, formatDate, formatNumber, Hero, inLocale, Island, Kept, Page, TextField, useText, useView } from '../../../ui/index.ts';
import { whenText } from '../../events/public.ts';
import { PlacesMap } from '../../territory/public.ts';
import type { Places, Today } from '../queries.ts';
import { words } from '../words.ts';

export interface StartProps {
  readonly region: string;
  readonly modules: ReadonlySet<string>;
  readonly today: Today;
  readonly places: Places;
  /** Paths of the pages this one leads to, without language prefix. */
  readonly paths: { readonly processes: string; readonly process: (slug: string) => string; readonly submit: (slug: string) => string; readonly follow: string; readonly survey: (slug: string) => string; readonly consultation: (slug: string) => string; readonly ballot: (slug: string) => string; readonly event: (slug: string) => string; readonly events: string; readonly measures: string; readonly territory: string; readonly easy: string };
}

/** What a newcomer sees first: say something, see what becomes of it, what is being done. */
export function StartPage(props: StartProps) {
  const t = useText(words);
  const view = useView();
  const { region, modules } = props;
  return (
    <Page title={region} description={t('hero.lead')} wide heading={false}>
      <Kept of={view.site} name="language hint">{() => <LanguageHint />}</Kept>
      <Kept of={view.site} name={`opening ${props.today.calls[0]?.slug} ${props.today.ballots[0]?.slug}`}>{() => <Opening {...props} />}</Kept>
      {modules.has('participation') && <Kept of={view.site} name="receipt">{() => <Receipt {...props} />}</Kept>}
      {(modules.has('participation') || modules.has('ballots') || modules.has('surveys') || modules.has('events')) && <Now {...props} />}
      <Outcome {...props} />
      <Kept of={view.site} name="steps">{() => <ThreadSteps />}</Kept>
      <Kept of={props.places} name={`region ${region}`}>{() => <RegionSection {...props} />}</Kept>
    </Page>
  );
}

/** For people who came by a link in a language that is not theirs; without script the menu of languages is enough. */
function LanguageHint() {
  const view = useView();
  const others = view.locales.filter((locale) => locale !== view.locale && locale !== 'de-simple');
  if (others.length === 0) return null;
  return (
    <Island name="language-hint">
      {others.map((locale) => <p hidden data-locale={locale} lang={locale} dir={dirOf(locale)}><a href={inLocale(locale, view.path)} hreflang={locale}>{words(locale)('language_hint')}</a></p>)}
    </Island>
  );
}

function Opening({ region, modules, today, paths }: StartProps) {
  const t = useText(words);
  const view = useView();
  const call = today.calls[0];
  const ballot = today.ballots[0];
  const say = view.href(call === undefined ? paths.processes : paths.submit(call.slug));
  const actions: { label: string; href: string }[] = [
    ...(modules.has('participation') ? [{ label: t('hero.say'), href: say }] : []),
    ...(ballot === undefined ? [] : [{ label: t('hero.vote'), href: view.href(paths.ballot(ballot.slug)) }]),
    ...(modules.has('concept') ? [{ label: t('hero.measures'), href: view.href(paths.measures) }] : []),
  ];
  const stations = [
    { on: modules.has('participation'), title: t('station.say'), text: t('station.say_text'), href: say, icon: 'speech' as const },
    { on: modules.has('participation'), title: t('station.follow'), text: t('station.follow_text'), href: view.href(paths.follow), icon: 'thread' as const },
    { on: modules.has('concept'), title: t('station.done'), text: t('station.done_text'), href: view.href(paths.measures), icon: 'measure' as const },
  ].filter((s) => s.on);
  return (
    <>
      <Hero eyebrow={t('hero.eyebrow', { region })} title={t('hero.title')} lead={t('hero.lead')} actions={actions.slice(0, 2)} stations={stations} stationsLabel={t('hero.stations')} />
      <p><a href={view.href(paths.easy)}>{t('easy_hint')}</a></p>
    </>
  );
}

function Receipt({ paths }: StartProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-receipt-box" aria-labelledby="receipt-title">
      <div class="mt-flow">
        <h2 id="receipt-title">{t('receipt.title')}</h2>
        <p>{t('receipt.text')}</p>
      </div>
      <Form action={view.href(paths.follow)} id="receipt" label={t('receipt.title')} autocomplete="off">
        <TextField name="code" label={t('receipt.label')} code />
        <Button kind="secondary" iconAfter="next">{t('receipt.button')}</Button>
      </Form>
    </section>
  );
}

function Now({ today, paths, modules }: StartProps) {
  const t = useText(words);
  const view = useView();
  const { locale } = view;
  const calls = today.calls.map((process) => {
    const [title, summary] = [inLanguage(process.title, locale), inLanguage(process.summary, locale)];
    return (
      <Card title={title.text} lang={title.lang} href={view.href(paths.process(process.slug))} meta={t('now.call')} footer={process.callClosesOn === null ? undefined : t('now.until', { date: formatDate(locale, process.callClosesOn, 'long') })}>
        <p lang={summary.lang}>{summary.text}</p>
      </Card>
    );
  });
  const surveys = today.surveys.map((survey) => {
    const [title, intro] = [inLanguage(survey.title, locale), inLanguage(survey.intro, locale)];
    return (
      <Card title={title.text} lang={title.lang} href={view.href(paths.survey(survey.slug))} meta={t('now.survey')} footer={survey.closesOn === null ? undefined : t('now.until', { date: formatDate(locale, survey.closesOn, 'long') })}>
        <p lang={intro.lang}>{intro.text}</p>
      </Card>
    );
  });
  const drafts = today.drafts.map((draft) => {
    const title = inLanguage(draft.title, locale);
    return <Card title={title.text} lang={title.lang} href={view.href(paths.consultation(draft.slug))} meta={t('now.draft')} footer={t('now.until', { date: formatDate(locale, draft.closesOn, 'long') })}><p>{t('now.draft_text')}</p></Card>;
  });
  const ballots = today.ballots.map((ballot) => {
    const title = inLanguage(ballot.title, locale);
    const about = ballot.explanation === null ? null : inLanguage(ballot.explanation, locale);
    return (
      <Card title={title.text} lang={title.lang} href={view.href(paths.ballot(ballot.slug))} meta={t('now.ballot')} footer={ballot.closesAt === null ? undefined : t('now.until', { date: formatDate(locale, dayOf(ballot.closesAt), 'long') })}>
        {about !== null && <p lang={about.lang}>{about.text}</p>}
      </Card>
    );
  });
  const events = today.events.map((event) => {
    const title = inLanguage(event.title, locale);
    return <Card title={title.text} lang={title.lang} href={view.href(paths.event(event.slug))} meta={t('now.event')} footer={whenText(locale, event)}><p lang={inLanguage(event.summary, locale).lang}>{inLanguage(event.summary, locale).text}</p></Card>;
  });
  const cards = [...calls, ...surveys, ...drafts, ...ballots, ...events];
  return (
    <section>
      <h2>{t('now.title')}</h2>
      {cards.length === 0 ? <EmptyState title={t('now.none')}>{t('now.none_text')}</EmptyState> : <CardGrid>{cards}</CardGrid>}
      {modules.has('participation') && <p><a href={view.href(paths.processes)}>{t('now.all')}</a></p>}
      {modules.has('events') && <p><a href={view.href(paths.events)}>{t('now.calendar')}</a></p>}
    </section>
  );
}

function Outcome({ today, paths, modules }: StartProps) {
  const t = useText(words);
  const view = useView();
  const { submissions, recommendations, measures, active, finished } = today.numbers;
  const figures = [
    [submissions, 'done.submissions'], [recommendations, 'done.recommendations'], [measures, 'done.measures'], [active, 'done.active'], [finished, 'done.finished'],
  ] as const;
  const shown = figures.filter(([n]) => n > 0);
  const latest = [...today.results.map((ballot) => <ResultCard ballot={ballot} href={view.href(paths.ballot(ballot.slug))} />), ...today.reports.map((report) => <ReportCard report={report} href={view.href(report.href)} />)];
  if (shown.length === 0 && latest.length === 0) return null;
  return (
    <section>
      <h2>{t('done.title')}</h2>
      <ul class="mt-figures" role="list">{shown.map(([n, key]) => <li><strong>{formatNumber(view.locale, n)}</strong> {t(key, { n })}</li>)}</ul>
      {latest.length > 0 && <CardGrid>{latest}</CardGrid>}
      {modules.has('concept') && measures > 0 && <p><a href={view.href(paths.measures)}>{t('done.all')}</a></p>}
    </section>
  );
}

function ResultCard({ ballot, href }: { ballot: Today['results'][number]; href: string }) {
  const t = useText(words);
  const { locale } = useView();
  const title = inLanguage(ballot.title, locale);
  return <Card title={title.text} lang={title.lang} href={href} meta={t('done.result')} footer={ballot.closedAt === null ? undefined : t('done.closed', { date: formatDate(locale, dayOf(ballot.closedAt), 'long') })} />;
}

function ReportCard({ report, href }: { report: Today['reports'][number]; href: string }) {
  const t = useText(words);
  const { locale } = useView();
  const title = inLanguage(report.title, locale);
  return <Card title={title.text} lang={title.lang} href={href} meta={t('done.report')} footer={t('done.report_of', { date: formatDate(locale, report.date, 'long') })} />;
}

const STEPS = ['said', 'condensed', 'weighted', 'decided', 'done'] as const;

function ThreadSteps() {
  const t = useText(words);
  return (
    <section class="mt-path">
      <div class="mt-flow">
        <h2>{t('thread.title')}</h2>
        <p>{t('thread.text')}</p>
      </div>
      <ol class="mt-path__steps" role="list">
        {STEPS.map((step) => (
          <li>
            <strong>{t(`step.${step}`)}</strong>
            <span>{t(`step.${step}_text`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RegionSection({ places: { municipalities: places, boundaries }, region, paths }: StartProps) {
  const t = useText(words);
  const view = useView();
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{t('region.title', { region, n: places.length })}</h2>
      <p>{t('region.text')}</p>
      <div class="mt-region">
        <div><PlacesMap places={places} boundaries={boundaries} table={false} /></div>
        <div class="mt-flow">
          <ol class="mt-places" role="list">{places.map((place, i) => <li><a href={view.href(`${paths.territory}/${place.key}`)}><span class="mt-muted" aria-hidden="true">{i + 1}</span> <bdi>{place.name}</bdi></a></li>)}</ol>
          <p><a href={view.href(paths.territory)}>{t('region.all')}</a></p>
        </div>
      </div>
    </section>
  );
}
