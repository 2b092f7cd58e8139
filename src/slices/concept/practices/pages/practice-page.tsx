import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Button, DefinitionList, formatMoney, Page, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { ContentsIn, DataLinks, langOf, SaidLink, SaidText } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Practice } from '../queries.ts';

export function PracticePage({ practice, mayEdit, thread }: { practice: Practice; mayEdit: boolean; thread: ComponentChildren }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(practice.title, view.locale);
  const heading = langOf(title.lang, view.locale);
  const { conceptSlug, fieldCode } = practice;
  return (
    <Page title={title.text} heading={heading.lang === undefined ? title.text : <span {...heading}>{title.text}</span>} eyebrow={t(`kind.${practice.kind}`)} crumbs={[{ label: t('practices'), href: view.href(PATHS.practices) }]}>
      <ContentsIn source={title.lang} />
      {practice.note !== null && <SaidText value={practice.note} />}
      <DefinitionList
        items={[
          { term: t('since'), value: practice.sinceYear === null ? null : String(practice.sinceYear) },
          { term: t('practice.organisation'), value: practice.organisation === null ? null : <bdi>{practice.organisation}</bdi> },
          { term: t('practice.goal'), value: practice.goal === null ? null : <SaidText value={practice.goal} /> },
          { term: t('practice.worked'), value: practice.worked === null ? null : <SaidText value={practice.worked} /> },
          { term: t('partners'), value: practice.partners.length === 0 ? null : practice.partners.map((p) => <span lang="de">{p}</span>) },
          { term: t('target_groups'), value: practice.targetGroup === null ? null : <span lang="de">{practice.targetGroup}</span> },
          { term: t('place'), value: practice.place === null ? null : <span lang="de">{practice.place}</span> },
          { term: t('amount'), value: practice.amountEur === null ? null : formatMoney(view.locale, practice.amountEur * 100) },
          { term: t('practice.funding'), value: practice.funding === null ? null : <span lang="de">{practice.funding}</span> },
          { term: t('practice.contact'), value: practice.contact === null ? null : <bdi>{practice.contact}</bdi> },
          { term: t('field'), value: practice.fieldTitle === null || fieldCode === null ? null : <SaidLink value={practice.fieldTitle} href={view.href(`${PATHS.practices}?field=${fieldCode}`)} /> },
          { term: t('concept'), value: practice.conceptTitle === null || conceptSlug === null ? null : <SaidLink value={practice.conceptTitle} href={view.href(hrefs.concept(conceptSlug))} /> },
        ]}
      />
      {mayEdit && <p><Button href={view.href(hrefs.practiceEdit(practice.slug))} kind="secondary" icon="edit">{t('staff.edit')}</Button></p>}
      {thread}
      {practice.source !== null && <SourceNote source={practice.source} />}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.practice(practice.slug)}.json` }]} />
    </Page>
  );
}
