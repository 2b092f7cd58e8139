import { apart, Button, DateText, formatNumber, More, Table, useText, useView } from '../../../../ui/index.ts';
import type { Seen } from '../../register/queries.ts';
import { groupName } from '../../seeing/pages/say.tsx';
import { indicatorEdit, indicatorFile, indicatorValues } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Corrected } from '../queries.ts';
import { words } from '../words.ts';

/** Corrected values with what they were before; nothing where none was corrected. */
export function Corrections({ items, total }: { items: readonly Corrected[]; total: number }) {
  const t = useText(words);
  const s = useText(shared);
  const { locale } = useView();
  if (items.length === 0) return null;
  const said = (value: number | null, qualifier: Corrected['qualifier']): string => (value === null ? s(`qualifier.${qualifier}`) : `${formatNumber(locale, value)}${qualifier === 'exact' ? '' : ` (${s(`qualifier.${qualifier}`)})`}`);
  const place = (v: Corrected): string => [apart(locale, v.areaName), ...(v.groups === '' ? [] : [groupName(v.groups, locale)]), ...(v.method === '' ? [] : [apart(locale, v.method)])].join(', ');
  return (
    <More summary={t('corrected.title', { n: total })}>
      <p>{t('corrected.lead')}</p>
      {total > items.length && <p class="mt-muted">{t('corrected.first', { n: items.length })}</p>}
      <Table
        caption={t('corrected.caption')}
        rows={items}
        columns={[
          { label: s('column.period'), rowHeader: true, cell: (v: Corrected) => <bdi>{v.period}</bdi> },
          { label: s('territory.label'), cell: place },
          { label: t('corrected.before'), type: 'number', cell: (v: Corrected) => said(v.value, v.qualifier) },
          { label: t('corrected.now'), type: 'number', cell: (v: Corrected) => said(v.now, v.nowQualifier) },
          { label: t('corrected.on'), type: 'date', cell: (v: Corrected) => <DateText value={v.replacedAt} /> },
          { label: t('corrected.source'), cell: (v: Corrected) => <bdi lang="de">{v.source}</bdi> },
        ]}
      />
    </More>
  );
}

/** What the office can do from an indicator's page. */
export function DeskLinks({ indicator }: { indicator: Pick<Seen, 'code' | 'field' | 'formula'> }) {
  const t = useText(words);
  const { href } = useView();
  return (
    <p class="mt-no-print">
      <Button href={href(indicatorEdit(indicator.code))} kind="secondary">{t('staff.edit')}</Button>{' '}
      {indicator.formula === '' && indicator.field !== 'own' && <Button href={href(indicatorValues(indicator.code))} kind="secondary">{t('staff.type')}</Button>}{' '}
      {indicator.formula === '' && indicator.field !== 'own' && <Button href={href(indicatorFile(indicator.code))} kind="secondary">{t('staff.upload')}</Button>}
    </p>
  );
}
