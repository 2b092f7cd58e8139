import type { Problem } from '../../../../kernel/problem.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DefinitionList, Form, formatDate, formatNumber, Page, PlainText, useText, useView } from '../../../../ui/index.ts';
import type { Territory } from '../../../territory/public.ts';
import { stepLabel, useLabels } from '../../pages/questions.tsx';
import type { Survey } from '../../queries.ts';
import { typedIn, type ShownSection } from '../../questionnaire/rules.ts';
import { ELSEWHERE, type Answer, type Answers, type Question } from '../../questionnaire/schema.ts';
import { pathTo, PATHS, surveyHref } from '../../urls.ts';
import { words } from '../../words.ts';
import { firstFieldOf, NONE } from '../schema.ts';

export interface ReviewProps {
  readonly survey: Survey;
  readonly code: string;
  readonly sections: readonly ShownSection[];
  readonly answers: Answers;
  readonly places: readonly Territory[];
  /** Fields of questions that must be answered and are not. */
  readonly missing: readonly Problem[];
  readonly changed?: boolean;
}

/** Everything that was answered, to be checked before it is sent. */
export function ReviewPage({ survey, code, sections, answers, places, missing, changed = false }: ReviewProps) {
  const view = useView();
  const t = useText(words);
  const { slug } = survey;
  const name = inLanguage(survey.title, view.locale).text;
  const labels = useLabels(sections.flatMap((s) => s.questions));
  const here = (section: string): string => view.href(pathTo(PATHS.section, { slug, code, section }));
  return (
    <Page title={`${t('review_title')} – ${name}`} heading={t('review_title')} eyebrow={name} noindex crumbs={[{ label: name, href: view.href(surveyHref(slug)) }]} lead={t('review_lead')}>
      {changed && <Alert tone="warning" role="status"><p>{t('changed')}</p></Alert>}
      {missing.length > 0 && (
        <Alert tone="danger" role="alert" title={t('missing_title', { n: missing.length })}>
          <ul>{missing.map(({ field = '' }) => <li><a href={`${here(sectionOf(sections, field))}#form-${field}`}>{labels[field] ?? field}</a></li>)}</ul>
        </Alert>
      )}
      {sections.filter((s) => s.questions.length > 0).map(({ section, questions }) => (
        <section class="mt-flow" aria-label={inLanguage(section.title, view.locale).text}>
          <h2>{inLanguage(section.title, view.locale).text}</h2>
          <DefinitionList items={questions.map((q) => ({ term: inLanguage(q.title, view.locale).text, value: <Said question={q} answer={answers[q.id]} places={places} /> }))} />
          <p><a href={here(section.id)}>{t('change')}<span class="kern-sr-only">{` ${inLanguage(section.title, view.locale).text}`}</span></a></p>
        </section>
      ))}
      <Form id="send" action={view.href(pathTo(PATHS.review, { slug, code }))}>
        <input type="hidden" name="version" value={survey.version} />
        <p>{t('review_final')}</p>
        <Actions><Button type="submit" icon="check">{t('send')}</Button></Actions>
      </Form>
    </Page>
  );
}

/** The section in which a field stands. */
const sectionOf = (sections: readonly ShownSection[], field: string): string => sections.find((s) => s.questions.some((q) => firstFieldOf(q) === field))?.section.id ?? '';

function Said({ question, answer, places }: { question: Question; answer: Answer | undefined; places: readonly Territory[] }) {
  const { locale } = useView();
  const t = useText(words);
  if (answer === undefined) return <span class="mt-muted">{t('unanswered')}</span>;
  if (answer === null) return <>{t('no_answer')}</>;
  if (question.kind === 'text') return <PlainText text={String(answer as string)} />;
  const said = (value: Localized): string => inLanguage(value, locale).text;
  const choice = (key: string): string => {
    const typed = typedIn(key);
    if (typed !== null) return typed === '' ? t('other') : `${t('other')}: ${typed}`;
    return key === NONE ? t('no_answer') : said(question.choices.find((c) => c.id === key)?.text ?? question.title);
  };
  if (question.kind === 'multiple') return <ul>{(answer as readonly string[]).map((key) => <li>{choice(key)}</li>)}</ul>;
  if (question.kind === 'ranking') return <ol>{(answer as readonly string[]).map((key) => <li>{choice(key)}</li>)}</ol>;
  if (question.kind === 'matrix') return <ul>{question.rows.filter((r) => (answer as Record<string, string>)[r.id] !== undefined).map((r) => <li>{`${said(r.text)}: ${choice((answer as Record<string, string>)[r.id] ?? NONE)}`}</li>)}</ul>;
  if (question.kind === 'scale') return <>{stepLabel(question, answer as number, said)}</>;
  if (question.kind === 'number') return <>{formatNumber(locale, answer as number)}</>;
  if (question.kind === 'date') return <>{formatDate(locale, answer as string)}</>;
  if (question.kind === 'place') return <>{answer === ELSEWHERE ? t('elsewhere') : (places.find((p) => p.key === answer)?.name ?? String(answer as string))}</>;
  return <>{choice(String(answer as string))}</>;
}
