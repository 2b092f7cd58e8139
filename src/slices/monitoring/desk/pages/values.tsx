import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, DateField, EmptyState, Form, formatNumber, Page, SelectField, Table, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Seen, ShownValue } from '../../register/queries.ts';
import { indicatorHref, indicatorValues, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import { SAID } from '../schema.ts';
import { words } from '../words.ts';

/** A value that is there already, as it is typed again. */
interface Filled {
  readonly period: string;
  readonly groups: string;
  readonly method: string;
  readonly source: string;
  readonly value: string;
  readonly said: string;
}

export interface ValuesPageProps {
  readonly indicator: Seen;
  readonly areas: ReadonlyMap<string, string>;
  readonly territory: string;
  readonly values: readonly ShownValue[];
  readonly filled: Filled | null;
  readonly form: FormState;
  /** What the last sending did. */
  readonly done: string;
}

/** One value at a time, with its source; and what is there to be corrected. */
export function ValuesPage({ indicator, areas, territory, values, filled, form, done }: ValuesPageProps) {
  const t = useText(words);
  const s = useText(shared);
  const view = useView();
  const name = sourceText(indicator.name);
  const here = view.href(indicatorValues(indicator.code));
  const options = [...areas].map(([value, label]) => ({ value, label: `${label} (${value})` }));
  const open = indicator.formula === '' && indicator.field !== 'own';
  return (
    <Page title={t('staff.values_title', { name })} eyebrow={s(`unit.${indicator.unit}`)} crumbs={[{ label: s('title'), href: view.href(PATHS.indicators) }, { label: name, href: view.href(indicatorHref(indicator.code)) }]} staff wide>
      {(done === 'added' || done === 'corrected' || done === 'same') && <Alert tone="success" role="status">{t(`staff.done_${done}`)}</Alert>}
      {!open && <Alert tone="info">{t(indicator.formula === '' ? 'staff.counted' : 'staff.computed')}</Alert>}
      {open && (
        <Form action={here} state={form}>
          <SelectField name="territory" label={s('territory.label')} options={options} value={territory} placeholder={false} width="medium" />
          <TextField name="period" label={s('column.period')} hint={t('staff.period_hint')} value={filled?.period ?? ''} width="short" />
          <TextField name="groups" label={t('staff.groups')} hint={t('staff.groups_hint')} value={filled?.groups ?? ''} optional />
          <TextField name="value" label={t('staff.value')} hint={t('staff.value_hint')} value={filled?.value ?? ''} width="short" />
          <SelectField name="said" label={t('staff.said')} hint={t('staff.said_hint')} options={SAID.map((value) => ({ value, label: s(`qualifier.${value}`) }))} value={filled?.said ?? ''} placeholder={t('staff.as_typed')} width="medium" optional />
          <TextField name="method" label={t('staff.method')} hint={t('staff.method_hint')} value={filled?.method ?? ''} optional />
          <TextField name="source" label={t('staff.source')} hint={t('staff.source_hint')} value={filled?.source ?? ''} />
          <DateField name="accessed" label={t('staff.accessed')} optional />
          <Actions><Button>{t('staff.enter')}</Button><Button kind="tertiary" href={view.href(indicatorHref(indicator.code))}>{t('staff.back')}</Button></Actions>
        </Form>
      )}
      <section class="mt-flow">
        <h2>{t('staff.known', { place: areas.get(territory) ?? '' })}</h2>
        <Form action={here} method="get" id="place">
          <SelectField name="territory" label={t('staff.other_place')} options={options} value={territory} placeholder={false} width="medium" />
          <Actions><Button kind="secondary">{t('staff.show')}</Button></Actions>
        </Form>
        {values.length === 0 ? <EmptyState title={t('staff.none_here')} /> : <Known values={values} here={here} open={open} />}
      </section>
    </Page>
  );
}

function Known({ values, here, open }: { values: readonly ShownValue[]; here: string; open: boolean }) {
  const t = useText(words);
  const s = useText(shared);
  const { locale } = useView();
  const again = (v: ShownValue): string => `${here}?${new URLSearchParams({ territory: v.area, period: v.period, groups: v.groups, method: v.method }).toString()}`;
  return (
    <Table
      caption={s('values.title')}
      rows={values}
      columns={[
        { label: s('column.period'), rowHeader: true, cell: (v: ShownValue) => v.period },
        { label: t('staff.groups'), cell: (v: ShownValue) => (v.groups === '' ? s('everybody') : v.groups.replaceAll(';', '; ')) },
        { label: t('staff.value'), type: 'number', cell: (v: ShownValue) => (v.value === null ? s(`qualifier.${v.qualifier}`) : `${formatNumber(locale, v.value)}${v.qualifier === 'exact' ? '' : ` (${s(`qualifier.${v.qualifier}`)})`}`) },
        { label: t('staff.method'), cell: (v: ShownValue) => v.method },
        { label: t('staff.source'), cell: (v: ShownValue) => v.source },
        ...(open ? [{ label: t('staff.correct'), cell: (v: ShownValue) => <a href={again(v)} aria-label={t('staff.correct_which', { period: v.period, groups: v.groups === '' ? s('everybody') : v.groups })}>{t('staff.correct')}</a> }] : []),
      ]}
    />
  );
}
