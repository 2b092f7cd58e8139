import { departmentsOf, isCoordinator } from '../../../kernel/actor.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { mayComment } from '../policy.ts';
import { assessmentByNumber } from '../queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { comment } from './commands.ts';
import { tellTalk } from './jobs.ts';
import { voicesOf } from './rules.ts';
import { CommentForm } from './schema.ts';

/** `shown`: the assessment's page, with a form that was refused. */
export function mountTalking(site: Site, shown: (c: Ctx, refused: FormState, status: 409 | 422) => Promise<Response>): void {
  site.action(PATHS.comments, (c) => say(c, shown));
}

async function say(c: Ctx, shown: (c: Ctx, refused: FormState, status: 409 | 422) => Promise<Response>): Promise<Response> {
  const actor = requireStaff(c);
  const number = c.req.param('number') ?? '';
  const assessment = found(/^\d{1,9}$/.test(number) ? await assessmentByNumber(c.get('db'), Number(number), { drafts: true }) : null);
  const asked = assessment.answers.map((a) => a.departmentId);
  if (!mayComment(actor, asked)) refuse('forbidden');
  const parsed = parseForm(CommentForm, await readForm(c));
  if (!parsed.ok) return shown(c, parsed.form, 422);
  const { as: departmentId, replyTo, text } = parsed.value;
  if (!voicesOf(isCoordinator(actor), departmentsOf(actor), asked).includes(departmentId)) refuse('forbidden');
  const done = await write(c.get('db'), async (tx) => {
    const said = await comment(tx, actor, assessment.id, { departmentId, replyTo, text });
    if (said.ok) await tellTalk(tx, assessment.id, departmentId, asked, replyTo === null ? 'asked' : 'replied');
    return said;
  });
  return done.ok ? goTo(c, hrefs.talk(assessment.number)) : shown(c, withProblems(parsed.form, done.problems), done.problems[0]?.code === 'already_closed' ? 409 : 422);
}
