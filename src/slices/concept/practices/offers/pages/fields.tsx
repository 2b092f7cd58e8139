import { FieldGroup, NumberField, SelectField, TextArea, TextField, useText, type Option } from '../../../../../ui/index.ts';
import { words as conceptWords } from '../../../words.ts';
import { KINDS } from '../../rules.ts';
import type { OfferContent } from '../schema.ts';
import { words } from '../words.ts';

export interface FactFieldsProps {
  readonly places: readonly Option[];
  readonly value: Omit<OfferContent, 'language'> | null;
}

/** Every fact of a practice, for whoever hands it in and for the office: title, organisation and a few sentences are enough. */
export function FactFields({ places, value }: FactFieldsProps) {
  const t = useText(words);
  const c = useText(conceptWords);
  return (
    <>
      <TextField name="title" label={t('title')} value={value?.title ?? ''} />
      <TextField name="organisation" label={t('organisation')} value={value?.organisation ?? ''} autocomplete="organization" />
      <SelectField name="kind" label={c('kind')} options={KINDS.map((k) => ({ value: k, label: c(`kind.${k}`) }))} value={value?.kind ?? 'project'} placeholder={false} width="medium" />
      <TextArea name="note" label={t('note')} hint={t('note_hint')} value={value?.note ?? ''} rows={5} maxLength={3_000} />
      <FieldGroup legend={t('more')} hint={t('more_hint')}>
        <TextArea name="goal" label={c('practice.goal')} value={value?.goal ?? ''} rows={3} maxLength={2_000} optional />
        <TextArea name="worked" label={c('practice.worked')} hint={t('worked_hint')} value={value?.worked ?? ''} rows={3} maxLength={2_000} optional />
        <TextField name="targetGroup" label={c('target_groups')} value={value?.targetGroup ?? ''} optional />
        <TextField name="place" label={c('place')} value={value?.place ?? ''} optional />
        <NumberField name="sinceYear" label={t('since')} value={value?.sinceYear ?? ''} min={1800} max={2200} optional />
        <TextArea name="partners" label={c('partners')} hint={t('one_per_line')} value={value?.partners.join('\n') ?? ''} rows={3} optional />
        <NumberField name="amountEur" label={t('amount')} value={value?.amountEur ?? ''} min={0} optional />
        <TextField name="funding" label={c('practice.funding')} value={value?.funding ?? ''} optional />
        <TextField name="contact" label={c('practice.contact')} hint={c('practice.contact_hint')} value={value?.contact ?? ''} optional />
        <SelectField name="field" label={c('field')} options={places} value={value?.field ?? ''} placeholder={t('field_unknown')} optional />
      </FieldGroup>
    </>
  );
}
