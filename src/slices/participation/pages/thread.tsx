import type { VNode } from 'preact';
import type { Ctx } from '../../../platform/web/env.ts';
import { useText, useView } from '../../../ui/index.ts';
import type { NodeKind } from '../../thread/public.ts';
import { words } from '../words.ts';

/** The way to a record's whole thread. */
export function ThreadLink({ kind, id }: { kind: NodeKind; id: string }) {
  const t = useText(words);
  const view = useView();
  return <p><a href={view.href(`/thread/${kind}/${id}`)}>{t('thread.link')}</a></p>;
}

export function threadSection(_c: Ctx, kind: NodeKind, id: string): VNode {
  return <ThreadLink kind={kind} id={id} />;
}
