import { encodeBytes32String } from 'ethers';
import { parseTokens, type Scenario } from '../../scenario/index.js';
import type { Hex } from '../chain-engine.js';

/** One entry of the registry's constructor. */
export interface InitialParameter {
  readonly key: Hex;
  readonly value: bigint;
  /** Both bounds inclusive; fixed for good at deployment. */
  readonly minimum: bigint;
  readonly maximum: bigint;
}

const WHOLE_BPS = 10_000n;
const WHOLE_PPM = 1_000_000n;
/** What the trimmed mean cuts at each end when a vote brings it in and the scenario names no share. */
const DEFAULT_TRIM_PERCENT = 25;
/** A share at which nothing is left in the middle, less one basis point in a hundred. */
const MAXIMUM_TRIM_BPS = 4_900n;

/** The registry's parameters as the scenario sets them, each in the unit its name tells. */
export function initialParameters({
  learning,
  rewards,
  emission,
  staking,
  token,
}: Scenario): readonly InitialParameter[] {
  const { aggregation } = learning;
  const cap = parseTokens(token.capTokens);
  const trim = aggregation.rule === 'trimmedMean' ? aggregation.trimPercent : DEFAULT_TRIM_PERCENT;
  return [
    parameter('aggregationRule', aggregation.rule === 'trimmedMean' ? 1n : 0n, 1n),
    parameter('trimShareBps', bps(trim), MAXIMUM_TRIM_BPS),
    parameter('contributionRule', rewards.contribution === 'leaveOneOut' ? 1n : 0n, 1n),
    parameter('emissionPerEpoch', parseTokens(emission.tokensPerEpoch), cap),
    parameter('minimumStake', parseTokens(staking.minimumStakeTokens), cap),
    parameter('slashShareBps', bps(staking.slashSharePercent), WHOLE_BPS),
    parameter('slashThresholdPpm', bps(staking.slashThresholdPercent) * 100n, WHOLE_PPM),
    parameter('splitTrainersBps', bps(rewards.split.trainersPercent), WHOLE_BPS),
    parameter('splitValidatorsBps', bps(rewards.split.validatorsPercent), WHOLE_BPS),
    parameter('splitStakersBps', bps(rewards.split.stakersPercent), WHOLE_BPS),
    parameter('splitTreasuryBps', bps(rewards.split.treasuryPercent), WHOLE_BPS),
  ];
}

/** Percent as basis points. */
export function bps(percent: number): bigint {
  return BigInt(Math.round(percent * 100));
}

function parameter(name: string, value: bigint, maximum: bigint): InitialParameter {
  return { key: encodeBytes32String(name) as Hex, value, minimum: 0n, maximum };
}
