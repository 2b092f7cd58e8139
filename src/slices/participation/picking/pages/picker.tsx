import { Actions, Button, CheckboxGroup, TextField, useText, useView } from '../../../../ui/index.ts';
import { whyOf } from '../../merging/pages/merge.tsx';
import { excerpt } from '../../submissions/rules.ts';
import type { Submission } from '../../submissions/queries.ts';
import type { Candidates } from '../queries.ts';
import { words } from '../words.ts';

export interface PickerProps extends Candidates {
  /** What the suggestions are similar to. */
  readonly about: string;
}

/** Choose submissions by number, search and suggestion. "Look" sends the whole form and brings it back with more to choose from. */
export function Picker({ chosen, found, similar, about }: PickerProps) {
  const t = useText(words);
  const { locale } = useView();
  const option = (s: Submission, hint?: string) => ({ value: s.id, label: `${t('staff.pick.number', { n: s.number })} ${excerpt(s.text, 140)}`, lang: s.language, ...(hint === undefined ? {} : { hint }) });
  const options = [
    ...chosen.map((s) => option(s)),
    ...found.map((s) => option(s, t('staff.pick.found'))),
    ...similar.map((o) => option(o.submission, whyOf(locale, about, o))),
  ];
  return (
    <section class="mt-flow">
      <h2>{t('staff.pick.legend')}</h2>
      <p class="mt-muted">{t('staff.pick.hint')}</p>
      {options.length === 0 ? <p>{t('staff.pick.none')}</p> : <CheckboxGroup name="submissions" legend={t('staff.pick.choose')} options={options} value={chosen.map((s) => s.id)} optional />}
      <TextField name="numbers" label={t('staff.pick.numbers')} hint={t('staff.pick.numbers_hint')} width="medium" optional />
      <TextField name="q" label={t('staff.pick.search')} type="search" width="medium" optional />
      <Actions><Button kind="secondary" name="step" value="look" icon="search">{t('staff.pick.look')}</Button></Actions>
    </section>
  );
}
