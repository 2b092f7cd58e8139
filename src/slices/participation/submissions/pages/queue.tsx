import { sourceText } from '../../../../kernel/localized.ts';
import { Alert, Badge, Card, DateText, EmptyState, FilterBar, Page, Pagination, RecordList, Tabs, useText, useView } from '../../../../ui/index.ts';
import { TranslationNote } from '../../moderation/translations/pages/note.tsx';
import type { SubmissionTranslation } from '../../moderation/translations/queries.ts';
import type { Process } from '../../processes/queries.ts';
import { PATHS, pathTo } from '../../urls.ts';
import type { Submission } from '../queries.ts';
import { excerpt } from '../rules.ts';
import { STATES, type SubmissionState } from '../schema.ts';
import { words } from '../words.ts';
import { languageLabel } from './fields.tsx';

export interface QueueProps {
  readonly items: readonly Submission[];
  /** By contribution, in the reader's language. */
  readonly translations: ReadonlyMap<string, SubmissionTranslation>;
  /** Contributions in languages that the office does not read, without a translation yet. */
  readonly unread: ReadonlySet<string>;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly state: SubmissionState;
  readonly counts: Readonly<Record<SubmissionState, number>>;
  /** Slug of the process chosen. */
  readonly process: string | null;
  readonly processes: readonly Process[];
  readonly q: string | null;
  readonly done: 'published' | 'withheld' | null;
}

/** The office's contributions by state; what waits comes first. */
export function QueuePage({ items, translations, unread, total, page, pageSize, state, counts, process, processes, q, done }: QueueProps) {
  const t = useText(words);
  const view = useView();
  const titles = new Map(processes.map((p) => [p.slug, sourceText(p.title)]));
  const chosen = process === null ? '' : `&process=${process}`;
  const tabs = STATES.map((s) => ({ label: t(`staff.queue.state.${s}`), href: view.href(`${PATHS.deskQueue}?state=${s}${chosen}`), current: s === state, count: counts[s] }));
  return (
    <Page title={t('staff.queue.title')} staff>
      {done !== null && <Alert tone="success" role="status">{t(`staff.done.${done}`)}</Alert>}
      <Tabs items={tabs} label={t('staff.queue.tabs')} />
      <FilterBar q={q} searchLabel={t('staff.queue.search')} choices={[{ name: 'process', label: t('staff.queue.process'), options: processes.map((p) => ({ value: p.slug, label: sourceText(p.title) })), value: process }]}>
        <input type="hidden" name="state" value={state} />
      </FilterBar>
      {items.length === 0 ? <EmptyState title={t('staff.queue.empty')}>{t('staff.queue.empty_text')}</EmptyState> : (
        <>
          <RecordList>
            {items.map((s) => (
              <Card title={t('staff.one.title', { n: s.number })} level={2} href={view.href(pathTo(PATHS.deskSubmission, { id: s.id }))} meta={<DateText value={s.receivedOn} />} footer={[titles.get(s.processSlug) ?? s.processSlug, t(`channel.${s.channel}`), languageLabel(view.locale, s.language)].join(' · ')}>
                {s.text === '' && s.state === 'received' ? <p><Badge>{t('staff.queue.spoken')}</Badge></p> : <p lang={s.language} dir="auto">{excerpt(s.text, 240)}</p>}
                <TranslatedExcerpt translation={translations.get(s.id)} />
                {unread.has(s.id) && <p><Badge tone="warning">{t('staff.queue.unread')}</Badge></p>}
              </Card>
            ))}
          </RecordList>
          <Pagination page={page} pageSize={pageSize} total={total} />
        </>
      )}
    </Page>
  );
}

/** What it says in the reader's language, marked as a working translation. */
function TranslatedExcerpt({ translation }: { translation: SubmissionTranslation | undefined }) {
  if (translation === undefined) return null;
  return (
    <>
      <TranslationNote by={translation.by} />
      <p lang={translation.language} dir="auto">{excerpt(translation.text, 240)}</p>
    </>
  );
}
