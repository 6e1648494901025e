import type { Frame } from '../../../simulations/api/contract/index.js';
import { meaningColour } from '../../theme/role-colours.js';
import { percent } from '../../words/number-format.js';
import { ruleOfRound } from '../../words/rules.js';
import type { TimeModel } from '../time-model.js';

export interface AccuracyReference {
  readonly label: string;
  readonly frames: readonly Frame[];
}

/** Accuracy of the shared model by settled round, between its target, the trainers' own spread and, when there is one, another run. */
export function accuracyModel(
  frames: readonly Frame[],
  targetShare: number | null,
  reference: AccuracyReference | null = null,
): TimeModel {
  const rounds = frames.filter((frame) => frame.round !== null);
  const ticks = rounds.map(({ tick }) => tick);
  const values = rounds.map(({ round }) => round!.accuracy);
  const spread = {
    key: 'spread',
    label: 'Trainers on their own data, lowest to highest',
    colour: meaningColour('accuracy'),
    draw: 'band' as const,
    values: rounds.map(({ round }) => round!.clientAccuracy?.high ?? null),
    low: rounds.map(({ round }) => round!.clientAccuracy?.low ?? null),
  };
  const line = {
    key: 'accuracy',
    label: 'Shared model',
    colour: meaningColour('accuracy'),
    draw: 'line' as const,
    values,
  };
  return {
    unit: 'share',
    ticks,
    series: [spread, ...(reference === null ? [] : [referenceSeries(ticks, reference)]), line],
    stacked: false,
    bucket: 'extremes',
    references:
      targetShare === null
        ? []
        : [{ value: targetShare, label: `Target ${percent(targetShare)}`, colour: meaningColour('target') }],
    moments: ruleChanges(rounds),
    domain: [0, 1],
  };
}

function referenceSeries(ticks: readonly number[], { label, frames }: AccuracyReference) {
  return {
    key: 'reference',
    label,
    colour: meaningColour('abstain'),
    draw: 'dashed' as const,
    values: ticks.map((tick) => frames[tick]?.round?.accuracy ?? null),
  };
}

/** The rounds from which on updates were combined, or trainers paid, by another rule. */
function ruleChanges(rounds: readonly Frame[]): TimeModel['moments'] {
  return rounds.flatMap(({ tick, round }, at) => {
    const before = rounds[at - 1]?.round;
    if (before === undefined || before === null || round === null) return [];
    const changes: string[] = [];
    if (before.aggregationRule !== round.aggregationRule) changes.push(ruleOfRound(round.aggregationRule));
    if (before.contributionRule !== round.contributionRule)
      changes.push(`paid by ${ruleOfRound(round.contributionRule)}`);
    return changes.length === 0 ? [] : [{ tick, label: changes.join(', ') }];
  });
}
