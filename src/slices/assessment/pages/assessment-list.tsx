import { inLanguage } from '../../../kernel/localized.ts';
import { Badge, DateText, EmptyState, FilterBar, Page, Pagination, RecordList, StateBadge, useText, useView } from '../../../ui/index.ts';
import { ContentsIn, DataLinks, SaidLink } from '../../concept/public.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { DECISION_STATE } from './decision.tsx';
import type { Assessment } from '../queries.ts';
import { DECISIONS, type DecisionKind } from '../rules.ts';

export interface AssessmentListProps {
  readonly items: readonly Assessment[];
  /** Subjects of an invented process. */
  readonly invented: ReadonlySet<string>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly asked: { readonly q: string | null; readonly state: 'open' | 'decided' | null; readonly decision: DecisionKind | null };
  readonly today: string;
  readonly maySend: boolean;
  /** Whether the reader has a department that is asked. */
  readonly hasUnit: boolean;
}

export function AssessmentListPage({ items, invented, total, page, pageSize, asked, today, maySend, hasUnit }: AssessmentListProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('assessments')} lead={t('assessments.lead')} wide>
      <ContentsIn source="de" />
      {maySend && <p><a href={view.href(PATHS.assessmentNew)}>{t('staff.send_out')}</a></p>}
      {hasUnit && <p><a href={view.href(PATHS.mine)}>{t('staff.mine')}</a></p>}
      <p><a href={view.href(PATHS.rounds)}>{t('rounds.link')}</a> · <a href={view.href(PATHS.why)}>{t('why.link')}</a></p>
      <FilterBar
        q={asked.q}
        choices={[
          { name: 'state', label: t('state'), options: (['open', 'decided'] as const).map((s) => ({ value: s, label: t(`assessment.${s}`) })), value: asked.state },
          { name: 'decision', label: t('decision'), options: DECISIONS.map((d) => ({ value: d, label: t(`decision.${d}`) })), value: asked.decision },
        ]}
      />
      {items.length === 0 ? <EmptyState title={t('assessments.none')}>{t('assessments.none_hint')}</EmptyState> : <RecordList>{items.map((item) => <Line item={item} invented={invented.has(item.subjectId)} today={today} />)}</RecordList>}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.assessments}.${ending}` }))} />
    </Page>
  );
}

function Line({ item, invented, today }: { item: Assessment; invented: boolean; today: string }) {
  const view = useView();
  const t = useText(words);
  const answered = item.answers.filter((a) => a.answeredOn !== null).length;
  const { decision } = item;
  return (
    <>
      <h2><SaidLink value={item.subjectTitle} href={view.href(hrefs.assessment(item.number))} /></h2>
      <p>
        {decision !== null
          ? <><StateBadge state={DECISION_STATE[decision.kind]}>{t(`decision.${decision.kind}`)}</StateBadge> <DateText value={decision.decidedOn} /></>
          : <>
              <StateBadge state="open">{t('assessment.open')}</StateBadge>{' '}
              {t('assessment.answered_of', { answered, asked: item.answers.length })}, {t('assessment.due')} <DateText value={item.dueOn} />
              {today > item.dueOn && answered < item.answers.length && <> <Badge tone="warning" icon="warning">{t('answer.overdue')}</Badge></>}
            </>}
        {invented && <> <StateBadge state="draft">{t('assessment.invented')}</StateBadge></>}
      </p>
      {decision !== null && <p class="mt-muted">{shortened(inLanguage(decision.reason, view.locale).text)}</p>}
    </>
  );
}

const shortened = (text: string): string => (text.length <= 220 ? text : `${text.slice(0, 220).replace(/\s+\S*$/u, '')} …`);
