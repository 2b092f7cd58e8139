import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, Card, DateText, DefinitionList, Page, StateBadge, useText, useView, type BadgeTone } from '../../../ui/index.ts';
import { InventedNote } from '../../participation/public.ts';
import { conceptHrefs, ContentsIn, DataLinks, langOf, SaidLink, SaidText } from '../../concept/public.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import type { AnswerRow, Assessment, DecisionRow } from '../queries.ts';
import { answerState, dissentIn, type AnswerState } from '../rules.ts';
import { DECISION_STATE } from './assessment-list.tsx';

export interface AssessmentPageProps {
  readonly assessment: Assessment;
  /** Its subject belongs to an invented process. */
  readonly invented: boolean;
  /** Names by id. */
  readonly departments: ReadonlyMap<string, { readonly slug: string; readonly name: string }>;
  /** Internal notes for those who may read them, else null. */
  readonly internal: ReadonlyMap<string, string> | null;
  /** Departments the reader may answer for. */
  readonly mine: readonly string[];
  readonly maySign: boolean;
  readonly today: string;
  readonly thread: ComponentChildren;
}

/** One assessment: who was asked, what they said side by side, and the decision with its reason. */
export function AssessmentPage(props: AssessmentPageProps) {
  const view = useView();
  const t = useText(words);
  const { assessment, maySign, today } = props;
  const { decision } = assessment;
  const title = inLanguage(assessment.subjectTitle, view.locale);
  const { lang } = langOf(title.lang, view.locale);
  const staff = props.internal !== null;
  const shown = decision !== null || staff;
  return (
    <Page
      title={title.text}
      heading={lang === undefined ? title.text : <span {...langOf(title.lang, view.locale)}>{title.text}</span>}
      eyebrow={t('assessment.eyebrow', { number: assessment.number })}
      crumbs={[{ label: t('assessments'), href: view.href(PATHS.assessments) }]}
      wide
    >
      <ContentsIn source={title.lang} />
      <InventedNote process={props} />
      {decision !== null && <Decision decision={decision} />}
      <DefinitionList
        items={[
          { term: t(`subject.${assessment.subjectKind}`), value: <SaidLink value={assessment.subjectTitle} href={view.href(assessment.subjectHref)} /> },
          { term: t('assessment.sent'), value: <DateText value={assessment.sentOn} /> },
          { term: t('assessment.due'), value: <DateText value={assessment.dueOn} /> },
          { term: t('assessment.question'), value: assessment.question === null ? null : <SaidText value={assessment.question} /> },
        ]}
      />
      {maySign && decision === null && <Actions><Button href={view.href(hrefs.assessmentDecision(assessment.number))} icon="check">{t('staff.sign')}</Button></Actions>}
      <section class="mt-flow">
        <h2>{t('answers')}</h2>
        {!shown && <p class="mt-muted">{t('answers.after_decision')}</p>}
        {shown && <Dissent assessment={assessment} />}
        <div class="mt-answers">
          {assessment.answers.map((answer) => <Answer {...props} answer={answer} state={answerState(answer.answeredOn, assessment.dueOn, today, decision !== null)} shown={shown} />)}
        </div>
      </section>
      {props.thread}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.assessment(assessment.number)}.json` }]} />
    </Page>
  );
}

function Decision({ decision }: { decision: DecisionRow }) {
  const view = useView();
  const t = useText(words);
  return (
    <section id="decision" class="mt-flow">
      <h2>{t('decision')}</h2>
      <p><StateBadge state={DECISION_STATE[decision.kind]}>{t(`decision.${decision.kind}`)}</StateBadge> <span class="mt-muted">{t('decision.by_office')}, <DateText value={decision.decidedOn} /></span></p>
      <SaidText value={decision.reason} />
      {decision.forwardedTo !== null && <p>{t('decision.forwarded_to')} <bdi lang="de">{decision.forwardedTo}</bdi>{decision.level !== null && ` (${t(`level.${decision.level}`)})`}</p>}
      {decision.measureKey !== null && decision.measureTitle !== null && decision.measurePublic === true && <p>{t('decision.measure')} <SaidLink value={decision.measureTitle} href={view.href(conceptHrefs.measure(decision.measureKey))} /></p>}
    </section>
  );
}

function Dissent({ assessment }: { assessment: Assessment }) {
  const t = useText(words);
  const dissent = dissentIn(assessment.answers);
  if (!dissent.feasibility && !dissent.level) return null;
  return (
    <Alert tone="warning" title={t('dissent')}>
      {dissent.feasibility && <p>{t('dissent.feasibility')}</p>}
      {dissent.level && <p>{t('dissent.level')}</p>}
    </Alert>
  );
}

const TONES: Readonly<Record<AnswerState, BadgeTone>> = { answered: 'success', waiting: 'neutral', overdue: 'warning', missing: 'neutral' };

function Answer({ answer, state, shown, assessment, departments, internal, mine }: AssessmentPageProps & { answer: AnswerRow; state: AnswerState; shown: boolean }) {
  const view = useView();
  const t = useText(words);
  const department = departments.get(answer.departmentId);
  const note = internal?.get(answer.departmentId);
  const answers = assessment.decision === null && mine.includes(answer.departmentId) && department !== undefined;
  return (
    <Card title={department?.name ?? ''} footer={answers ? <Button href={view.href(hrefs.assessmentAnswer(assessment.number, department.slug))} small kind="secondary" icon="edit">{t(answer.answeredOn === null ? 'staff.answer' : 'staff.answer_change')}</Button> : undefined}>
      <p><Badge tone={TONES[state]} {...(state === 'overdue' ? { icon: 'warning' as const } : {})}>{t(`answer.${state}`)}</Badge>{answer.answeredOn !== null && <span class="mt-muted"> <DateText value={answer.answeredOn} /></span>}</p>
      {shown && answer.feasibility !== null && answer.level !== null && answer.cost !== null && (
        <DefinitionList
          items={[
            { term: t('feasibility'), value: t(`feasibility.${answer.feasibility}`) },
            { term: t('competent_level'), value: t(`level.${answer.level}`) },
            { term: t('cost'), value: t(`cost.${answer.cost}`) },
          ]}
        />
      )}
      {shown && answer.publicNote !== null && <SaidText value={answer.publicNote} />}
      {note !== undefined && <Alert title={t('staff.internal')}><p dir="auto">{note}</p></Alert>}
    </Card>
  );
}
