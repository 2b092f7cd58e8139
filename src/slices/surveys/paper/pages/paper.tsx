import type { FormState } from '../../../../kernel/problem.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, Form, SelectField, useText, useView } from '../../../../ui/index.ts';
import type { Territory } from '../../../territory/public.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import { Questions, useLabels } from '../../pages/questions.tsx';
import type { Party } from '../../parties/queries.ts';
import type { Survey } from '../../queries.ts';
import { questionsOf } from '../../questionnaire/rules.ts';
import type { Questionnaire } from '../../questionnaire/schema.ts';
import { pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';

interface Props {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly places: readonly Territory[];
  readonly parties: readonly Party[];
  /** How many were typed in since the page was opened. */
  readonly entered: number;
  readonly state: FormState;
  readonly token: string;
  /** Whether the reader also runs the survey. */
  readonly runs: boolean;
}

/** A questionnaire on paper, typed in on one page. */
export function PaperPage({ survey, document, places, parties, entered, state, token, runs }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const labels = { ...useLabels(questionsOf(document)), paper: t('staff.paper_answers') };
  return (
    <DeskFrame survey={survey} tab="paper" runs={runs}>
      {entered > 0 && <Alert tone="success" role="status"><p>{t('staff.entered', { n: entered })}</p></Alert>}
      <p id="form-paper">{t('staff.paper_lead')}</p>
      <Form action={view.href(pathTo(PATHS.deskPaper, { slug: survey.slug }))} state={state} labels={labels} autocomplete="off">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="entered" value={entered} />
        {parties.length > 0 && <SelectField name="party" label={t('staff.paper_party')} hint={t(survey.anonymous ? 'staff.paper_party_anonymous' : 'staff.paper_party_named')} optional options={parties.map((p) => ({ value: p.id, label: p.person === null ? p.institution : `${p.institution}, ${p.person}` }))} />}
        {document.sections.map((section) => (
          <section class="mt-form" aria-label={inLanguage(section.title, view.locale).text}>
            <h2>{inLanguage(section.title, view.locale).text}</h2>
            <Questions questions={section.questions} places={places} lenient />
          </section>
        ))}
        <Actions><Button type="submit">{t('staff.paper_next')}</Button></Actions>
      </Form>
    </DeskFrame>
  );
}
