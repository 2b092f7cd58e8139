import type { ComponentChildren } from 'preact';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, DateText, EmptyState, Form, LocalizedField, Page, Quote, RevisionField, SelectField, StateBadge, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Department } from '../../../people/public.ts';
import { Saved } from '../../pages/parts.tsx';
import { questionState } from '../../rules.ts';
import { NEW, PATHS, pathTo, questionHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Question } from '../queries.ts';

/** All questions with their deadlines. */
export function QuestionsPage({ questions, units, today }: { questions: readonly Question[]; units: ReadonlyMap<string, Department>; today: string }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const looks = { open: 'planned', overdue: 'overdue', answered: 'running', published: 'published' } as const;
  return (
    <Page title={s('questions.title')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }]}>
      <Actions><Button href={view.href(pathTo(PATHS.deskQuestion, { slug: NEW }))} icon="plus">{s('question.new')}</Button></Actions>
      {questions.length === 0 ? <EmptyState title={t('questions.none')} /> : (
        <Table
          caption={s('questions.title')} hideCaption rows={questions}
          columns={[
            { label: s('question.title'), rowHeader: true, cell: (q) => <a href={view.href(pathTo(PATHS.deskQuestion, { slug: q.slug }))}>{sourceText(q.title)}</a> },
            { label: s('question.group'), cell: (q) => q.partyGroup },
            { label: s('question.unit'), cell: (q) => { const unit = units.get(q.departmentId ?? ''); return unit === undefined ? '' : sourceText(unit.name); } },
            { label: s('question.due'), type: 'date', cell: (q) => q.dueOn },
            { label: s('question.state'), cell: (q) => { const state = questionState(q, today); return <StateBadge state={looks[state]}>{s(`question.state.${state}`)}</StateBadge>; } },
          ]}
        />
      )}
    </Page>
  );
}

export interface QuestionFormPageProps {
  /** Null for a new one. */
  readonly question: Question | null;
  readonly departments: readonly Department[];
  readonly today: string;
  readonly form: FormState;
  readonly saved: boolean;
  readonly history: ComponentChildren;
}

/** A question as it came in. */
export function QuestionFormPage({ question: q, departments, today, form, saved, history }: QuestionFormPageProps) {
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={s(q === null ? 'question.new' : 'question.edit')} staff crumbs={[{ label: s('desk.title'), href: view.href(PATHS.desk) }, { label: s('questions.title'), href: view.href(PATHS.deskQuestions) }]}>
      <Saved shown={saved} />
      {q !== null && <p>{q.publishedOn !== null && <><a href={view.href(questionHref(q.slug))}>{s('look')}</a> · </>}<a href={view.href(pathTo(PATHS.deskAnswer, { slug: q.slug }))}>{s('question.answer')}</a></p>}
      <Form action={view.href(pathTo(PATHS.deskQuestion, { slug: q?.slug ?? NEW }))} state={form} note>
        {q !== null && <RevisionField revision={q.version} />}
        <LocalizedField name="title" label={s('question.title')} value={q?.title} />
        <LocalizedField name="question" label={s('question.text')} value={q?.question} long rows={6} />
        <TextField name="askedAs" label={s('question.as')} hint={s('question.as_hint')} value={q?.askedAs ?? ''} width="medium" />
        <TextField name="partyGroup" label={s('question.group')} value={q?.partyGroup ?? ''} width="medium" optional />
        <DateField name="askedOn" label={s('question.on')} value={q?.askedOn ?? today} max={today} />
        <DateField name="dueOn" label={s('question.due')} value={q?.dueOn ?? undefined} />
        <SelectField name="department" label={s('question.unit')} options={departments.map((d) => ({ value: d.id, label: sourceText(d.name) }))} value={q?.departmentId ?? ''} optional />
        <Actions><Button>{s('save')}</Button></Actions>
      </Form>
      {history}
    </Page>
  );
}

/** The answer of the unit; the office publishes it. */
export function AnswerPage({ question: q, unit, publishes, form, saved }: { question: Question; unit: string | null; publishes: boolean; form: FormState; saved: boolean }) {
  const s = useText(staffWords);
  const view = useView();
  const text = inLanguage(q.question, view.locale);
  return (
    <Page title={s('question.answer')} lead={sourceText(q.title)} staff crumbs={publishes ? [{ label: s('questions.title'), href: view.href(PATHS.deskQuestions) }] : []}>
      <Saved shown={saved} />
      <Quote lang={text.lang} by={[q.askedAs, q.partyGroup].filter((x) => x !== '').join(', ')}>{text.text}</Quote>
      <p>{unit !== null && <>{unit} · </>}{s('question.due')}: <DateText value={q.dueOn} /></p>
      {q.publishedOn !== null ? <Alert tone="info">{s('question.frozen')}</Alert> : (
        <Form action={view.href(pathTo(PATHS.deskAnswer, { slug: q.slug }))} state={form} note>
          <RevisionField revision={q.version} />
          <LocalizedField name="answer" label={s('answer')} value={q.answer} long rows={8} />
          {publishes && <Checkbox name="publish" label={s('answer.publish')} hint={s('answer.publish_hint')} optional />}
          <Actions><Button>{s('save')}</Button></Actions>
        </Form>
      )}
    </Page>
  );
}
