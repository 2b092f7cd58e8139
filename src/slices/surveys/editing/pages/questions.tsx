import type { Problem } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { Actions, Badge, Button, ErrorSummary, Form, SelectField, useText, useView } from '../../../../ui/index.ts';
import { DeskFrame } from '../../pages/desk-frame.tsx';
import type { Survey } from '../../queries.ts';
import { KINDS, type Question, type Questionnaire, type Section } from '../../questionnaire/schema.ts';
import { NEW, pathTo, PATHS } from '../../urls.ts';
import { staffWords } from '../../words.ts';
import { ConditionNote } from './condition.tsx';

interface Props {
  readonly survey: Survey;
  readonly document: Questionnaire;
  readonly problems: readonly Problem[];
}

/** The whole questionnaire: sections with their questions, in the order in which they are asked. */
export function QuestionsPage({ survey, document, problems }: Props) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const first = document.sections[0];
  const labels = Object.fromEntries(document.sections.flatMap((s) => [s, ...s.questions]).map(({ id, title }) => [id, sourceText(title)]));
  return (
    <DeskFrame survey={survey} tab="questions">
      {problems.length > 0 && <ErrorSummary problems={problems} formId="questions" labels={labels} />}
      <p>{t(survey.state === 'draft' ? 'staff.questions_lead' : survey.state === 'running' ? 'staff.only_words' : 'staff.questions_frozen')}</p>
      {first !== undefined && <Actions><Button kind="secondary" icon="eye" href={view.href(pathTo(PATHS.deskPreview, { slug, section: first.id }))}>{t('staff.preview')}</Button></Actions>}
      {document.sections.map((section, i) => <OneSection survey={survey} section={section} at={i} of={document.sections.length} numbersFrom={document.sections.slice(0, i).reduce((n, s) => n + s.questions.length, 0)} />)}
      {survey.state === 'draft' && <Actions><Button kind={first === undefined ? 'primary' : 'secondary'} icon="plus" href={view.href(pathTo(PATHS.deskSection, { slug, id: NEW }))}>{t('staff.section_new')}</Button></Actions>}
    </DeskFrame>
  );
}

function OneSection({ survey, section, at, of, numbersFrom }: { survey: Survey; section: Section; at: number; of: number; numbersFrom: number }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const editable = survey.state !== 'ended';
  const title = sourceText(section.title);
  const act = (what: string): string => view.href(pathTo(PATHS.deskSectionDo, { slug, id: section.id, what }));
  return (
    <section class="mt-flow" id={`questions-${section.id}`} aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`}>{editable ? <a href={view.href(pathTo(PATHS.deskSection, { slug, id: section.id }))}>{title}</a> : title}</h2>
      <ConditionNote condition={section.when} />
      {survey.state === 'draft' && (
        <Form id={`do-${section.id}`} action={act('up')} label={title}>
          <input type="hidden" name="version" value={survey.version} />
          <Actions>
            {at > 0 && <Act to={act('up')} word={t('staff.up')} about={title} />}
            {at < of - 1 && <Act to={act('down')} word={t('staff.down')} about={title} />}
            {section.questions.length === 0 && <Act to={act('remove')} word={t('staff.remove')} about={title} />}
          </Actions>
        </Form>
      )}
      {section.questions.length === 0 ? <p class="mt-muted">{t('staff.section_empty')}</p> : <ol class="mt-flow" start={numbersFrom + 1}>{section.questions.map((q) => <OneQuestion survey={survey} question={q} />)}</ol>}
      {survey.state === 'draft' && (
        <Form id={`add-${section.id}`} method="get" action={view.href(pathTo(PATHS.deskQuestion, { slug, id: NEW }))} label={`${t('staff.question_new')}: ${title}`}>
          <input type="hidden" name="section" value={section.id} />
          <SelectField name="kind" label={t('staff.question_add')} placeholder={false} width="medium" options={KINDS.map((kind) => ({ value: kind, label: t(`staff.kind.${kind}`) }))} />
          <Actions><Button type="submit" kind="secondary" icon="plus">{t('staff.question_new')}</Button></Actions>
        </Form>
      )}
    </section>
  );
}

function OneQuestion({ survey, question }: { survey: Survey; question: Question }) {
  const view = useView();
  const t = useText(staffWords);
  const { slug } = survey;
  const title = sourceText(question.title);
  const act = (what: string): string => view.href(pathTo(PATHS.deskQuestionDo, { slug, id: question.id, what }));
  return (
    <li class="mt-flow" id={`questions-${question.id}`}>
      <p>
        {survey.state === 'ended' ? title : <a href={view.href(pathTo(PATHS.deskQuestion, { slug, id: question.id }))}>{title}</a>}{' '}
        <Badge>{t(`staff.kind.${question.kind}`)}</Badge>{' '}
        {question.required && <Badge tone="info">{t('staff.required_badge')}</Badge>} <ConditionNote condition={question.when} />
      </p>
      {survey.state === 'draft' && (
        <Form id={`do-${question.id}`} action={act('up')} label={title}>
          <input type="hidden" name="version" value={survey.version} />
          <Actions>{(['up', 'down', 'copy', 'remove'] as const).map((what) => <Act to={act(what)} word={t(`staff.${what}`)} about={title} />)}</Actions>
        </Form>
      )}
    </li>
  );
}

const Act = ({ to, word, about }: { to: string; word: string; about: string }) => <Button type="submit" kind="tertiary" small formAction={to}>{word}<span class="kern-sr-only">{`: ${about}`}</span></Button>;

