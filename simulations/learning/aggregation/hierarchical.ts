import type { AggregationContext, AggregationRule, Updates } from './aggregation-rule.js';

/** The updates of the trainers that report to one edge server. */
interface Group {
  /** Indices into the list of all updates. */
  readonly members: readonly number[];
  readonly updates: Updates;
}

/**
 * Client–edge–cloud aggregation (Liu et al. 2020, arXiv 1905.06641, with one edge aggregation for each in the cloud):
 * shard i reports to edge server i mod `groups`; every server combines what reaches it by one rule, and the centre
 * combines their results by another, where a server weighs as much as the samples behind it. Servers that nothing
 * reaches take no part. With FedAvg at both levels it is FedAvg. Costs what the rules cost; leaving out each in turn
 * combines at the edge only what the update is part of.
 *
 * @param groups number of edge servers, at least 1
 */
export function hierarchical(groups: number, within: AggregationRule, across: AggregationRule): AggregationRule {
  const centre = (edges: readonly Edge[], length: number, context: AggregationContext) =>
    across.combine(asUpdates(edges), length, context);
  return {
    coordinatewise: within.coordinatewise && across.coordinatewise,

    combine: (updates, length, context) => {
      const edges = groupsOf(updates, groups).map((group) =>
        edgeOf(group, within.combine(group.updates, length, context)),
      );
      return centre(edges, length, context);
    },

    combineWithoutEach: (updates, length, context) => {
      const all = groupsOf(updates, groups);
      const edges = all.map((group) => edgeOf(group, within.combine(group.updates, length, context)));
      const combined = new Array<Float32Array>(updates.deltas.length);
      all.forEach(({ members, updates: own }, g) => {
        within.combineWithoutEach(own, length, context).forEach((delta, k) => {
          const rest = { ...edges[g]!, delta, samples: edges[g]!.samples - own.sampleCounts[k]! };
          const others = edges.flatMap((edge, i) => (i !== g ? [edge] : members.length > 1 ? [rest] : []));
          combined[members[k]!] = centre(others, length, context);
        });
      });
      return combined;
    },
  };
}

/** What an edge server sends to the centre. */
interface Edge {
  readonly delta: Float32Array;
  readonly samples: number;
}

function edgeOf({ updates }: Group, delta: Float32Array): Edge {
  return { delta, samples: updates.sampleCounts.reduce((sum, samples) => sum + samples, 0) };
}

function groupsOf({ deltas, sampleCounts, shards }: Updates, groups: number): Group[] {
  const members = Array.from({ length: groups }, (): number[] => []);
  shards.forEach((shard, i) => {
    members[shard % groups]!.push(i);
  });
  return members
    .filter((list) => list.length > 0)
    .map((list) => ({
      members: list,
      updates: {
        deltas: list.map((i) => deltas[i]!),
        sampleCounts: list.map((i) => sampleCounts[i]!),
        shards: list.map((i) => shards[i]!),
      },
    }));
}

function asUpdates(edges: readonly Edge[]): Updates {
  return {
    deltas: edges.map(({ delta }) => delta),
    sampleCounts: edges.map(({ samples }) => samples),
    shards: edges.map((_, i) => i),
  };
}
