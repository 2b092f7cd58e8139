import type { VNode } from 'preact';
import { isStaff } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { namesOf } from '../../people/public.ts';
import { historyOf, HistorySection, threadOf, ThreadSection } from '../../thread/public.ts';

/** What a record came from and what came of it, for its page. */
export async function threadSection(c: Ctx, id: string): Promise<VNode> {
  return <ThreadSection data={await threadOf(c.get('db'), id, { staff: isStaff(c.get('actor')), perStep: 20 })} />;
}

/** Who changed a record and when, for those who work on it. */
export async function historySection(c: Ctx, id: string): Promise<VNode> {
  const items = await historyOf(c.get('db'), id);
  return <HistorySection items={items} names={await namesOf(c.get('db'), items.flatMap((i) => i.actor.id ?? []))} />;
}
