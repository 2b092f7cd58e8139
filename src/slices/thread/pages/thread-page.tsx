import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../kernel/localized.ts';
import { Button, EmptyState, Page, useText, useView } from '../../../ui/index.ts';
import { ThreadGraph } from '../../../ui/thread-graph.tsx';
import type { ThreadData } from '../queries.ts';
import { aloneText, graphOf, type GraphBox } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { ThreadTimeline } from './timeline.tsx';

/** A record's whole thread: in one sentence, as a picture, and step by step. `history` is for staff. */
export function ThreadPage({ data, history }: { data: ThreadData; history?: ComponentChildren }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(data.node.title, view.locale);
  const heading = title.lang === view.locale ? title.text : <span lang={title.lang}>{title.text}</span>;
  return (
    <Page title={t('title', { title: title.text })} heading={heading} eyebrow={`${t('eyebrow')} · ${t(`one.${data.node.kind}`)}`} lead={t(leadOf(data))} crumbs={[{ label: t(`one.${data.node.kind}`), href: view.href(data.node.href) }]} wide noindex={!data.node.visible}>
      <p>
        <Button href={view.href(data.node.href)} kind="secondary" iconAfter="next">{t('record')}</Button>
      </p>
      {leadOf(data) === 'alone' ? <EmptyState title={t('alone')}>{t(aloneText(data))}</EmptyState> : <Thread data={data} />}
      {history}
    </Page>
  );
}

function leadOf({ earlier, later }: ThreadData): 'lead_both' | 'lead_start' | 'lead_end' | 'alone' {
  if (earlier.length === 0) return later.length === 0 ? 'alone' : 'lead_start';
  return later.length === 0 ? 'lead_end' : 'lead_both';
}

function Thread({ data }: { data: ThreadData }) {
  const { locale } = useView();
  const t = useText(words);
  const graph = graphOf(data);
  const nodes = graph.boxes.map((box) => {
    const title = box.node === null ? null : inLanguage(box.node.title, locale);
    return {
      id: box.id,
      step: box.column,
      kind: t(`one.${box.kind}`),
      title: title?.text ?? t('more_box', { n: box.more?.count ?? 0 }),
      ...useAddress(box, data),
      current: box.id === data.node.id,
      ...(title === null || title.lang === locale ? {} : { lang: title.lang }),
    };
  });
  return (
    <>
      <section class="mt-flow" aria-labelledby="picture">
        <h2 id="picture">{t('picture')}</h2>
        <ThreadGraph nodes={nodes} edges={graph.edges} />
        {graph.partial && <p class="mt-muted mt-small">{t('graph_some')}</p>}
      </section>
      <section class="mt-flow" aria-labelledby="steps">
        <h2 id="steps">{t('timeline')}</h2>
        <ThreadTimeline data={data} open={5} all />
      </section>
    </>
  );
}

/** Records lead to their own thread, so that one can walk on; the box of the others to their list. */
function useAddress(box: GraphBox, data: ThreadData): { href?: string } {
  const { href } = useView();
  if (box.node !== null) return { href: href(hrefs.thread(box.node.kind, box.node.id)) };
  return box.more === null ? {} : { href: href(hrefs.side(data.node.kind, data.node.id, box.more.later, box.kind)) };
}
