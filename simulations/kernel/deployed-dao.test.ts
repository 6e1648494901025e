import { Interface } from 'ethers';
import { describe, expect, it } from 'vitest';
import {
  ConfigurableGovernor,
  GovernanceToken,
  ParameterRegistry,
  TimelockController,
} from '../../contracts/bindings/index.js';
import { address, contracts, dao, observation, worldView } from '../../test/fixtures/world.js';
import type { Hex } from '../chain/index.js';
import { parameterKey } from '../mechanisms/governance/index.js';
import { TOKEN } from '../scenario/index.js';

const registry = new Interface(ParameterRegistry.abi);
const view = worldView({
  governance: {
    parameters: new Map([
      ['aggregationRule', 0n],
      ['trimShareBps', 2_500n],
      ['emissionPerEpoch', 1_000n * TOKEN],
      ['splitTrainersBps', 6_000n],
      ['splitValidatorsBps', 1_000n],
      ['splitStakersBps', 2_000n],
      ['splitTreasuryBps', 1_000n],
    ]),
  },
});
const names = (account: string) => (account === address(7) ? 'whale-1' : account);

const action = (target: keyof typeof contracts, calldata: string) => ({
  target: contracts[target],
  value: 0n,
  calldata: `0x${calldata.slice(2)}` satisfies Hex,
});
const effectOf = (target: keyof typeof contracts, calldata: string) =>
  dao.describe(action(target, calldata), view, names);

describe("a proposal's action in plain words", () => {
  it('names the parameter, the value now and the new one', () => {
    expect(effectOf('registry', registry.encodeFunctionData('set', [parameterKey('aggregationRule'), 1n]))).toBe(
      'aggregation rule: FedAvg → trimmed mean (25 % cut at each end)',
    );
    expect(
      effectOf('registry', registry.encodeFunctionData('set', [parameterKey('emissionPerEpoch'), TOKEN / 2n])),
    ).toBe('emission per epoch: 1000 tokens → 0.5 tokens');
  });

  it('tells of a new split only what changes', () => {
    expect(effectOf('registry', registry.encodeFunctionData('setSplit', [5_000, 1_000, 3_050, 950]))).toBe(
      'reward split: trainers 60 → 50 %, stakers 20 → 30.5 %, treasury 10 → 9.5 %',
    );
  });

  it('names who is paid from the treasury, and the voting rules that change', () => {
    const token = new Interface(GovernanceToken.abi);
    const governor = new Interface(ConfigurableGovernor.abi);
    const timelock = new Interface(TimelockController.abi);
    expect(effectOf('token', token.encodeFunctionData('transfer', [address(7), 5n * TOKEN]))).toBe(
      'pay 5 tokens from the treasury to whale-1',
    );
    const rules = { kind: 0, quorum: 550, counts: 1, weights: 2 };
    expect(effectOf('governor', governor.encodeFunctionData('setVotingRules', [rules]))).toBe(
      'voting rules: quorum 4 % of supply of For and Abstain, by tokens → quorum 5.5 % of supply of For, one vote each',
    );
    expect(effectOf('governor', governor.encodeFunctionData('setVotingPeriod', [259_200]))).toBe(
      'voting period: 1 week → 3 days',
    );
    expect(effectOf('governor', governor.encodeFunctionData('setProposalThreshold', [TOKEN / 2n]))).toBe(
      'proposal threshold: 10 → 0.5 tokens',
    );
    expect(effectOf('timelock', timelock.encodeFunctionData('updateDelay', [3_600]))).toBe(
      'timelock delay: 2 days → 1 hour',
    );
    expect(effectOf('token', token.encodeFunctionData('mint', [address(7), 1n]))).toBe(
      `call token.mint(${address(7)}, 1)`,
    );
  });

  it('says so when a call cannot be read', () => {
    expect(effectOf('registry', '0x12345678')).toContain('cannot be read');
    const cut = registry.encodeFunctionData('set', [parameterKey('aggregationRule'), 1n]).slice(0, 40);
    expect(effectOf('registry', cut)).toContain('cannot be read');
    expect(dao.readCall(address(99), '0x12345678')).toBeNull();
  });
});

it('what nobody has rules for is not judged', () => {
  const timelock = new Interface(TimelockController.abi);
  expect(dao.judge(action('timelock', timelock.encodeFunctionData('updateDelay', [1])), observation())).toBeNull();
  expect(dao.judge(action('registry', '0x12345678'), observation())).toBeNull();
});
