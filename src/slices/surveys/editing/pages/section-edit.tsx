import type { FormState } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Button, Form, LocalizedField, Page, useText, useView } from '../../../../ui/index.ts';
import type { Survey } from '../../queries.ts';
import type { Question, Section } from '../../questionnaire/schema.ts';
import { deskHref, NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { ConditionFields, FixedCondition } from './condition.tsx';

interface Props {
  readonly survey: Survey;
  readonly section: Section | null;
  readonly earlier: readonly Question[];
  readonly state: FormState;
}

/** A section: its heading, what stands above its questions, and when it is shown. */
export function SectionEditPage({ survey, section, earlier, state }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const crumbs = [{ label: t('staff.surveys'), href: view.href(PATHS.desk) }, { label: sourceText(survey.title), href: view.href(deskHref(slug)) }, { label: t('staff.questions'), href: view.href(pathTo(PATHS.deskQuestions, { slug })) }];
  return (
    <Page staff title={t(section === null ? 'staff.section_new' : 'staff.section_edit')} crumbs={crumbs}>
      <Form action={view.href(pathTo(PATHS.deskSection, { slug, id: section?.id ?? NEW }))} state={state} note>
        <input type="hidden" name="version" value={survey.version} />
        <LocalizedField name="title" label={t('staff.section_title')} value={section?.title} />
        <LocalizedField name="text" label={t('staff.section_text')} hint={t('staff.section_text_hint')} value={section?.text} long optional />
        {survey.state === 'running' ? <FixedCondition condition={section?.when ?? null} earlier={earlier} /> : <ConditionFields condition={section?.when ?? null} earlier={earlier} />}
        <Actions><Button type="submit">{t('staff.save')}</Button></Actions>
      </Form>
    </Page>
  );
}
