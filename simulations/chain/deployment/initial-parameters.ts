import { encodeBytes32String } from 'ethers';
import {
  AGGREGATION_RULES,
  type Aggregation,
  CONTRIBUTION_RULES,
  parseTokens,
  type Scenario,
} from '../../scenario/index.js';
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
/** What robust rules withstand when a vote brings one in and the scenario's own rule names no share. */
const DEFAULT_WITHSTOOD_PERCENT = 25;
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
  return [
    parameter('aggregationRule', indexIn(AGGREGATION_RULES, aggregation.rule), lastRule(aggregation)),
    parameter('trimShareBps', bps(withstoodPercent(aggregation)), MAXIMUM_TRIM_BPS),
    parameter(
      'contributionRule',
      indexIn(CONTRIBUTION_RULES, rewards.contribution),
      BigInt(CONTRIBUTION_RULES.length - 1),
    ),
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

/** The share of updates that the scenario's rule withstands, or cuts at each end. */
function withstoodPercent(aggregation: Aggregation): number {
  if ('trimPercent' in aggregation) return aggregation.trimPercent;
  return 'byzantinePercent' in aggregation ? aggregation.byzantinePercent : DEFAULT_WITHSTOOD_PERCENT;
}

/** FLTrust needs examples set aside at the start, so it is in reach only of scenarios that begin with it. */
function lastRule({ rule }: Aggregation): bigint {
  return indexIn(AGGREGATION_RULES, 'flTrust') - (rule === 'flTrust' ? 0n : 1n);
}

function indexIn(rules: readonly string[], rule: string): bigint {
  return BigInt(rules.indexOf(rule));
}

/** Percent as basis points. */
export function bps(percent: number): bigint {
  return BigInt(Math.round(percent * 100));
}

function parameter(name: string, value: bigint, maximum: bigint): InitialParameter {
  return { key: encodeBytes32String(name) as Hex, value, minimum: 0n, maximum };
}
