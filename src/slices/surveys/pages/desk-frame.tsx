import type { ComponentChildren } from 'preact';
import { sourceText } from '../../../kernel/localized.ts';
import { Page, StateBadge, Tabs, useText, useView } from '../../../ui/index.ts';
import type { Phase } from '../rules.ts';
import type { Survey } from '../queries.ts';
import { deskHref, pathTo, PATHS } from '../urls.ts';
import { staffWords, words } from '../words.ts';

type Tab = 'overview' | 'questions' | 'parties' | 'paper' | 'results' | 'texts';

/** What a survey is up to, as a word and a picture. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  const t = useText(words);
  return <StateBadge state={phase === 'running' ? 'open' : phase === 'draft' ? 'planned' : 'closed'}>{t(`phase.${phase}`)}</StateBadge>;
}

/** A workspace page of one survey: its name, its phase and the ways between its pages. Who only types in paper (`runs` false) sees no other. */
export function DeskFrame({ survey, tab, wide = false, runs = true, children }: { survey: Survey; tab: Tab; wide?: boolean; runs?: boolean; children: ComponentChildren }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const name = sourceText(survey.title);
  const tabs: readonly { key: Tab; href: string; shown: boolean }[] = [
    { key: 'overview', href: deskHref(slug), shown: true },
    { key: 'questions', href: pathTo(PATHS.deskQuestions, { slug }), shown: true },
    { key: 'parties', href: pathTo(PATHS.deskParties, { slug }), shown: true },
    { key: 'paper', href: pathTo(PATHS.deskPaper, { slug }), shown: survey.state === 'running' },
    { key: 'results', href: pathTo(PATHS.deskResults, { slug }), shown: survey.state !== 'draft' },
    { key: 'texts', href: pathTo(PATHS.deskTexts, { slug }), shown: survey.state === 'ended' },
  ];
  const crumbs = [{ label: t('staff.surveys'), href: view.href(PATHS.desk) }];
  return (
    <Page staff wide={wide} title={name} eyebrow={<>{t('staff.survey')} <PhaseBadge phase={survey.phase} /></>} crumbs={crumbs}>
      <Tabs label={t('staff.tabs')} items={tabs.filter((one) => one.shown && (runs || one.key === tab)).map(({ key, href }) => ({ label: t(`staff.tab.${key}`), href: view.href(href), current: key === tab }))} />
      {children}
    </Page>
  );
}
