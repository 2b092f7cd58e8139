import type { FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import { MessageForm } from '../schema.ts';
import { sayToAuthor } from './commands.ts';
import { recordingIn } from './imports.ts';
import { MessagesPage } from './pages/desk.tsx';
import { messagesTo } from './queries.ts';

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
  const audio = await recordingIn(dataPaths(c.get('config').dataDir).files, raw);
  const refused = audio !== null && 'code' in audio ? audio : null;
  if (!parsed.ok || refused !== null) return messagesPage(c, withProblems(parsed.form, [...parsed.form.problems, ...(refused === null ? [] : [refused])]));
  const done = await write(c.get('db'), (tx) => sayToAuthor(tx, c.get('actor'), submission.id, { ...parsed.value, audio: audio as StoredFile | null }));
  return done.ok ? goTo(c, pathTo(PATHS.deskMessages, { id: submission.id })) : messagesPage(c, withProblems(parsed.form, done.problems));
}
