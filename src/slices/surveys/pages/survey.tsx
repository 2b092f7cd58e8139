import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../kernel/localized.ts';
import { Actions, Button, DefinitionList, formatDate, Page, useText, useView } from '../../../ui/index.ts';
import { processHref } from '../../participation/public.ts';
import type { Survey } from '../queries.ts';
import { About, Resume } from '../taking/pages/begin.tsx';
import { deskHref, pathTo, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { PhaseBadge } from './desk-frame.tsx';

interface Props {
  readonly survey: Survey;
  readonly questions: number;
  /** Whether the reader works with it. */
  readonly staff: boolean;
  readonly thread: ComponentChildren;
}

/** A survey: what it is about, how to take part, and what came of it. */
export function SurveyPage({ survey, questions, staff, thread }: Props) {
  const view = useView();
  const t = useText(words);
  const { slug, phase } = survey;
  const title = inLanguage(survey.title, view.locale);
  const date = (day: string | null): string | null => (day === null ? null : formatDate(view.locale, day, 'long'));
  return (
    <Page title={title.text} contentLang={title.lang} eyebrow={<>{t('eyebrow')} <PhaseBadge phase={phase} /></>} crumbs={[{ label: t('list_title'), href: view.href(PATHS.list) }]}>
      <About survey={survey} />
      <Actions>
        {phase === 'running' && survey.openLink && <Button href={view.href(pathTo(PATHS.take, { slug }))} iconAfter="next">{t('take_part')}</Button>}
        {survey.releasedOn !== null && <Button href={view.href(pathTo(PATHS.results, { slug }))}>{t('see_results')}</Button>}
        {staff && <Button kind="tertiary" href={view.href(deskHref(slug))}>{t('to_workspace')}</Button>}
      </Actions>
      {phase === 'running' && !survey.openLink && <p>{t('link_needed')}</p>}
      {phase === 'over' && <p>{t('being_counted')}</p>}
      {phase === 'ended' && survey.releasedOn === null && <p>{t('results_later')}</p>}
      <DefinitionList
        items={[
          { term: t('process'), value: <a href={view.href(processHref(survey.process.slug))}>{inLanguage(survey.process.title, view.locale).text}</a> },
          { term: t('questions_title'), value: t('questions', { n: questions }) },
          { term: t('started'), value: date(survey.startedOn) },
          { term: t('closes'), value: survey.endedOn === null ? date(survey.closesOn) : null },
          { term: t('pdf_ended'), value: date(survey.endedOn) },
        ]}
      />
      {phase === 'running' && <Resume slug={slug} />}
      {thread}
    </Page>
  );
}
