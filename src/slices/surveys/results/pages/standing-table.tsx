import { inLanguage } from '../../../../kernel/localized.ts';
import { formatNumber, formatPercent, Table, useText, useView } from '../../../../ui/index.ts';
import { shareOf } from '../../rules.ts';
import { words } from '../../words.ts';
import type { Standing } from '../rules.ts';

/** Invited, begun and complete by kind of institution, each share with its base. */
export function StandingTable({ caption, standings }: { caption: string; standings: readonly Standing[] }) {
  const { locale } = useView();
  const t = useText(words);
  const rows = standings.filter((s) => s.invited > 0);
  const sum = (pick: (s: Standing) => number): number => rows.reduce((n, s) => n + pick(s), 0);
  const total: Standing = { kind: 'total', title: null, invited: sum((s) => s.invited), begun: sum((s) => s.begun), complete: sum((s) => s.complete) };
  const share = (part: number, base: number): string => `${formatNumber(locale, part)} (${formatPercent(locale, shareOf(part, base) ?? 0)})`;
  const name = (s: Standing): string => (s.kind === 'total' ? t('total') : s.title === null ? t('other_kinds') : inLanguage(s.title, locale).text);
  return (
    <Table
      caption={caption}
      rows={rows.length > 1 ? [...rows, total] : rows}
      columns={[
        { label: t('kind'), rowHeader: true, cell: name },
        { label: t('invited'), type: 'number', cell: (s) => formatNumber(locale, s.invited) },
        { label: t('begun'), type: 'number', cell: (s) => share(s.begun, s.invited) },
        { label: t('complete'), type: 'number', cell: (s) => share(s.complete, s.invited) },
      ]}
    />
  );
}
