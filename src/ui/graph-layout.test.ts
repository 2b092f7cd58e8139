import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX, layoutGraph, wrapText, type GraphNode } from './graph-layout.ts';

const graph = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 }).chain((steps) => fc.record({
  nodes: fc.constant(steps.map((step, i): GraphNode => ({ id: String(i), step, kind: 'k', title: `Titel ${i}` }))),
  edges: fc.array(fc.record({ from: fc.nat(steps.length - 1).map(String), to: fc.nat(steps.length - 1).map(String) }), { maxLength: 60 }),
  mirrored: fc.boolean(),
}));

describe('the graph of a thread', () => {
  it('shows every node once, inside the picture, none over another', () => {
    fc.assert(fc.property(graph, ({ nodes, edges, mirrored }) => {
      const layout = layoutGraph(nodes, edges, mirrored);
      expect(layout.nodes.map((node) => node.id)).toEqual(nodes.map((node) => node.id));
      for (const [i, a] of layout.nodes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.y).toBeGreaterThanOrEqual(0);
        expect(a.x + BOX.width).toBeLessThanOrEqual(layout.width);
        expect(a.y + BOX.height).toBeLessThanOrEqual(layout.height + 0.01);
        for (const b of layout.nodes.slice(i + 1)) expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
      }
      expect(layout.paths).toHaveLength(edges.length);
    }));
  });

  it('begins at the right where the language does', () => {
    const nodes = [{ id: 'a', step: 0, kind: '', title: '' }, { id: 'b', step: 3, kind: '', title: '' }];
    const [ltr, rtl] = [layoutGraph(nodes, [], false), layoutGraph(nodes, [], true)];
    expect(ltr.nodes[0]?.x).toBeLessThan(ltr.nodes[1]?.x ?? 0);
    expect(rtl.nodes[0]?.x).toBeGreaterThan(rtl.nodes[1]?.x ?? 0);
  });

  it('leaves out links to what is not shown', () => {
    expect(layoutGraph([{ id: 'a', step: 0, kind: '', title: '' }], [{ from: 'a', to: 'hidden' }], false).paths).toEqual([]);
  });

  it('shortens long titles visibly', () => {
    expect(wrapText('Dolmetscherpool für Gespräche in Ämtern und Schulen', 23, 2)).toEqual(['Dolmetscherpool für', 'Gespräche in Ämtern u …']);
    expect(wrapText('Donaudampfschifffahrtsgesellschaft', 23, 2)).toEqual(['Donaudampfschifffahrts…']);
  });
});
