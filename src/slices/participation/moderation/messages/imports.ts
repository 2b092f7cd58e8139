import type { Problem } from '../../../../kernel/problem.ts';
import { keepAudio, type StoredFile } from '../../../../platform/files.ts';
import { parseForm, type RawForm } from '../../../../platform/web/forms.ts';
import { AlsoSaidForm } from '../schema.ts';
import type { NewMessage } from './commands.ts';
import { AUDIO_MEGABYTES } from './rules.ts';

/** The recording of a form, checked by what it is; null where there is none. */
export async function recordingIn(dir: string, raw: RawForm): Promise<StoredFile | null | Problem> {
  const file = raw.files['audio']?.[0];
  if (file === undefined) return null;
  const params = { formats: 'MP3, M4A, OGG, WAV, WEBM', megabytes: AUDIO_MEGABYTES };
  if (file.size > AUDIO_MEGABYTES * 1024 * 1024) return { code: 'too_large', field: 'audio', params };
  return (await keepAudio(dir, Buffer.from(await file.arrayBuffer()))) ?? { code: 'invalid_file', field: 'audio', params };
}

/** What a decision's form says to the author in their language beside the decision; null where nothing is said. */
export async function alsoSaidIn(dir: string, raw: RawForm): Promise<{ readonly message: NewMessage | null; readonly problems: readonly Problem[] }> {
  const parsed = parseForm(AlsoSaidForm, raw);
  const audio = await recordingIn(dir, raw);
  const problems: Problem[] = [...(parsed.ok ? [] : parsed.form.problems), ...(audio !== null && 'code' in audio ? [audio] : [])];
  if (!parsed.ok || (audio !== null && 'code' in audio)) return { message: null, problems };
  const { own, language } = parsed.value;
  // Whoever cannot hear reads it; whoever moderates later knows what was said.
  if (own === null) return { message: null, problems: audio === null ? [] : [{ code: 'required', field: 'own' }] };
  return { message: { text: own, language: language ?? 'und', audio }, problems: [] };
}
