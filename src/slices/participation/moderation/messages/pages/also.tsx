import type { FormState } from '../../../../../kernel/problem.ts';
import { FileField, More, TextArea, useText } from '../../../../../ui/index.ts';
import { LanguageField } from '../../../submissions/pages/fields.tsx';
import { words } from '../../words.ts';
import { AUDIO_MEGABYTES } from '../rules.ts';

/** In the form of a decision: the same in the author's language, also as a recording. The form is `multipart`. */
export function AlsoSaid({ language, form }: { language: string; form: FormState }) {
  const t = useText(words);
  return (
    <More summary={t('staff.also.title')} open={form.problems.some((p) => ['own', 'language', 'audio'].includes(p.field ?? ''))}>
      <div class="mt-form">
        <TextArea name="own" label={t('staff.also.text')} hint={t('staff.messages.text_hint')} rows={4} maxLength={4_000} optional />
        <LanguageField value={language === 'und' ? 'de' : language} staff />
        <FileField name="audio" label={t('staff.messages.audio')} hint={t('staff.messages.audio_hint')} accept="audio/*,.mp3,.m4a,.ogg,.wav,.webm" maxMegabytes={AUDIO_MEGABYTES} optional />
      </div>
    </More>
  );
}
