import { Icon, useText, useView } from '../../../ui/index.ts';
import type { ThreadData } from '../queries.ts';
import { aloneText } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { ThreadTimeline } from './timeline.tsx';

export interface ThreadSectionProps {
  /** From `threadOf`; null shows nothing. */
  readonly data: ThreadData | null;
  /** Level of the heading; 2 unless stated. */
  readonly level?: 2 | 3;
}

/** A record's thread on its own page: each step with its first records, and the way to all of it. */
export function ThreadSection({ data, level = 2 }: ThreadSectionProps) {
  const view = useView();
  const t = useText(words);
  if (data === null) return null;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="mt-flow" aria-labelledby="thread">
      <Heading id="thread">{t('section')}</Heading>
      {data.earlier.length + data.later.length === 0 ? (
        <p class="mt-muted">{t(aloneText(data))}</p>
      ) : (
        <>
          <ThreadTimeline data={data} open={3} all={false} />
          <p>
            <a href={view.href(hrefs.thread(data.node.kind, data.node.id))}>
              <Icon name="thread" small /> {t('whole')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
