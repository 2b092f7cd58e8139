import { sourceText } from '../../../../kernel/localized.ts';
import type { FormState } from '../../../../kernel/problem.ts';
import { Actions, Button, DateField, Form, LocalizedField, NumberField, Page, RevisionField, SelectField, TextField, useText, useView } from '../../../../ui/index.ts';
import type { Seen } from '../../register/queries.ts';
import { DIRECTIONS, PERIODICITIES } from '../../schema.ts';
import { indicatorEdit, indicatorHref, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { DeskPart } from '../queries.ts';
import { words } from '../words.ts';

/** What an indicator is called, means and is to reach. */
export function IndicatorEditPage({ indicator: i, part, form }: { indicator: Seen; part: DeskPart; form: FormState }) {
  const t = useText(words);
  const s = useText(shared);
  const view = useView();
  return (
    <Page title={t('staff.edit_title', { name: sourceText(i.name) })} eyebrow={i.code} crumbs={[{ label: s('title'), href: view.href(PATHS.indicators) }, { label: sourceText(i.name), href: view.href(indicatorHref(i.code)) }]} staff>
      <Form action={view.href(indicatorEdit(i.code))} state={form}>
        <RevisionField revision={part.version} />
        <LocalizedField name="name" label={t('staff.name')} value={i.name} />
        <LocalizedField name="definition" label={t('staff.definition')} value={i.definition} long rows={3} maxLength={1_000} />
        <SelectField name="direction" label={s('fact.direction')} options={DIRECTIONS.map((value) => ({ value, label: s(`direction.${value}`) }))} value={i.direction} placeholder={false} width="medium" />
        <SelectField name="periodicity" label={s('fact.every')} options={PERIODICITIES.map((value) => ({ value, label: s(`every.${value}`) }))} value={i.periodicity} placeholder={false} width="medium" />
        <TextField name="source" label={s('fact.source')} value={i.usualSource} optional />
        <TextField name="licence" label={s('fact.licence')} hint={t('staff.licence_hint')} value={i.licence} optional />
        <TextField name="comparison" label={s('fact.comparison')} hint={t('staff.comparison_hint')} value={i.comparison} optional />
        <TextField name="target" label={t('staff.target')} hint={t('staff.target_hint', { unit: s(`unit.${i.unit}`) })} value={i.target === null ? '' : String(i.target).replace('.', ',')} width="short" optional />
        <DateField name="target_on" label={t('staff.target_on')} value={i.targetOn ?? ''} optional />
        <NumberField name="hide_below" label={t('staff.hide_below')} hint={t('staff.hide_below_hint')} value={part.hideBelow} min={0} max={100} />
        <Actions><Button>{t('staff.save')}</Button><Button kind="tertiary" href={view.href(indicatorHref(i.code))}>{t('staff.cancel')}</Button></Actions>
      </Form>
    </Page>
  );
}
