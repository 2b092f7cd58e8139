import { inLanguage } from '../../../../kernel/localized.ts';
import { formatNumber, formatPercent, Table, useText, useView } from '../../../../ui/index.ts';
import { shareOf } from '../../rules.ts';
import { words } from '../../words.ts';
import { sumOf, type Standing } from '../rules.ts';

/** Invited, begun, partial and complete by kind of institution, each share with its base. */
export function StandingTable({ caption, standings }: { caption: string; standings: readonly Standing[] }) {
  const { locale } = useView();
  const t = useText(words);
  const rows = standings.filter((s) => s.invited > 0);
  const share = (part: number, base: number): string => `${formatNumber(locale, part)} (${formatPercent(locale, shareOf(part, base) ?? 0)})`;
  const name = (s: Standing): string => (s.kind === 'total' ? t('total') : s.title === null ? t('other_kinds') : inLanguage(s.title, locale).text);
  return (
    <Table
      caption={caption}
      rows={rows.length > 1 ? [...rows, sumOf(rows)] : rows}
      columns={[
        { label: t('kind'), rowHeader: true, cell: name },
        { label: t('invited'), type: 'number', cell: (s) => formatNumber(locale, s.invited) },
        { label: t('begun'), type: 'number', cell: (s) => share(s.begun, s.invited) },
        { label: t('partial'), type: 'number', cell: (s) => share(s.begun - s.complete, s.invited) },
        { label: t('complete'), type: 'number', cell: (s) => share(s.complete, s.invited) },
      ]}
    />
  );
}
