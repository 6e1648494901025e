import type { DecodedAction, Proposal, VoteSupport } from '../../world/index.js';
import type { Observation } from '../agent.js';
import { expectedGain } from './expected-gain.js';
import { misdirectedPay } from './misdirected-pay.js';
import { ownHoldings } from './own-position.js';

/** How much a voter minds what. */
export interface Taste {
  /** Value of one point of model accuracy. */
  readonly accuracy: number;
  /** Value of one percent of its own income. */
  readonly income: number;
  /** Net value from which it takes a side; between minus and plus this it abstains. */
  readonly threshold: number;
}

export interface Judgement {
  readonly support: VoteSupport;
  readonly reason: string;
}

interface Effect {
  /** Expected change of accuracy, in points. */
  readonly accuracy: number;
  /** Expected change of the voter's own income, in percent. */
  readonly income: number;
  readonly because: string;
}

/**
 * Weighs what a proposal would do to measured accuracy and to the voter's own income, from public facts and the
 * voter's own studies. What it cannot judge, it abstains on.
 */
export function judgeProposal(proposal: Proposal, observation: Observation, taste: Taste): Judgement {
  const effects = proposal.actions.map(({ decoded }) => (decoded === null ? null : effectOf(decoded, observation)));
  const known = effects.filter((effect) => effect !== null);
  if (known.length < effects.length || known.length === 0) {
    return { support: 'abstain', reason: 'I cannot tell what this would do.' };
  }
  const value = known.reduce((sum, { accuracy, income }) => sum + taste.accuracy * accuracy + taste.income * income, 0);
  const reason = known.map(({ because }) => because).join(' ');
  if (value >= taste.threshold) return { support: 'for', reason };
  if (value <= -taste.threshold) return { support: 'against', reason };
  return { support: 'abstain', reason };
}

function effectOf(action: DecodedAction, observation: Observation): Effect | null {
  switch (action.kind) {
    case 'setParameter':
      return parameterEffect(action.key, action.value, observation);
    case 'setSplit':
      return splitEffect(action.stakersBps, observation);
    case 'transferTokens':
      return {
        accuracy: 0,
        income: -percentOf(action.amount, observation.view.supply),
        because: 'It spends what belongs to all of us.',
      };
    case 'call':
      return null;
  }
}

function parameterEffect(key: string, value: bigint, observation: Observation): Effect | null {
  const { view } = observation;
  if (key === 'aggregationRule') {
    const gain = expectedGain(observation, Number(value));
    if (gain === null) return null;
    return { accuracy: gain, income: 0, because: `By my measurements accuracy changes by ${signed(gain)} points.` };
  }
  if (key === 'contributionRule') {
    const wasted = misdirectedPay(view) * 100;
    const towardsScores = value === 0n ? -1 : 1;
    return {
      // Pay that reaches work which helps is worth what that work brings; one point for each tenth of the pay is a rule of thumb.
      accuracy: (towardsScores * wasted) / 10,
      income: 0,
      because: `${wasted.toFixed(1)} % of trainers' pay goes to updates that measured no good.`,
    };
  }
  if (key === 'emissionPerEpoch') {
    const now = view.parameters.get('emissionPerEpoch') ?? 0n;
    if (now === 0n) return null;
    const change = percentOf(value - now, now);
    return {
      accuracy: 0,
      income: stakes(observation) ? change : -change,
      because: `Emission changes by ${signed(change)} %.`,
    };
  }
  if (key === 'slashShareBps') {
    const harm = misdirectedPay(view) * 100;
    const change = Number(value - (view.parameters.get('slashShareBps') ?? 0n)) / 100;
    return {
      accuracy: Math.sign(change) * Math.min(harm / 10, Math.abs(change)),
      income: 0,
      because: `Harm would cost ${signed(change)} points more stake.`,
    };
  }
  return null;
}

function splitEffect(stakersBps: number, observation: Observation): Effect {
  const now = Number(observation.view.parameters.get('splitStakersBps') ?? 0n);
  const change = now === 0 ? 0 : (100 * (stakersBps - now)) / now;
  return {
    accuracy: 0,
    income: stakes(observation) ? change : 0,
    because: `Stakers' share changes by ${signed(change)} %.`,
  };
}

function stakes(observation: Observation): boolean {
  return ownHoldings(observation).active > 0n;
}

function percentOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000;
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}
