import type { Frame } from '../../../simulations/api/contract/index.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import { tokensOf } from '../../words/tokens.js';
import type { TimeModel, TimeSeries } from '../time-model.js';

/** Running total, each tick on its own, or each tick's shares of 1. */
export type RewardsView = 'total' | 'tick' | 'share';

/**
 * Who received rewards in the DAO's own token, by group, over time. New tokens that a treasury keeps count as its reward.
 */
export function rewardsModel(frames: readonly Frame[], vocabulary: RunVocabulary, view: RewardsView): TimeModel {
  const perTick = frames.map((frame) => rewardsOf(frame, vocabulary));
  const paid = perTick.flatMap((rewards) => Object.keys(rewards).filter((group) => rewards[group]! > 0));
  const groups = vocabulary.inOrder(new Set(paid));
  const totals = perTick.map((rewards) => Object.values(rewards).reduce((sum, amount) => sum + amount, 0));
  const series = groups.map((group): TimeSeries => {
    let sum = 0;
    const values = perTick.map((rewards, at) => {
      const amount = rewards[group] ?? 0;
      sum += amount;
      if (view === 'total') return sum;
      if (view === 'tick') return amount;
      return totals[at] === 0 ? null : amount / totals[at]!;
    });
    const pattern = vocabulary.patternOf(group);
    return {
      key: group,
      label: vocabulary.partyName(group),
      colour: vocabulary.colourOf(group),
      draw: view === 'total' ? 'area' : 'bars',
      values,
      ...(pattern === undefined ? {} : { pattern }),
    };
  });
  return {
    unit: view === 'share' ? 'share' : 'tokens',
    ticks: frames.map(({ tick }) => tick),
    series,
    stacked: true,
    bucket: view === 'total' ? 'last' : 'mean',
    references: [],
    moments: [],
    domain: [0, view === 'share' ? 1 : null],
  };
}

/** A frame never changes, and belongs to one run: what was added up once stays true. */
const known = new WeakMap<Frame, Readonly<Record<string, number>>>();

/** Tokens received as rewards in one tick, by group. */
function rewardsOf(frame: Frame, vocabulary: RunVocabulary): Readonly<Record<string, number>> {
  const before = known.get(frame);
  if (before !== undefined) return before;
  const { asset: own, decimals } = vocabulary.asset();
  const rewards: Record<string, number> = {};
  for (const flow of frame.flows) {
    if (flow.asset !== own || !vocabulary.isReward(flow)) continue;
    const group = vocabulary.groupOf(flow.to);
    rewards[group] = (rewards[group] ?? 0) + tokensOf(flow.amount, decimals);
  }
  known.set(frame, rewards);
  return rewards;
}
