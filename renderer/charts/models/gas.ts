import type { Frame } from '../../../simulations/api/contract/index.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import type { TimeModel } from '../time-model.js';

/** Gas that each group of agents used, tick by tick. */
export function gasModel(frames: readonly Frame[], vocabulary: RunVocabulary): TimeModel {
  const perTick = frames.map(({ transactions }) => {
    const gas: Record<string, number> = {};
    for (const [party, amount] of Object.entries(transactions.gasByGroup)) {
      const group = vocabulary.groupOf(party);
      gas[group] = (gas[group] ?? 0) + Number(amount);
    }
    return gas;
  });
  const totals = new Map<string, number>();
  for (const gas of perTick)
    for (const [group, amount] of Object.entries(gas)) totals.set(group, (totals.get(group) ?? 0) + amount);
  const groups = [...totals].sort((a, b) => b[1] - a[1]).map(([group]) => group);
  return {
    unit: 'gas',
    ticks: frames.map(({ tick }) => tick),
    series: groups.map((group) => {
      const pattern = vocabulary.patternOf(group);
      return {
        key: group,
        label: vocabulary.partyName(group),
        colour: vocabulary.colourOf(group),
        draw: 'bars',
        values: perTick.map((gas) => gas[group] ?? 0),
        ...(pattern === undefined ? {} : { pattern }),
      };
    }),
    stacked: true,
    bucket: 'mean',
    references: [],
    moments: [],
    domain: [0, null],
  };
}

/** How many transactions were refused up to now, by the contract's reason, most frequent first. */
export function revertCounts(frames: readonly Frame[]): readonly (readonly [reason: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { transactions } of frames)
    for (const [reason, times] of Object.entries(transactions.revertsByError))
      counts.set(reason, (counts.get(reason) ?? 0) + times);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
