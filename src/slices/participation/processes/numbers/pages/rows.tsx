import { FieldGroup, HiddenField, SelectField, TextField, useText } from '../../../../../ui/index.ts';
import { LocalizedField } from '../../../pages/parts.tsx';
import type { PhaseNumber } from '../../queries.ts';
import { typedValue } from '../../rules.ts';
import { MOST_NUMBERS, QUALIFIERS } from '../../schema.ts';
import { words } from '../../words.ts';
import { rowField } from '../rules.ts';

/** Empty rows at the end; after saving there are as many again. */
const SPARE = 3;

/** The numbers of a phase, a row each; at least as many rows as were sent in a form that was refused (`typed`). */
export function NumberRows({ numbers, typed }: { numbers: readonly PhaseNumber[]; typed: unknown }) {
  const t = useText(words);
  const shown = Math.min(MOST_NUMBERS, Math.max(Number(typed) || 0, numbers.length + SPARE));
  return (
    <FieldGroup legend={t('staff.numbers.title')} hint={t('staff.numbers.hint')}>
      <HiddenField name="rows" value={shown} />
      {Array.from({ length: shown }, (_, row) => <Row row={row} number={numbers[row]} />)}
    </FieldGroup>
  );
}

function Row({ row, number }: { row: number; number: PhaseNumber | undefined }) {
  const t = useText(words);
  const at = (name: string): string => rowField(row, name);
  return (
    <FieldGroup legend={t('staff.numbers.row', { n: row + 1 })}>
      <LocalizedField name={at('label')} label={t('staff.numbers.label')} value={number?.label} optional />
      <TextField name={at('value')} label={t('staff.numbers.value')} value={number === undefined ? '' : typedValue(number.value)} width="short" optional />
      <SelectField name={at('unit')} label={t('staff.numbers.unit')} options={(['percent', 'months'] as const).map((unit) => ({ value: unit, label: t(`staff.numbers.unit.${unit}`) }))} value={number?.unit ?? ''} placeholder={t('staff.numbers.unit.none')} width="medium" optional />
      <SelectField name={at('qualifier')} label={t('staff.numbers.qualifier')} options={QUALIFIERS.map((q) => ({ value: q, label: t(`staff.numbers.qualifier.${q}`) }))} value={number?.qualifier ?? 'exact'} placeholder={false} width="medium" />
      <TextField name={at('source')} label={t('staff.field.source')} value={number?.source ?? ''} optional />
    </FieldGroup>
  );
}
