import type { ComponentChildren } from 'preact';
import type { Ctx } from '../../../../platform/web/env.ts';
import { mayRun } from '../../policy.ts';
import type { Submission } from '../../submissions/queries.ts';
import { alikeWaiting } from '../bundles/queries.ts';
import { hasOriginal } from '../originals/queries.ts';
import { MoreSection } from './pages/more.tsx';

/** What else can be done with a contribution, for the page of those who moderate it. */
export async function moreSection(c: Ctx, submission: Submission): Promise<ComponentChildren> {
  const db = c.get('db');
  const [alike, original] = await Promise.all([submission.state === 'received' ? alikeWaiting(db, submission) : [], hasOriginal(db, submission.id)]);
  return <MoreSection submission={submission} alike={alike.length} original={original && mayRun(c.get('actor'), submission.processId)} />;
}
