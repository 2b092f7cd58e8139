import type { FormState } from '../../../../kernel/problem.ts';
import { dirOf, LOCALES, localeName, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { Page, Tabs, useText, useView, ViewContext } from '../../../../ui/index.ts';
import type { Territory } from '../../../territory/public.ts';
import type { Survey } from '../../queries.ts';
import { questionsOf } from '../../questionnaire/rules.ts';
import type { Questionnaire, Section } from '../../questionnaire/schema.ts';
import { SectionFields } from '../../taking/pages/section.tsx';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { useConditionSaid } from './condition.tsx';

interface Props {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly section: Section;
  readonly state: FormState;
  readonly places: readonly Territory[];
  /** The language in which people would see it. */
  readonly locale: Locale;
}

/** A section as people will see it, in each of their languages; around it the workspace, in the language of who works there. */
export function PreviewPage({ survey, document, section, state, places, locale }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const said = useConditionSaid(questionsOf(document));
  const path = view.href(pathTo(PATHS.deskPreview, { slug: survey.slug, section: section.id }));
  const name = sourceText(survey.title);
  const conditions = [section, ...section.questions].flatMap(({ title, when }) => (when === null ? [] : [t('staff.preview_when', { what: sourceText(title), tests: said(when) })]));
  return (
    <Page staff title={`${t('staff.preview')} – ${name}`} heading={t('staff.preview')} eyebrow={name} crumbs={[{ label: name, href: view.href(pathTo(PATHS.deskQuestions, { slug: survey.slug })) }]}>
      <Tabs label={t('staff.preview_languages')} items={LOCALES.map((one) => ({ label: localeName(one), href: `${path}?in=${one}`, current: one === locale }))} />
      <p>{t('staff.preview_text')}</p>
      {conditions.length > 0 && <ul>{conditions.map((one) => <li>{one}</li>)}</ul>}
      <hr />
      <ViewContext.Provider value={{ ...view, locale, dir: dirOf(locale) }}>
        <div class="mt-flow" lang={locale} dir={dirOf(locale)}>
          <h2>{inLanguage(section.title, locale).text}</h2>
          <SectionFields survey={survey} shown={{ section, questions: section.questions }} at={document.sections.indexOf(section) + 1} of={document.sections.length} state={state} places={places} action={`${path}?in=${locale}`} saves={false} />
        </div>
      </ViewContext.Provider>
    </Page>
  );
}
