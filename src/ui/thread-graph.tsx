import { BOX, layoutGraph, type GraphEdge, type GraphNode, type PlacedNode } from './graph-layout.ts';
import { More } from './text-parts.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface ThreadGraphProps {
  /** Up to about 60. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What came from what, as a picture with links that scrolls inside itself, and as a list. */
export function ThreadGraph({ nodes, edges }: ThreadGraphProps) {
  const view = useView();
  const t = useText(words);
  const layout = layoutGraph(nodes, edges, view.dir === 'rtl');
  const title = t('graph_title', { nodes: nodes.length, edges: layout.paths.length });
  return (
    <figure class="mt-figure">
      <div class="mt-graph" role="region" aria-label={title} tabIndex={0}>
        <svg width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`} role="group" aria-label={title}>
          {layout.paths.map((d) => <path class="mt-graph__edge" d={d} />)}
          {layout.nodes.map((node) => <Node node={node} />)}
        </svg>
      </div>
      <More summary={t('graph_list')}>
        <GraphList nodes={nodes} edges={edges} />
      </More>
    </figure>
  );
}

function Node({ node }: { node: PlacedNode }) {
  const classes = node.current === true ? 'mt-graph__node mt-graph__node--current' : 'mt-graph__node';
  const middle = node.x + BOX.width / 2;
  const first = node.y + (node.lines.length > 1 ? 22 : 30);
  const content = (
    <>
      <title>{`${node.kind}: ${node.title}`}</title>
      <rect class="mt-graph__box" x={node.x} y={node.y} width={BOX.width} height={BOX.height} rx="14" />
      <text class="mt-graph__kind" x={middle} y={first} text-anchor="middle">{node.kind}</text>
      {node.lines.map((line, i) => <text class="mt-graph__title" x={middle} y={first + 21 + i * 18} text-anchor="middle" lang={node.lang}>{line}</text>)}
    </>
  );
  return node.href === undefined || node.current === true ? <g class={classes}>{content}</g> : <a class={classes} href={node.href}>{content}</a>;
}

/** The same as nested words: each record with what it comes from. */
function GraphList({ nodes, edges }: ThreadGraphProps) {
  const t = useText(words);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sorted = nodes.toSorted((a, b) => a.step - b.step);
  return (
    <ol>
      {sorted.map((node) => {
        const sources = edges.filter((edge) => edge.to === node.id).flatMap((edge) => byId.get(edge.from) ?? []);
        return (
          <li>
            <span class="mt-muted">{`${node.kind}: `}</span>
            {node.href === undefined ? <span lang={node.lang}>{node.title}</span> : <a href={node.href} lang={node.lang}>{node.title}</a>}
            {node.current === true && ` (${t('graph_here')})`}
            {sources.length > 0 && <span class="mt-muted">{` – ${t('graph_from')} ${sources.map((source) => source.title).join('; ')}`}</span>}
          </li>
        );
      })}
    </ol>
  );
}
