import { inLanguage } from '../../../../kernel/localized.ts';
import { DateText, DefinitionList, Page, Quote, SourceNote, useText, useView } from '../../../../ui/index.ts';
import { InventedNote } from '../../../participation/public.ts';
import { ContentsIn, langOf, MeasureState, Said } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Concept, Edition } from '../queries.ts';
import type { ContentEntry, ContentField } from '../rules.ts';

export interface EntryPageProps {
  readonly concept: Concept;
  readonly edition: Edition;
  readonly field: ContentField;
  readonly entry: ContentEntry;
  /** The concept came of an invented process. */
  readonly invented: boolean;
}

/** One measure as the edition words it: what is cited stays readable under this address. */
export function EntryPage({ concept, edition, field, entry, invented }: EntryPageProps) {
  const view = useView();
  const t = useText(words);
  const { text, lang } = inLanguage(entry.wording, view.locale);
  const title = inLanguage(concept.title, view.locale);
  const goal = field.goals.find((g) => g.id === entry.goalId);
  const citation = `${field.code}-${entry.number}`;
  return (
    <Page
      title={t('entry.title', { entry: citation, edition: edition.slug })}
      crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }, { label: title.text, href: view.href(hrefs.concept(concept.slug)) }, { label: t('edition_n', { edition: edition.slug }), href: `${view.href(hrefs.edition(concept.slug, edition.slug))}#${field.code}` }]}
    >
      <ContentsIn source={lang} />
      <InventedNote process={{ invented }} />
      <Quote {...(langOf(lang, view.locale).lang === undefined ? {} : { lang })}>{text}</Quote>
      <DefinitionList
        items={[
          { term: t('field'), value: <Said value={field.title} /> },
          { term: t('goal'), value: goal === undefined ? null : <Said value={goal.title} /> },
          { term: t('number'), value: String(entry.number) },
          { term: t('selection'), value: t(entry.selected ? 'selected.yes' : 'selected.no') },
          { term: t('resolution'), value: edition.resolution === null ? null : <><bdi lang="de">{edition.resolution.body}</bdi>, <DateText value={edition.resolution.date} /></> },
          { term: t('state_today'), value: <MeasureState state={entry.state} /> },
        ]}
      />
      <p><a href={view.href(hrefs.measure(entry.key))}>{t('entry.to_measure')}</a></p>
      <p class="mt-muted">{t('entry.frozen')}</p>
      {concept.note !== null && <p class="mt-muted"><Said value={concept.note} /></p>}
      {concept.source !== null && <SourceNote source={concept.source} />}
    </Page>
  );
}
