import type { Localized } from '../../../kernel/localized.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { Badge, DateText, DefinitionList, formatDateTime, More, Table, useText, useView } from '../../../ui/index.ts';
import type { HistoryItem } from '../history/queries.ts';
import { actionText, words } from '../words.ts';

export interface HistorySectionProps {
  /** From `historyOf`. */
  readonly items: readonly HistoryItem[];
  /** Names of accounts by id; an account that is not in it was deleted. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who changed what and when, for staff. */
export function HistorySection({ items, names }: HistorySectionProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <section class="mt-flow" aria-labelledby="history">
      <h2 id="history">{t('staff.history')}</h2>
      {items.length === 0 ? <p class="mt-muted">{t('staff.history_empty')}</p> : (
        <Table
          caption={t('staff.history_note')}
          rows={items}
          columns={[
            { label: t('staff.when'), type: 'date', cell: (item) => <DateText value={item.at} time /> },
            { label: t('staff.who'), cell: (item) => <Who item={item} names={names} /> },
            { label: t('staff.what'), rowHeader: true, cell: (item) => <>{actionText(locale, item.action)} {!item.sealed && <Badge tone="neutral">{t('staff.unsealed')}</Badge>}</> },
            { label: t('staff.values'), cell: (item) => <Values item={item} /> },
          ]}
        />
      )}
    </section>
  );
}

function Who({ item, names }: { item: HistoryItem; names: ReadonlyMap<string, string> }) {
  const t = useText(words);
  if (item.actor.kind === 'system') return <>{t('staff.program', { name: item.actor.name ?? '' })}</>;
  if (item.actor.kind === 'visitor' || item.actor.id === null) return <>{t('staff.visitor')}</>;
  return <>{names.get(item.actor.id) ?? t('staff.somebody')}</>;
}

function Values({ item }: { item: HistoryItem }) {
  const t = useText(words);
  const { locale } = useView();
  if (item.erased !== null) return <em>{t('staff.erased', { date: formatDateTime(locale, item.erased.at), ground: item.erased.ground })}</em>;
  const entries = Object.entries(item.values ?? {});
  if (entries.length === 0) return null;
  return (
    <More summary={t('staff.show_values')}>
      <DefinitionList items={entries.map(([term, value]) => ({ term, value: shown(value) }))} />
    </More>
  );
}

/** A recorded value in few words; two of them are before and after. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value) && value.length === 2 && !value.some((v) => Array.isArray(v))) return `${shown(value[0])} → ${shown(value[1])}`;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value !== 'object') return `${value as string | number | boolean}`;
  if ('source' in value && 'texts' in value) return sourceText(value as Localized);
  return JSON.stringify(value);
}
