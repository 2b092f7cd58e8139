import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DateText, DefinitionList, EmptyState, FilterBar, formatDate, Page, Pagination, RecordList, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, InventedNote, Part, Said, SaidLink } from '../../pages/parts.tsx';
import { PATHS, pathTo, questionHref } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Question } from '../queries.ts';

export interface QuestionListPageProps {
  readonly items: readonly Question[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
}

/** Questions of councillors with their answers. */
export function QuestionListPage({ items, total, page, pageSize, q }: QuestionListPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('questions.title')} lead={t('questions.lead')} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]}>
      <FilterBar q={q ?? ''} action={view.href(PATHS.questions)} />
      {items.length === 0 ? <EmptyState title={t('questions.none')} /> : (
        <RecordList>
          {items.map((x) => (
            <>
              <p><SaidLink value={x.title} href={view.href(questionHref(x.slug))} /></p>
              <p class="mt-muted">{[x.askedAs, x.partyGroup].filter((y) => y !== '').flatMap((y) => [<bdi>{y}</bdi>, ' · '])}{formatDate(view.locale, x.askedOn, 'long')}</p>
            </>
          ))}
        </RecordList>
      )}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.questions}.${ending}` }))} />
    </Page>
  );
}

/** One question and what was answered. */
export function QuestionPage({ question: x, department, mayAnswer }: { question: Question; department: string | null; mayAnswer: boolean }) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  const title = inLanguage(x.title, view.locale);
  return (
    <Page title={title.text} heading={<Said value={x.title} />} eyebrow={t('question')} crumbs={[{ label: t('questions.title'), href: view.href(PATHS.questions) }]}>
      <InventedNote invented={x.invented} />
      {x.publishedOn === null && <Alert tone="warning">{s('not_public')}</Alert>}
      <DefinitionList
        items={[
          { term: t('question.by'), value: <bdi>{[x.askedAs, x.partyGroup].filter((y) => y !== '').join(', ')}</bdi> },
          { term: t('question.on'), value: <DateText value={x.askedOn} /> },
          { term: t('question.due'), value: <DateText value={x.dueOn} /> },
          { term: t('question.unit'), value: department },
          { term: t('question.answered'), value: x.answeredOn === null ? null : <DateText value={x.answeredOn} /> },
        ]}
      />
      <Part title={t('question')} value={x.question} />
      <Part title={t('answer')} value={x.answer} />
      {mayAnswer && x.publishedOn === null && <Actions><Button href={view.href(pathTo(PATHS.deskAnswer, { slug: x.slug }))} icon="edit">{s('question.answer')}</Button></Actions>}
      <DataLinks links={x.publishedOn === null ? [] : [{ label: 'JSON', href: `${questionHref(x.slug)}.json` }]} />
    </Page>
  );
}
