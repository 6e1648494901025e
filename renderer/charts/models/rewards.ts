import type { Frame } from '../../../simulations/api/contract/index.js';
import { roleColour } from '../../theme/role-colours.js';
import { partyName } from '../../words/parties.js';
import { tokensOf } from '../../words/tokens.js';
import type { Pattern, TimeModel, TimeSeries } from '../time-model.js';
import { family } from './families.js';

/** Running total, each tick on its own, or each tick's shares of 1. */
export type RewardsView = 'total' | 'tick' | 'share';

const order = [
  'honestTrainer',
  'freeRider',
  'labelFlipper',
  'signFlipper',
  'adversary',
  'validator',
  'staker',
  'community',
  'treasury',
];
const rewardKinds = new Set(['trainingReward', 'validationReward', 'stakingReward']);
const patterns: Readonly<Record<string, Pattern>> = {
  freeRider: 'hatch',
  labelFlipper: 'cross',
  signFlipper: 'cross',
  adversary: 'cross',
};

/** Who received rewards, by group of agents, over time. The treasury's share of the emission counts as its reward. */
export function rewardsModel(frames: readonly Frame[], view: RewardsView): TimeModel {
  const perTick = frames.map(rewardsOf);
  const groups = order.filter((group) => perTick.some((rewards) => (rewards[group] ?? 0) > 0));
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
    const pattern = patterns[group];
    return {
      key: group,
      label: partyName(group),
      colour: roleColour(group),
      draw: 'area',
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

/** A frame never changes, so what was added up once stays true. */
const known = new WeakMap<Frame, Readonly<Record<string, number>>>();

/** Tokens received as rewards in one tick, by group. */
function rewardsOf(frame: Frame): Readonly<Record<string, number>> {
  const before = known.get(frame);
  if (before !== undefined) return before;
  const rewards: Record<string, number> = {};
  for (const { to, kind, amount } of frame.flows) {
    const counts = rewardKinds.has(kind) || (kind === 'emission' && to === 'treasury');
    if (counts) rewards[family(to)] = (rewards[family(to)] ?? 0) + tokensOf(amount);
  }
  known.set(frame, rewards);
  return rewards;
}
