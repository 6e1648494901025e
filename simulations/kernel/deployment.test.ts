import { ZeroHash } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf, type ChainEngine, createLogDecoder, decodeResult, encodeCall, startChain } from '../chain/index.js';
import { MECHANISMS, parseScenario } from '../mechanisms/index.js';
import { parseTokens, TOKEN } from '../scenario/index.js';
import { type DaoDeployment, type DeploymentPlan, deployDao, roleId } from './deployment.js';
import { mechanismsOf } from './kernel-mechanism.js';

const alice = accountOf('alice');
const validator = accountOf('validator');
const scenario = parseScenario({
  name: 'deployment',
  title: 'Deployment',
  emission: { schedule: 'halving', tokensPerEpoch: '1000', halvingEpochs: 2 },
  // Somebody who trains brings the training rounds.
  population: [{ archetype: 'honestTrainer', name: 'holder', count: 1, holdings: { totalTokens: '100' } }],
});
const GENESIS = scenario.startTime;
const plan: DeploymentPlan = {
  scenario,
  mechanisms: mechanismsOf(scenario, MECHANISMS),
  agents: [{ name: 'validator-1', address: validator, archetype: 'validator', cohort: 'validator', shard: null }],
  endowments: [
    { to: alice, amount: 7n * TOKEN },
    { to: validator, amount: 0n },
  ],
  services: { learning: null },
};
const start = async (name: 'anvil' | 'ganache') => {
  const chain = await startChain(name, { chainId: 31_337, genesisTime: GENESIS });
  await chain.admit([alice, validator]);
  return chain;
};

describe('a deployed DAO', () => {
  let chain: ChainEngine;
  let dao: DaoDeployment;
  let time: number;

  beforeAll(async () => {
    chain = await start('anvil');
    dao = await deployDao(chain, plan);
    time = dao.epochStart;
  }, 30_000);
  afterAll(() => chain.close());

  const placed = (name: string) => dao.contracts.find(({ contract }) => contract === name)!;
  const ask = async (contract: string, functionName: string, ...args: unknown[]) => {
    const { address, binding } = placed(contract);
    const [result] = await chain.call([{ to: address, data: encodeCall(binding, functionName, args) }]);
    if (result === undefined || 'reverted' in result) throw new Error(`${contract}.${functionName} reverted`);
    return decodeResult(binding, functionName, args.length, result.data);
  };
  const from = (sender: typeof alice, contract: string, functionName: string, ...args: unknown[]) => ({
    from: sender,
    to: placed(contract).address,
    data: encodeCall(placed(contract).binding, functionName, args),
  });

  it('has its tokens where the scenario wants them', async () => {
    const treasury = parseTokens(scenario.token.treasuryTokens);
    expect(await ask('token', 'balanceOf', alice)).toBe(7n * TOKEN);
    expect(await ask('token', 'balanceOf', dao.treasury)).toBe(treasury);
    expect(await ask('token', 'totalSupply')).toBe(treasury + 7n * TOKEN);
    expect(dao.treasury).toBe(placed('timelock').address);
  });

  it('is governed by its timelock, and nobody has kept a right that deployed it', async () => {
    for (const contract of ['token', 'timelock', 'stakePool', 'trainerPool', 'validatorPool', 'rounds']) {
      expect(await ask(contract, 'hasRole', ZeroHash, chain.deployer), contract).toBe(false);
      expect(await ask(contract, 'hasRole', ZeroHash, dao.treasury), contract).toBe(true);
    }
    expect(await ask('token', 'hasRole', roleId('MINTER_ROLE'), chain.deployer)).toBe(false);
    expect(await ask('registry', 'owner')).toBe(dao.treasury);
    expect(await ask('timelock', 'hasRole', roleId('PROPOSER_ROLE'), placed('governor').address)).toBe(true);
    const { address, binding } = placed('token');
    const mint = encodeCall(binding, 'mint', [alice, 1n]);
    expect(await chain.call([{ from: chain.deployer, to: address, data: mint }])).toMatchObject([
      { reverted: expect.stringMatching(/^0x/) },
    ]);
  });

  it('lets its contracts do what they must', async () => {
    const emission = placed('emission').address;
    const rounds = placed('rounds').address;
    expect(await ask('token', 'hasRole', roleId('MINTER_ROLE'), emission)).toBe(true);
    expect(await ask('stakePool', 'hasRole', roleId('REWARDS_DISTRIBUTOR_ROLE'), emission)).toBe(true);
    expect(await ask('stakePool', 'hasRole', roleId('SLASHER_ROLE'), rounds)).toBe(true);
    expect(await ask('trainerPool', 'hasRole', roleId('PAYER_ROLE'), rounds)).toBe(true);
    expect(await ask('validatorPool', 'hasRole', roleId('PAYER_ROLE'), rounds)).toBe(true);
    expect(await ask('rounds', 'hasRole', roleId('VALIDATOR_ROLE'), validator)).toBe(true);
    expect(await ask('rounds', 'hasRole', roleId('VALIDATOR_ROLE'), alice)).toBe(false);
  });

  it('told everything by logs that can be read, from the first block on', () => {
    const decode = createLogDecoder(
      dao.contracts.map(({ contract, address, binding }) => ({ name: contract, address, contract: binding })),
    );
    const events = dao.blocks.flatMap(({ logs }) => logs.map(decode));
    expect(events).not.toContain(null);
    expect(events.filter((event) => event?.event === 'ParameterSet')).toHaveLength(11);
    expect(dao.blocks.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(dao.blocks.every(({ timestamp }) => timestamp > GENESIS && timestamp < dao.epochStart)).toBe(true);
  });

  it('releases an epoch in each tick’s first second, by its schedule', async () => {
    const release = () => chain.mine([from(alice, 'emission', 'releaseEpoch')], ++time);
    expect((await release()).receipts[0]!.status).toBe('success');
    expect((await release()).receipts[0]!.status).toBe('reverted');
    time = dao.epochStart + scenario.tickSeconds;
    expect((await release()).receipts[0]!.status).toBe('success');
    expect(await ask('emission', 'nextEpoch')).toBe(2n);
    expect(await ask('emission', 'amountOf', 1n)).toBe(1000n * TOKEN);
    expect(await ask('emission', 'amountOf', 2n)).toBe(500n * TOKEN);
  });

  it('has a quarter of a tick for each window of a round', async () => {
    const { logs } = await chain.mine([from(alice, 'rounds', 'openRound')], ++time);
    const { address, binding } = placed('rounds');
    const decoded = createLogDecoder([{ name: 'rounds', address, contract: binding }])(logs[0]!)!;
    const quarter = BigInt(Math.floor(scenario.tickSeconds / 4));
    expect(decoded.args).toMatchObject({
      commitDeadline: BigInt(time) + quarter,
      revealDeadline: BigInt(time) + 2n * quarter,
      // Scores are committed to in the third quarter and disclosed in the last.
      scoreDeadline: BigInt(time) + 2n * quarter + (7n * quarter) / 4n,
    });
  });
});

it('a scenario that the contracts refuse is reported with what was being done', async () => {
  const chain = await start('anvil');
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
      const chain = await start(name);
      const dao = await deployDao(chain, plan);
      await chain.close();
      return dao;
    }),
  );
  expect(ganache).toEqual(anvil);
}, 60_000);
