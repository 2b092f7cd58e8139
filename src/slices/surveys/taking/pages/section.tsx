import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Form, HiddenField, Page, PlainText, Progress, useText, useView } from '../../../../ui/index.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import type { Territory } from '../../../territory/public.ts';
import { Questions, useLabels } from '../../pages/questions.tsx';
import type { Survey } from '../../queries.ts';
import type { ShownSection } from '../../questionnaire/rules.ts';
import { answerHref, pathTo, PATHS, surveyHref } from '../../urls.ts';
import { words } from '../../words.ts';

interface SectionProps {
  readonly survey: Survey;
  readonly shown: ShownSection;
  /** Which of how many, from 1. */
  readonly at: number;
  readonly of: number;
  readonly state: FormState;
  readonly places: readonly Territory[];
  /** Questions that an answer on this page has brought up. */
  readonly added?: boolean;
  /** The questionnaire's words were changed since the page was opened. */
  readonly changed?: boolean;
}

/** One section: its questions, forward, back, and save for later. */
export function SectionPage(props: SectionProps & { readonly code: string }) {
  const view = useView();
  const t = useText(words);
  const { survey, code, shown: { section } } = props;
  const { slug } = survey;
  const title = inLanguage(section.title, view.locale).text;
  const name = inLanguage(survey.title, view.locale).text;
  return (
    <Page title={`${title} – ${name}`} heading={title} noindex eyebrow={name} crumbs={[{ label: name, href: view.href(surveyHref(slug)) }]}>
      <SectionFields {...props} action={view.href(pathTo(PATHS.section, { slug, code, section: section.id }))} saves />
      <p class="mt-muted mt-small">{survey.anonymous ? t('anonymous_short') : t('named_short')} <a href={view.href(answerHref(slug, code))}>{t('overview')}</a></p>
    </Page>
  );
}

/** The questions of one section as people see them; in a preview nothing is kept (`saves` false). */
export function SectionFields({ survey, shown, at, of, state, places, added = false, changed = false, action, saves }: SectionProps & { readonly action: string; readonly saves: boolean }) {
  const view = useView();
  const t = useText(words);
  const { section, questions } = shown;
  const labels = useLabels(questions);
  return (
    <>
      <Progress label={t('progress')} value={at} max={of} text={t('progress_text', { at, of })} />
      {added && <Alert tone="info" role="status"><p>{t('added')}</p></Alert>}
      {changed && <Alert tone="warning" role="status"><p>{t('changed')}</p></Alert>}
      {section.text !== null && <PlainText text={inLanguage(section.text, view.locale).text} lang={inLanguage(section.text, view.locale).lang} />}
      <Form action={action} state={state} labels={labels} note={questions.some((q) => !q.required) && questions.some((q) => q.required)} autocomplete="off">
        <input type="hidden" name="version" value={survey.version} />
        <HiddenField name="asked" value={questions.map((q) => q.id).join(' ')} />
        <Questions questions={questions} places={places} />
        <Actions>
          <Button type="submit" name="go" value="next" iconAfter="next">{t(at === of ? 'to_review' : 'next')}</Button>
          {at > 1 && <Button type="submit" kind="secondary" name="go" value="back" icon="back">{t('back')}</Button>}
          {saves && <Button type="submit" kind="tertiary" name="go" value="save">{t('save')}</Button>}
        </Actions>
      </Form>
    </>
  );
}
