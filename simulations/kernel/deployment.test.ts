import { ZeroHash } from 'ethers';
import { describe, expect, it } from 'vitest';
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

/** A deployed DAO on a chain of its own, and ways to ask its contracts. */
class Deployed {
  readonly chain: ChainEngine;
  readonly dao: DaoDeployment;
  /** Unix seconds of the latest block that a test mined. */
  time: number;

  constructor(chain: ChainEngine, dao: DaoDeployment) {
    this.chain = chain;
    this.dao = dao;
    this.time = dao.epochStart;
  }

  placed(name: string) {
    return this.dao.contracts.find(({ contract }) => contract === name)!;
  }

  async ask(contract: string, functionName: string, ...args: unknown[]) {
    const { address, binding } = this.placed(contract);
    const [result] = await this.chain.call([{ to: address, data: encodeCall(binding, functionName, args) }]);
    if (result === undefined || 'reverted' in result) throw new Error(`${contract}.${functionName} reverted`);
    return decodeResult(binding, functionName, args.length, result.data);
  }

  /** Alice calls a contract, in a block a second after the last. */
  async send(contract: string, functionName: string) {
    const { address, binding } = this.placed(contract);
    const call = { from: alice, to: address, data: encodeCall(binding, functionName, []) };
    this.time += 1;
    return this.chain.mine([call], this.time);
  }
}

/** Deploys anew for each test: what a deployment does wrong is then the failure of the test that says so. */
async function withDao(work: (deployed: Deployed) => unknown): Promise<void> {
  const chain = await start('anvil');
  try {
    await work(new Deployed(chain, await deployDao(chain, plan)));
  } finally {
    await chain.close();
  }
}

describe('a deployed DAO', () => {
  it('has its tokens where the scenario wants them', () =>
    withDao(async (deployed) => {
      const { dao } = deployed;
      const treasury = parseTokens(scenario.token.treasuryTokens);
      expect(await deployed.ask('token', 'balanceOf', alice)).toBe(7n * TOKEN);
      expect(await deployed.ask('token', 'balanceOf', dao.treasury)).toBe(treasury);
      expect(await deployed.ask('token', 'totalSupply')).toBe(treasury + 7n * TOKEN);
      expect(dao.treasury).toBe(deployed.placed('timelock').address);
    }));

  it('is governed by its timelock, and nobody has kept a right that deployed it', () =>
    withDao(async (deployed) => {
      const { chain, dao } = deployed;
      for (const contract of ['token', 'timelock', 'stakePool', 'trainerPool', 'validatorPool', 'rounds']) {
        expect(await deployed.ask(contract, 'hasRole', ZeroHash, chain.deployer), contract).toBe(false);
        expect(await deployed.ask(contract, 'hasRole', ZeroHash, dao.treasury), contract).toBe(true);
      }
      expect(await deployed.ask('token', 'hasRole', roleId('MINTER_ROLE'), chain.deployer)).toBe(false);
      expect(await deployed.ask('registry', 'owner')).toBe(dao.treasury);
      const governor = deployed.placed('governor').address;
      expect(await deployed.ask('timelock', 'hasRole', roleId('PROPOSER_ROLE'), governor)).toBe(true);
      const { address, binding } = deployed.placed('token');
      const mint = encodeCall(binding, 'mint', [alice, 1n]);
      expect(await chain.call([{ from: chain.deployer, to: address, data: mint }])).toMatchObject([
        { reverted: expect.stringMatching(/^0x/) },
      ]);
    }));

  it('lets its contracts do what they must', () =>
    withDao(async (deployed) => {
      const emission = deployed.placed('emission').address;
      const rounds = deployed.placed('rounds').address;
      expect(await deployed.ask('token', 'hasRole', roleId('MINTER_ROLE'), emission)).toBe(true);
      expect(await deployed.ask('stakePool', 'hasRole', roleId('REWARDS_DISTRIBUTOR_ROLE'), emission)).toBe(true);
      expect(await deployed.ask('stakePool', 'hasRole', roleId('SLASHER_ROLE'), rounds)).toBe(true);
      expect(await deployed.ask('trainerPool', 'hasRole', roleId('PAYER_ROLE'), rounds)).toBe(true);
      expect(await deployed.ask('validatorPool', 'hasRole', roleId('PAYER_ROLE'), rounds)).toBe(true);
      expect(await deployed.ask('rounds', 'hasRole', roleId('VALIDATOR_ROLE'), validator)).toBe(true);
      expect(await deployed.ask('rounds', 'hasRole', roleId('VALIDATOR_ROLE'), alice)).toBe(false);
    }));

  it('told everything by logs that can be read, from the first block on', () =>
    withDao(({ dao }) => {
      const decode = createLogDecoder(
        dao.contracts.map(({ contract, address, binding }) => ({ name: contract, address, contract: binding })),
      );
      const events = dao.blocks.flatMap(({ logs }) => logs.map(decode));
      expect(events).not.toContain(null);
      expect(events.filter((event) => event?.event === 'ParameterSet')).toHaveLength(11);
      expect(dao.blocks.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      expect(dao.blocks.map(({ timestamp }) => timestamp - GENESIS)).toEqual([1, 2, 3, 4]);
      expect(dao.epochStart).toBe(GENESIS + 60);
    }));

  it('releases an epoch in each tick’s first second, by its schedule', () =>
    withDao(async (deployed) => {
      const release = async () => (await deployed.send('emission', 'releaseEpoch')).receipts[0]!.status;
      expect(await release()).toBe('success');
      expect(await release()).toBe('reverted');
      deployed.time = deployed.dao.epochStart + scenario.tickSeconds - 1;
      expect(await release()).toBe('success');
      expect(await deployed.ask('emission', 'nextEpoch')).toBe(2n);
      expect(await deployed.ask('emission', 'amountOf', 1n)).toBe(1000n * TOKEN);
      expect(await deployed.ask('emission', 'amountOf', 2n)).toBe(500n * TOKEN);
    }));

  it('has a quarter of a tick for each window of a round', () =>
    withDao(async (deployed) => {
      const { logs } = await deployed.send('rounds', 'openRound');
      const { address, binding } = deployed.placed('rounds');
      const decoded = createLogDecoder([{ name: 'rounds', address, contract: binding }])(logs[0]!)!;
      const [quarter, time] = [BigInt(Math.floor(scenario.tickSeconds / 4)), BigInt(deployed.time)];
      expect(decoded.args).toMatchObject({
        commitDeadline: time + quarter,
        revealDeadline: time + 2n * quarter,
        // Scores are committed to in the third quarter and disclosed in the last.
        scoreDeadline: time + 2n * quarter + (7n * quarter) / 4n,
      });
    }));

  it('tells its contracts apart by mechanism, name and address', () =>
    withDao(({ dao }) => {
      expect(dao.contracts.map(({ mechanism, contract, key }) => [mechanism, contract, key])).toEqual([
        ['token', 'token', ''],
        ['staking', 'stakePool', ''],
        ['governance', 'timelock', ''],
        ['governance', 'governor', ''],
        ['governance', 'registry', ''],
        ['rewards', 'trainerPool', ''],
        ['rewards', 'validatorPool', ''],
        ['emission', 'emission', ''],
        ['training', 'rounds', ''],
      ]);
      const places = dao.contracts.map(({ address }) => address);
      expect(new Set(places).size).toBe(places.length);
      for (const { mechanism, contract, address } of dao.contracts)
        expect(dao.addresses.get(mechanism)?.[contract]).toBe(address);
    }));
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
});
