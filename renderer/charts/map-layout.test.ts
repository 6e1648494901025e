import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsThatFit, mapLayout } from './map-layout.js';
import type { MapEdge, ProtocolMap } from './models/protocol-map.js';

const edge = (from: string, to: string, kind = 'pay', asset = 'token'): MapEdge => ({
  id: [asset, from, to, kind].join('.'),
  asset,
  from,
  to,
  kind,
});
const graphOf = (...edges: readonly MapEdge[]): ProtocolMap => ({
  nodes: [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort(),
  edges,
});
const size = () => ({ width: 90, height: 24 });
const room = { width: 1200, height: 420 };
const laidOut = (graph: ProtocolMap) => mapLayout(graph, size, room);

/** Who pays whom, in circles too, as it may come. */
const graphs = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }), fc.constantFrom('a', 'b')), {
    minLength: 1,
    maxLength: 40,
    selector: (one) => one.join(),
  })
  .map((pairs) => graphOf(...pairs.map(([from, to, kind]) => edge(`p${from}`, `p${to}`, kind))));

describe('the layout of the protocol map', () => {
  it('puts who gives to the left of who gets', () => {
    const { nodes } = laidOut(graphOf(edge('mint', 'pool'), edge('pool', 'trainer'), edge('trainer', 'market')));
    const x = (party: string) => nodes.find(({ id }) => id === party)?.x ?? Number.NaN;
    expect([x('mint'), x('pool'), x('trainer'), x('market')]).toEqual(
      [x('mint'), x('pool'), x('trainer'), x('market')].toSorted((a, b) => a - b),
    );
    expect(new Set(nodes.map((node) => node.x)).size).toBe(4);
  });

  it('keeps edges between the same two apart, each with a place for its name', () => {
    const { paths } = laidOut(graphOf(edge('a', 'b', 'stake'), edge('a', 'b', 'fee'), edge('b', 'a', 'reward')));
    expect(new Set(paths.map(({ path }) => path)).size).toBe(3);
    expect(new Set(paths.map(({ y }) => Math.round(y))).size).toBe(3);
  });

  it('draws what a party gives itself beside it', () => {
    const { paths, nodes } = laidOut(graphOf(edge('a', 'a'), edge('a', 'b')));
    const own = nodes.find(({ id }) => id === 'a');
    expect(paths[0]?.y).toBeLessThan(own?.y ?? 0);
  });

  it('stays within its room, has all parties and edges, and is the same every time', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodes, paths, ...whole } = laidOut(graph);
        expect(whole.width).toBeGreaterThanOrEqual(room.width);
        expect(whole.height).toBeGreaterThanOrEqual(room.height);
        expect(nodes.map(({ id }) => id)).toEqual(graph.nodes);
        expect(paths.map(({ id }) => id)).toEqual(graph.edges.map(({ id }) => id));
        for (const { x, y, width, height } of nodes) {
          expect(x - width / 2).toBeGreaterThanOrEqual(0);
          expect(x + width / 2).toBeLessThanOrEqual(whole.width);
          expect(y - height / 2).toBeGreaterThanOrEqual(0);
          expect(y + height / 2).toBeLessThanOrEqual(whole.height);
        }
        for (const { path } of paths) expect(path).toMatch(/^M[-\d.,]+(C[-\d., ]+)+$/);
        expect(laidOut(graph)).toEqual({ nodes, paths, ...whole });
      }),
      { numRuns: 30 },
    );
  });

  it('lets no party cover another, however little room there is', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodes } = mapLayout(graph, size, { width: 300, height: 100 });
        for (const [at, one] of nodes.entries())
          for (const other of nodes.slice(at + 1))
            expect(
              Math.abs(one.x - other.x) >= one.width - 1 || Math.abs(one.y - other.y) >= one.height - 1,
              `${one.id} and ${other.id}`,
            ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('names the edges that have room, the first before the others', () => {
    const label = (id: string, x: number, y: number) => ({ id, x, y, width: 60 });
    const node = { id: 'a', x: 200, y: 100, width: 90, height: 24 };
    const labels = [label('one', 0, 0), label('near one', 20, 5), label('below', 20, 30), label('on a', 200, 110)];
    expect([...labelsThatFit(labels, [node], 16)]).toEqual(['one', 'below']);
    expect([...labelsThatFit(labels.toReversed(), [node], 16)]).toEqual(['below', 'near one']);
  });

  it('draws nothing of nothing', () => {
    expect(laidOut({ nodes: [], edges: [] })).toMatchObject({ nodes: [], paths: [] });
  });
});
