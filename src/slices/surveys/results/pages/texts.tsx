import type { Problem } from '../../../../kernel/problem.ts';
import { Alert, Actions, Button, ErrorSummary, Form, Pagination, PlainText, SelectField, Tabs, useText, useView } from '../../../../ui/index.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { CONTENT_LANGUAGES, languageOptions } from '../../../participation/public.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Survey } from '../../queries.ts';
import type { Question } from '../../questionnaire/schema.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import type { FreeText } from '../queries.ts';

interface Props {
  readonly survey: Survey;
  readonly questions: readonly Question[];
  readonly question: Question | null;
  readonly items: readonly FreeText[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly problems: readonly Problem[];
  /** The contribution that was just made. */
  readonly made: { readonly id: string; readonly number: number } | null;
}

/** Free answers to one question, each with one step to make a contribution of it. */
export function TextsPage({ survey, questions, question, items, total, page, pageSize, problems, made }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const here = pathTo(PATHS.deskTexts, { slug: survey.slug });
  const contribution = (id: string): string => view.href(`/desk/submissions/${id}`);
  return (
    <DeskFrame survey={survey} tab="texts">
      {problems.length > 0 && <ErrorSummary problems={problems} formId="texts" />}
      {made !== null && <Alert tone="success" role="status"><p><a href={contribution(made.id)}>{t('staff.text_taken', { n: made.number })}</a></p></Alert>}
      <p>{t('staff.texts_lead')}</p>
      {question === null ? <p class="mt-muted">{t('staff.texts_none')}</p> : (
        <>
          <Tabs label={t('staff.questions')} items={questions.map((q) => ({ label: sourceText(q.title), href: view.href(`${here}?question=${q.id}`), current: q.id === question.id }))} />
          <p>{t('staff.texts_count', { n: total })}</p>
          {items.map((item) => (
            <article class="mt-flow">
              <PlainText text={item.text} />
              {item.submissionId !== null ? <p><a href={contribution(item.submissionId)}>{t('staff.text_is_contribution')}</a></p> : (
                <Form id={`take-${item.responseId}`} action={view.href(here)}>
                  <input type="hidden" name="response" value={item.responseId} />
                  <input type="hidden" name="question" value={question.id} />
                  <input type="hidden" name="page" value={page} />
                  <SelectField name="language" label={t('staff.text_language')} value="de" placeholder={false} width="medium" options={languageOptions(view.locale, CONTENT_LANGUAGES)} />
                  <Actions><Button type="submit" kind="secondary" small icon="speech">{t('staff.text_take')}</Button></Actions>
                </Form>
              )}
              <hr />
            </article>
          ))}
          {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
        </>
      )}
    </DeskFrame>
  );
}
