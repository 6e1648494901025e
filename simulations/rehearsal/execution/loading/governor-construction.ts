import type { Address } from '../../../chain/index.js';
import { type Dao, QUORUM_COUNTS } from '../../../scenario/index.js';
import { smallestUnits } from './token-units.js';

/** Shares of a quorum on the chain are in 1/10,000. */
const BPS_PER_PERCENT = 100;
/** Rules of voting that the local governor weighs by, in the order of the contract's `VoteWeights`. */
const WEIGHTS: readonly string[] = ['tokens', 'quadratic', 'person'];

/** What a local governor is constructed with, and what it cannot do as the DAO does. */
export interface GovernorConstruction {
  /** The struct `GovernorConfiguration`. */
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly assumptions: readonly string[];
}

/** Turns a DAO's settings into those of `ConfigurableGovernor`. */
export function governorConstruction(
  { name, governor, token }: Dao,
  addresses: { readonly token: Address; readonly timelock: Address; readonly guardian: Address },
): GovernorConstruction {
  const { quorum, votingRule } = governor;
  const weights = WEIGHTS.indexOf(votingRule.kind);
  const optimistic = votingRule.kind === 'optimistic';
  const assumptions: string[] = [];
  if (weights < 0 && !optimistic) {
    assumptions.push(
      `The local governor counts one vote a token; the rule "${votingRule.kind}" is only in the forecast.`,
    );
  }
  const basisPoints = (percent: number, what: string) => {
    const bps = Math.round(percent * BPS_PER_PERCENT);
    if (Math.abs(bps / BPS_PER_PERCENT - percent) > 1e-9) {
      assumptions.push(`The local governor takes the ${what} of ${percent} % as ${bps / BPS_PER_PERCENT} %.`);
    }
    return BigInt(bps);
  };
  const units = (tokens: string, field: string) => smallestUnits(tokens, token.decimals, field);
  const configuration = {
    name,
    token: addresses.token,
    timelock: addresses.timelock,
    guardian: addresses.guardian,
    votingDelay: BigInt(governor.votingDelaySeconds),
    votingPeriod: BigInt(governor.votingPeriodSeconds),
    // Nothing is reached late where there is no quorum.
    lateQuorumExtension: BigInt(optimistic ? 0 : governor.lateQuorumExtensionSeconds),
    proposalThreshold: units(governor.proposalThresholdTokens, 'governor.proposalThresholdTokens'),
    rules: {
      ...limitOf(governor),
      counts: BigInt(QUORUM_COUNTS.indexOf(quorum.counts)),
      weights: BigInt(Math.max(0, weights)),
    },
  };
  return { configuration, assumptions };

  /** The kind of limit, in the order of the contract's `QuorumKind`, and how much it is. */
  function limitOf({ votingRule: rule }: Dao['governor']) {
    if (rule.kind === 'optimistic') return { kind: 2n, quorum: basisPoints(rule.vetoPercent, 'veto share') };
    if (quorum.kind === 'fraction') return { kind: 0n, quorum: basisPoints(quorum.percent, 'quorum') };
    return { kind: 1n, quorum: units(quorum.tokens, 'governor.quorum.tokens') };
  }
}
