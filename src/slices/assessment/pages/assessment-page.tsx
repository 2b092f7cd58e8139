import type { ComponentChildren } from 'preact';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { Actions, Alert, Badge, Button, Card, DateText, DefinitionList, formatMoney, Page, useText, useView, type BadgeTone } from '../../../ui/index.ts';
import { conceptHrefs, ContentsIn, DataLinks, langOf, SaidLink, SaidText } from '../../concept/public.ts';
import { InventedNote } from '../../participation/public.ts';
import type { AnswerRow, Assessment } from '../queries.ts';
import { answerState, type AnswerState } from '../rules.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { DecisionText } from './decision.tsx';
import { Dissent } from './dissent.tsx';

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
  /** How far the decision is, and what the reader may do: for staff. */
  readonly steps: ComponentChildren;
  /** When the letter went and what was replied. */
  readonly forwarded: ComponentChildren;
  /** Questions among the departments, for those who were asked. */
  readonly talk: ComponentChildren;
  readonly today: string;
  readonly thread: ComponentChildren;
}

/** One assessment: who was asked, what they said side by side, and the decision with its reason. */
export function AssessmentPage(props: AssessmentPageProps) {
  const view = useView();
  const t = useText(words);
  const { assessment, today } = props;
  const { decision } = assessment;
  const title = inLanguage(assessment.subjectTitle, view.locale);
  const { lang } = langOf(title.lang, view.locale);
  const shown = decision !== null || props.internal !== null;
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
      {decision !== null && <DecisionText decision={decision} />}
      {props.forwarded}
      <About assessment={assessment} />
      {props.steps}
      <section class="mt-flow">
        <h2>{t('answers')}</h2>
        {!shown && <p class="mt-muted">{t('answers.after_decision')}</p>}
        {shown && <Dissent answers={assessment.answers} />}
        <div class="mt-answers">
          {assessment.answers.map((answer) => <Answer {...props} answer={answer} state={answerState(answer.answeredOn, assessment.dueOn, today, decision !== null)} shown={shown} />)}
        </div>
      </section>
      {props.talk}
      {props.thread}
      <DataLinks links={[{ label: 'JSON', href: `${hrefs.assessment(assessment.number)}.json` }]} />
    </Page>
  );
}

function About({ assessment }: { assessment: Assessment }) {
  const view = useView();
  const t = useText(words);
  return (
    <DefinitionList
      items={[
        { term: t(`subject.${assessment.subjectKind}`), value: <SaidLink value={assessment.subjectTitle} href={view.href(assessment.subjectHref)} /> },
        { term: t('joined'), value: assessment.joined.length === 0 ? null : <ul>{assessment.joined.map((s) => <li><SaidLink value={s.title} href={view.href(s.href)} /></li>)}</ul> },
        { term: t('in_round'), value: assessment.round === null ? null : <a href={view.href(hrefs.round(assessment.round))}>{t('round.nr', { number: assessment.round })}</a> },
        { term: t('assessment.sent'), value: <DateText value={assessment.sentOn} /> },
        { term: t('assessment.due'), value: <DateText value={assessment.dueOn} /> },
        { term: t('assessment.question'), value: assessment.question === null ? null : <SaidText value={assessment.question} /> },
      ]}
    />
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
    <Card title={department?.name ?? ''} footer={answers ? <Actions><Button href={view.href(hrefs.answer(assessment.number, department.slug))} small kind="secondary" icon="edit">{t(answer.answeredOn === null ? 'staff.answer' : 'staff.answer_change')}</Button></Actions> : undefined}>
      <p><Badge tone={TONES[state]} {...(state === 'overdue' ? { icon: 'warning' as const } : {})}>{t(`answer.${state}`)}</Badge>{answer.answeredOn !== null && <span class="mt-muted"> <DateText value={answer.answeredOn} /></span>}</p>
      {shown && answer.answeredOn !== null && <Given answer={answer} staff={internal !== null} />}
      {note !== undefined && <Alert title={t('staff.internal')}><p dir="auto">{note}</p></Alert>}
    </Card>
  );
}

const said = (text: Localized | null) => (text === null ? null : <SaidText value={text} />);

/** What a department said. Of measures that exist already, readers without account see those that are public. */
function Given({ answer, staff }: { answer: AnswerRow; staff: boolean }) {
  const view = useView();
  const t = useText(words);
  const existing = answer.existing.filter((m) => staff || m.public);
  const estimate = answer.estimateEur === null || answer.estimatePer === null ? null : t(`estimate.${answer.estimatePer}`, { amount: formatMoney(view.locale, answer.estimateEur * 100) });
  return (
    <>
      <DefinitionList
        items={[
          { term: t('feasibility'), value: answer.feasibility === null ? null : t(`feasibility.${answer.feasibility}`) },
          { term: t('conditions'), value: said(answer.conditions) },
          { term: t('competent_level'), value: answer.level === null ? null : t(`level.${answer.level}`) },
          { term: t('competent_body'), value: answer.body === null ? null : <bdi lang="de">{answer.body}</bdi> },
          { term: t('cost'), value: answer.cost === null ? null : t(`cost.${answer.cost}`) },
          { term: t('estimate'), value: estimate },
          { term: t('resources'), value: said(answer.resources) },
          { term: t('existing'), value: existing.length === 0 ? null : <ul>{existing.map((m) => <li><SaidLink value={m.title} href={view.href(conceptHrefs.measure(m.key))} /></li>)}</ul> },
        ]}
      />
      {said(answer.publicNote)}
    </>
  );
}
