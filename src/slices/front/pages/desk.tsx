import { dayOf } from '../../../kernel/dates.ts';
import { Alert, Badge, EmptyState, formatDate, Page, Table, useText, useView } from '../../../ui/index.ts';
import { MOST_LINES, type Group, type Tool, type Waiting } from '../rules.ts';
import { PATHS as DIGEST } from '../digest/urls.ts';
import { words as digestWords } from '../digest/words.ts';
import { words } from '../words.ts';

export interface DeskProps {
  readonly waiting: readonly Waiting[];
  readonly tools: ReadonlyMap<Group, readonly Tool[]>;
  /** First steps of a new instance, for those who may take them: label and path without language prefix. */
  readonly first: readonly { readonly key: 'first_measures' | 'review'; readonly href: string }[];
  readonly today?: string;
}

/** The shared list and, below it, what one works with. */
export function DeskPage({ waiting, tools, first, today = dayOf(new Date()) }: DeskProps) {
  const t = useText(words);
  const d = useText(digestWords);
  const view = useView();
  return (
    <Page title={t('staff.desk.title')} lead={t('staff.desk.lead')} staff>
      {first.length > 0 && (
        <Alert title={t('staff.desk.first')}>
          <ul>{first.map((step) => <li><a href={view.href(step.href)}>{t(`staff.desk.${step.key}`)}</a></li>)}</ul>
        </Alert>
      )}
      {waiting.length === 0 ? <EmptyState title={t('staff.desk.nothing')}>{t('staff.desk.nothing_text')}</EmptyState> : <List waiting={waiting} today={today} />}
      <p><a href={view.href(DIGEST.setting)}>{d('staff.link')}</a></p>
      <section>
        <h2>{t('staff.desk.tools')}</h2>
        <div class="mt-tools-grid">
          {[...tools].map(([group, list]) => (
            <section>
              <h3>{t(`staff.group.${group}`)}</h3>
              <ul>{list.map((tool) => <li><a href={view.href(tool.href)}>{t(`staff.tool.${tool.key}`)}</a></li>)}</ul>
            </section>
          ))}
        </div>
      </section>
    </Page>
  );
}

function List({ waiting, today }: { waiting: readonly Waiting[]; today: string }) {
  const t = useText(words);
  const view = useView();
  const hidden = waiting.length - MOST_LINES;
  return (
    <>
      <Table
        caption={t('staff.desk.title')}
        hideCaption
        rows={waiting.slice(0, MOST_LINES)}
        columns={[
          { label: t('staff.desk.item'), rowHeader: true, cell: (line) => <a href={view.href(line.href)}>{line.label}</a> },
          { label: t('staff.desk.due'), type: 'short', cell: (line) => <Due day={line.due} today={today} /> },
        ]}
      />
      {hidden > 0 && <p class="mt-muted">{t('staff.desk.more', { n: hidden })}</p>}
    </>
  );
}

function Due({ day, today }: { day: string | null; today: string }) {
  const t = useText(words);
  const { locale } = useView();
  if (day === null) return <span class="mt-muted">{t('staff.desk.no_due')}</span>;
  return (
    <>
      <time dateTime={day}>{formatDate(locale, day)}</time>
      {day < today && <>{' '}<Badge tone="warning">{t('staff.desk.overdue')}</Badge></>}
    </>
  );
}
