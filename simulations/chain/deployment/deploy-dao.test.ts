import { id, ZeroHash } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseScenario, parseTokens, TOKEN } from '../../scenario/index.js';
import { accountOf } from '../account.js';
import type { ChainEngine, ChainTransaction } from '../chain-engine.js';
import { decodeResult, encodeCall } from '../codec/index.js';
import { createLogDecoder } from '../dao-log-decoder.js';
import { startChain } from '../start-chain.js';
import { bindingOf, DAO_CONTRACTS, type DaoContracts } from './dao-contracts.js';
import { type DaoDeployment, deployDao } from './deploy-dao.js';

const GENESIS = 1_767_225_600;
const alice = accountOf('alice');
const validator = accountOf('validator');

const scenario = parseScenario({
  name: 'deployment',
  title: 'Deployment',
  emission: { schedule: 'halving', tokensPerEpoch: '1000', halvingEpochs: 2 },
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 1, holdings: { totalTokens: '10' } }],
});
const plan = {
  scenario,
  validators: [validator],
  endowments: [
    { to: alice, amount: 7n * TOKEN },
    { to: validator, amount: 0n },
  ],
  initialModelCid: 'bafkfirst',
  genesisTime: GENESIS,
};

describe('a deployed DAO', () => {
  let chain: ChainEngine;
  let dao: DaoDeployment;
  let time: number;

  beforeAll(async () => {
    chain = await startChain('anvil', { chainId: 31_337, genesisTime: GENESIS });
    await chain.admit([alice, validator]);
    dao = await deployDao(chain, plan);
    time = dao.epochStart;
  }, 30_000);
  afterAll(() => chain.close());

  const ask = async (contract: keyof DaoContracts, functionName: string, ...args: unknown[]) => {
    const data = encodeCall(bindingOf(contract), functionName, args);
    const [result] = await chain.call([{ to: dao.contracts[contract], data }]);
    if (result === undefined || 'reverted' in result) throw new Error(`${contract}.${functionName} reverted`);
    return decodeResult(bindingOf(contract), functionName, args.length, result.data);
  };
  const send = async (...transactions: ChainTransaction[]) => {
    time += 1;
    return chain.mine(transactions, time);
  };
  const from = (sender: typeof alice, contract: keyof DaoContracts, functionName: string, ...args: unknown[]) => ({
    from: sender,
    to: dao.contracts[contract],
    data: encodeCall(bindingOf(contract), functionName, args),
  });

  it('has its tokens where the scenario wants them', async () => {
    const treasury = parseTokens(scenario.token.treasuryTokens);
    expect(await ask('token', 'balanceOf', alice)).toBe(7n * TOKEN);
    expect(await ask('token', 'balanceOf', dao.contracts.timelock)).toBe(treasury);
    expect(await ask('token', 'totalSupply')).toBe(treasury + 7n * TOKEN);
  });

  it('is governed by its timelock, and nobody has kept a right that deployed it', async () => {
    const administered = ['token', 'timelock', 'stakePool', 'trainerPool', 'validatorPool', 'rounds'] as const;
    for (const contract of administered) {
      expect(await ask(contract, 'hasRole', ZeroHash, chain.deployer), contract).toBe(false);
      expect(await ask(contract, 'hasRole', ZeroHash, dao.contracts.timelock), contract).toBe(true);
    }
    expect(await ask('token', 'hasRole', id('MINTER_ROLE'), chain.deployer)).toBe(false);
    expect(await ask('registry', 'owner')).toBe(dao.contracts.timelock);
    expect(await ask('timelock', 'hasRole', id('PROPOSER_ROLE'), dao.contracts.governor)).toBe(true);
    expect(await chain.call([from(chain.deployer, 'token', 'mint', alice, 1n)])).toMatchObject([
      { reverted: expect.stringMatching(id('AccessControlUnauthorizedAccount(address,bytes32)').slice(0, 10)) },
    ]);
  });

  it('lets its contracts do what they must', async () => {
    const { emission, rounds } = dao.contracts;
    expect(await ask('token', 'hasRole', id('MINTER_ROLE'), emission)).toBe(true);
    expect(await ask('stakePool', 'hasRole', id('REWARDS_DISTRIBUTOR_ROLE'), emission)).toBe(true);
    expect(await ask('stakePool', 'hasRole', id('SLASHER_ROLE'), rounds)).toBe(true);
    expect(await ask('trainerPool', 'hasRole', id('PAYER_ROLE'), rounds)).toBe(true);
    expect(await ask('validatorPool', 'hasRole', id('PAYER_ROLE'), rounds)).toBe(true);
    expect(await ask('rounds', 'hasRole', id('VALIDATOR_ROLE'), validator)).toBe(true);
    expect(await ask('rounds', 'hasRole', id('VALIDATOR_ROLE'), alice)).toBe(false);
    expect(await ask('rounds', 'modelCid')).toBe('bafkfirst');
  });

  it('told everything by logs that can be read, from the first block on', () => {
    const decode = createLogDecoder(DAO_CONTRACTS.map((contract) => ({ contract, address: dao.contracts[contract] })));
    const logs = dao.blocks.flatMap((block) => block.logs);
    const events = logs.map(decode);
    expect(events).not.toContain(null);
    expect(events.filter((event) => event?.event === 'ParameterSet')).toHaveLength(11);
    expect(dao.blocks.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(dao.blocks.every(({ timestamp }) => timestamp > GENESIS && timestamp < dao.epochStart)).toBe(true);
  });

  it('releases an epoch in each tick’s first second, by its schedule', async () => {
    const release = () => send(from(alice, 'emission', 'releaseEpoch'));
    time = dao.epochStart;
    expect((await release()).receipts[0]!.status).toBe('success');
    expect((await release()).receipts[0]!.status).toBe('reverted');
    time = dao.epochStart + scenario.tickSeconds;
    expect((await release()).receipts[0]!.status).toBe('success');
    expect(await ask('emission', 'nextEpoch')).toBe(2n);
    expect(await ask('emission', 'amountOf', 1n)).toBe(1000n * TOKEN);
    expect(await ask('emission', 'amountOf', 2n)).toBe(500n * TOKEN);
  });

  it('has a quarter of a tick for each window of a round', async () => {
    const { logs } = await send(from(alice, 'rounds', 'openRound'));
    const decoded = createLogDecoder([{ contract: 'rounds', address: dao.contracts.rounds }])(logs[0]!)!;
    const quarter = BigInt(Math.floor(scenario.tickSeconds / 4));
    expect(decoded.args).toMatchObject({
      commitDeadline: BigInt(time) + quarter,
      revealDeadline: BigInt(time) + 2n * quarter,
      scoreDeadline: BigInt(time) + 3n * quarter,
    });
  });
});

it('a scenario that the contracts refuse is reported with what was being done', async () => {
  const chain = await startChain('anvil', { chainId: 31_337, genesisTime: GENESIS });
  try {
    const amount = parseTokens(scenario.token.capTokens);
    await expect(deployDao(chain, { ...plan, endowments: [{ to: alice, amount }] })).rejects.toMatchObject({
      code: 'deployment-failed',
      message: expect.stringMatching(/^handing out the first tokens: .*TokenCapExceeded/),
    });
  } finally {
    await chain.close();
  }
});

it('both engines deploy the same DAO: addresses, logs, gas and all', async () => {
  const [anvil, ganache] = await Promise.all(
    (['anvil', 'ganache'] as const).map(async (name) => {
      const chain = await startChain(name, { chainId: 31_337, genesisTime: GENESIS });
      await chain.admit([alice, validator]);
      const dao = await deployDao(chain, plan);
      await chain.close();
      return dao;
    }),
  );
  expect(ganache).toEqual(anvil);
}, 60_000);
