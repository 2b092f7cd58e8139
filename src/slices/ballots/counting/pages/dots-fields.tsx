import { inLanguage } from '../../../../kernel/localized.ts';
import { FieldGroup, NumberField, useText, useView } from '../../../../ui/index.ts';
import { dotsField } from '../../casting/rules.ts';
import type { Ballot } from '../../queries.ts';
import { staffWords } from '../../words.ts';

/** A number for each option, in their order, so that a board is typed from top to bottom with the Tab key. */
export function DotsFields({ ballot, max }: { ballot: Ballot; max?: number }) {
  const { locale } = useView();
  const t = useText(staffWords);
  return (
    <FieldGroup legend={t('staff.dots_by_option')} hint={t('staff.dots_by_option_hint')}>
      {ballot.options.map((o) => <NumberField name={dotsField(o.number)} label={`${o.number}. ${inLanguage(o.title, locale).text}`} min={0} max={max} optional />)}
    </FieldGroup>
  );
}
