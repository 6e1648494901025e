import { ZeroAddress } from 'ethers';
import { parseTokens, type Scenario } from '../../scenario/index.js';
import type { Address } from '../chain-engine.js';
import type { DaoContracts } from './dao-contracts.js';
import { bps, initialParameters } from './initial-parameters.js';

const SCHEDULES = { constant: 0, exponential: 1, halving: 2 } as const;

export interface ConstructorContext {
  readonly scenario: Scenario;
  readonly contracts: DaoContracts;
  readonly deployer: Address;
  readonly initialModelCid: string;
  /** Unix seconds of the first epoch's start. */
  readonly epochStart: number;
}

/** The arguments each contract is constructed with, in its constructor's order. */
export function constructorArguments(
  context: ConstructorContext,
): Readonly<Record<keyof DaoContracts, readonly unknown[]>> {
  const { scenario, contracts, deployer, initialModelCid, epochStart } = context;
  const { token, governance, staking, tickSeconds } = scenario;
  const window = Math.floor(tickSeconds / 4);
  return {
    token: [token.name, token.symbol, parseTokens(token.capTokens), deployer],
    // Anybody may execute what has waited long enough; nobody but the governor may propose or cancel.
    timelock: [governance.timelockDelaySeconds, [contracts.governor], [ZeroAddress], ZeroAddress],
    governor: [
      `${token.name} Governor`,
      contracts.token,
      contracts.timelock,
      [
        governance.votingDelaySeconds,
        governance.votingPeriodSeconds,
        parseTokens(governance.proposalThresholdTokens),
        bps(governance.quorumPercent),
        governance.lateQuorumExtensionSeconds,
      ],
    ],
    registry: [
      contracts.timelock,
      initialParameters(scenario).map(({ key, value, minimum, maximum }) => [key, value, minimum, maximum]),
    ],
    stakePool: [
      contracts.token,
      staking.rewardsDurationSeconds,
      staking.cooldownSeconds,
      staking.slashDestination === 'burn' ? ZeroAddress : contracts.timelock,
      deployer,
    ],
    trainerPool: [contracts.token, deployer],
    validatorPool: [contracts.token, deployer],
    emission: [
      contracts.token,
      contracts.registry,
      [SCHEDULES[scenario.emission.schedule], epochStart, tickSeconds, scheduleParameter(scenario)],
      [contracts.trainerPool, contracts.validatorPool, contracts.stakePool, contracts.timelock],
    ],
    rounds: [
      [contracts.stakePool, contracts.registry, contracts.trainerPool, contracts.validatorPool],
      [window, window, window],
      initialModelCid,
      deployer,
    ],
  };
}

/** The schedule's one number: decay in ppm an epoch, epochs between halvings, or nothing. */
function scheduleParameter({ emission }: Scenario): bigint {
  if (emission.schedule === 'exponential') return bps(emission.decayPercent) * 100n;
  if (emission.schedule === 'halving') return BigInt(emission.halvingEpochs);
  return 0n;
}
