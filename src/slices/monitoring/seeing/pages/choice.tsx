import { Alert, Button, CheckboxGroup, Form, More, RadioGroup, SelectField, useText, useView } from '../../../../ui/index.ts';
import type { ShownValue } from '../../register/queries.ts';
import { ALL, CLASSINGS, groupCounts, type Choice, type Place } from '../rules.ts';
import { words } from '../words.ts';
import { groupName } from './say.tsx';

/** Groups that a form offers; a file may have thousands. */
const OFFERED = 60;

export interface ChoiceFormProps {
  readonly action: string;
  readonly areas: readonly Place[];
  readonly choice: Choice;
  readonly values: readonly ShownValue[];
  /** What the map can show; without it there is none. */
  readonly map?: { readonly periods: readonly string[]; readonly period: string };
}

/** What to show: all of it stands in the address. */
export function ChoiceForm({ action, areas, choice, values, map }: ChoiceFormProps) {
  const t = useText(words);
  const { locale } = useView();
  const groups = [...new Set([...choice.groups, ...groupCounts(values).keys()])].sort((a, b) => a.localeCompare(b, 'de'));
  const offered = groups.filter((g, i) => i < OFFERED || choice.groups.includes(g));
  if (areas.length < 2 && groups.length < 2 && map === undefined) return null;
  return (
    <More summary={t('choice.title')}>
      <Form action={action} method="get">
        {areas.length > 1 && <CheckboxGroup name="territory" legend={t('choice.territories')} optional value={choice.areas} options={areas.map((a) => ({ value: a.key, label: a.name, lang: 'de' }))} />}
        {groups.length > 1 && <CheckboxGroup name="group" legend={t('choice.groups')} optional value={choice.groups.map((g) => g || ALL)} options={offered.map((g) => ({ value: g || ALL, label: groupName(g, locale), ...(g === '' ? {} : { lang: 'de' }) }))} />}
        {offered.length < groups.length && <p>{t('choice.groups.cut', { n: offered.length })}</p>}
        {map !== undefined && <SelectField name="period" label={t('choice.period')} value={map.period} placeholder={false} width="short" options={map.periods.map((p) => ({ value: p, label: p }))} />}
        {map !== undefined && <RadioGroup name="classes" legend={t('choice.classes')} value={choice.classes} options={CLASSINGS.map((c) => ({ value: c, label: t(`classes.${c}`) }))} />}
        <Button kind="secondary" type="submit">{t('choice.show')}</Button>
      </Form>
    </More>
  );
}

/** Why less is shown than was asked for. */
export function ChoiceNotes({ choice, more }: { choice: Choice; more: boolean }) {
  const t = useText(words);
  return (
    <>
      {choice.unknown && <Alert>{t('choice.unknown')}</Alert>}
      {(choice.tooMany || more) && <Alert>{t(choice.tooMany ? 'choice.too_many' : 'choice.more')}</Alert>}
    </>
  );
}
