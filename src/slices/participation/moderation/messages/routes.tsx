import type { FormState, ProblemCode } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { keepAudio, type StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import { MessageForm } from '../schema.ts';
import { sayToAuthor } from './commands.ts';
import { MessagesPage } from './pages/desk.tsx';
import { messagesTo } from './queries.ts';
import { AUDIO_MEGABYTES } from './rules.ts';

export function mountMessages(site: Site): void {
  site.page(PATHS.deskMessages, (c) => messagesPage(c));
  site.action(PATHS.deskMessages, say);
}

async function messagesPage(c: Ctx, form?: FormState): Promise<Response> {
  const { submission } = await moderated(c);
  return html(c, <MessagesPage submission={submission} messages={await messagesTo(c.get('db'), submission.id)} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function say(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const raw = await readForm(c);
  const parsed = parseForm(MessageForm, raw);
  const audio = await keep(c, raw.files['audio']?.[0]);
  const problems = [...parsed.form.problems, ...(typeof audio === 'string' ? [{ code: audio, field: 'audio', params: { formats: 'MP3, M4A, OGG, WAV, WEBM', megabytes: AUDIO_MEGABYTES } }] : [])];
  if (!parsed.ok || typeof audio === 'string') return messagesPage(c, withProblems(parsed.form, problems));
  const done = await write(c.get('db'), (tx) => sayToAuthor(tx, c.get('actor'), submission.id, { ...parsed.value, audio }));
  return done.ok ? goTo(c, pathTo(PATHS.deskMessages, { id: submission.id })) : messagesPage(c, withProblems(parsed.form, done.problems));
}

async function keep(c: Ctx, file: File | undefined): Promise<StoredFile | null | ProblemCode> {
  if (file === undefined) return null;
  if (file.size > AUDIO_MEGABYTES * 1024 * 1024) return 'too_large';
  return (await keepAudio(dataPaths(c.get('config').dataDir).files, Buffer.from(await file.arrayBuffer()))) ?? 'invalid_file';
}
