import type { AggregationRule } from '../aggregation-rule.js';
import { type Crowd, crowdOf } from './crowd.js';

/** The rule that picks among the members of a crowd, measured once. */
export function ruleOfCrowds(
  choose: (crowd: Crowd, members: readonly number[], length: number) => Float32Array,
): AggregationRule {
  return {
    coordinatewise: false,
    combine: ({ deltas }, length) => choose(crowdOf(deltas, length), [...deltas.keys()], length),
    combineWithoutEach: ({ deltas }, length) => {
      const crowd = crowdOf(deltas, length);
      const all = [...deltas.keys()];
      return all.map((left) =>
        choose(
          crowd,
          all.filter((i) => i !== left),
          length,
        ),
      );
    },
  };
}
