import type { Localized } from '../../../../kernel/localized.ts';
import { TextField, useText } from '../../../../ui/index.ts';
import { staffWords } from '../../words.ts';
import { NAME_FIELDS } from '../rules.ts';

/** The German name and, if they like, the others; without them readers see the German one, marked as such. */
export function NameFields({ name }: { name?: Localized }) {
  const t = useText(staffWords);
  return (
    <>
      <TextField name="name" label={t('departments.name')} value={name?.texts[name.source]?.text ?? ''} />
      {NAME_FIELDS.map(([field, lang]) => <TextField name={field} label={t(`departments.${field}`)} value={name?.texts[lang]?.text ?? ''} optional />)}
    </>
  );
}
