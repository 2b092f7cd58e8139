import { LanguageNote, PlainText, RadioGroup, TextArea, useText, useView } from '../../../../../ui/index.ts';
import { toldReason, USUAL } from '../rules.ts';
import { words } from '../words.ts';

/** Why something is withheld: a usual reason, own words, or both. */
export function ReasonFields({ hint }: { hint?: string }) {
  const t = useText(words);
  return (
    <>
      <RadioGroup name="usual" legend={t('staff.usual')} hint={t('staff.usual_hint')} options={[{ value: '', label: t('staff.usual_none') }, ...USUAL.map((one) => ({ value: one, label: t(`usual.${one}`) }))]} value="" optional />
      <TextArea name="reason" label={t('staff.own')} hint={hint} rows={3} maxLength={1_000} optional />
    </>
  );
}

/** The reason as its author reads it; `noted`: own words say which language they are in. */
export function ToldReason({ reason, noted }: { reason: string; noted: boolean }) {
  const { locale } = useView();
  const { usual, own } = toldReason(reason, locale);
  return (
    <>
      {usual !== null && <p>{usual}</p>}
      {own !== '' && (noted ? <LanguageNote lang="de"><PlainText text={own} /></LanguageNote> : <div lang="de" dir="auto"><PlainText text={own} /></div>)}
    </>
  );
}
