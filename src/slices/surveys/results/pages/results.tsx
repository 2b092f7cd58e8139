import type { ComponentChildren } from 'preact';
import { localeName, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DefinitionList, formatDate, formatNumber, Page, SourceNote, useText, useView } from '../../../../ui/index.ts';
import type { Survey } from '../../queries.ts';
import type { Questionnaire } from '../../questionnaire/schema.ts';
import { pathTo, PATHS, surveyHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { SurveyResult } from '../queries.ts';
import { mergeSmall, type Chart } from '../rules.ts';
import { ChartOf } from './chart.tsx';
import { StandingTable } from './standing-table.tsx';

export interface ResultsProps {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly result: SurveyResult;
  readonly charts: readonly Chart[];
}

/** The released results: who took part, and each question. */
export function ResultsPage(props: ResultsProps & { readonly pdf: Locale | null; readonly thread: ComponentChildren }) {
  const { survey, pdf, thread } = props;
  const view = useView();
  const t = useText(words);
  const { slug } = survey;
  const name = inLanguage(survey.title, view.locale).text;
  return (
    <Page wide title={`${t('results_title')}: ${name}`} heading={t('results_title')} eyebrow={name} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }, { label: name, href: view.href(surveyHref(slug)) }]}>
      {survey.process.invented && <Alert tone="info" title={t('invented_title')}><p>{t('invented')}</p></Alert>}
      <ResultsBody {...props} />
      <h2>{t('take_away')}</h2>
      <Actions>
        {pdf !== null && <Button kind="secondary" icon="download" href={pathTo(PATHS.resultsPdf, { slug, locale: `${pdf}.pdf` })}>PDF{pdf !== view.locale && ` (${localeName(pdf)})`}</Button>}
        <Button kind="secondary" icon="download" href={`${pathTo(PATHS.results, { slug })}.csv?pageSize=500`}>CSV</Button>
        <Button kind="tertiary" href={`${pathTo(PATHS.results, { slug })}.json?pageSize=500`}>JSON</Button>
      </Actions>
      {survey.releasedOn !== null && <SourceNote source={t('released', { date: formatDate(view.locale, survey.releasedOn, 'long') })} />}
      {thread}
    </Page>
  );
}

/** The numbers and charts, for the public page and the office's own. */
export function ResultsBody({ survey, document, result, charts }: ResultsProps) {
  const { locale } = useView();
  const t = useText(words);
  const byId = new Map(charts.map((c, i) => [c.question.id, { chart: c, number: i + 1 }]));
  const standings = mergeSmall(result.standings, survey.minGroup);
  const invited = standings.reduce((n, s) => n + s.invited, 0);
  return (
    <>
      <section class="mt-flow" aria-labelledby="who">
        <h2 id="who">{t('who')}</h2>
        <DefinitionList
          items={[
            { term: t('invited'), value: invited === 0 ? null : formatNumber(locale, invited) },
            { term: t('begun'), value: formatNumber(locale, result.complete + result.partial) },
            { term: t('partial'), value: formatNumber(locale, result.partial) },
            { term: t('complete'), value: formatNumber(locale, result.complete) },
            { term: t('by_open_link'), value: survey.openLink ? t('by_channel', { complete: result.channels['open']?.complete ?? 0, partial: result.channels['open']?.partial ?? 0 }) : null },
            { term: t('on_paper'), value: (result.channels['paper']?.complete ?? 0) === 0 ? null : formatNumber(locale, result.channels['paper']?.complete ?? 0) },
          ]}
        />
        {invited > 0 && <StandingTable caption={t('rate_caption', { invited })} standings={standings} />}
        <p class="mt-muted">{t('counted')} {t('small_groups', { n: survey.minGroup })}</p>
      </section>
      {document.sections.filter((s) => s.questions.length > 0).map((section) => (
        <section class="mt-flow" aria-label={inLanguage(section.title, locale).text}>
          <h2 lang={inLanguage(section.title, locale).lang}>{inLanguage(section.title, locale).text}</h2>
          {section.questions.map((q) => {
            const known = byId.get(q.id);
            return known === undefined ? null : <ChartOf chart={known.chart} number={known.number} />;
          })}
        </section>
      ))}
    </>
  );
}
