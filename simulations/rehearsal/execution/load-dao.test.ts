import { parseUnits } from 'ethers';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigurableGovernor, VotesToken } from '../../../contracts/bindings/index.js';
import { type Address, accountOf, type ContractBinding, decodeResult, encodeCall } from '../../chain/index.js';
import { type DaoDraft, daoSchema } from '../../scenario/index.js';
import type { Membership } from '../members/membership.js';
import { type LoadOptions, loadDao } from './load-dao.js';
import type { LoadedDao } from './loaded-dao.js';
import { OTHER_HOLDERS } from './loading/allocation.js';

const holder = (i: number): Address => accountOf(`holder ${i}`);
const GOVERNOR: Address = '0x00000000000000000000000000000000000000f1';
/** The one account that deploys on every local chain. */
const DEPLOYER: Address = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
const USDC: Address = '0x00000000000000000000000000000000000000c1';

const open: LoadedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

/** Holders with 100, 99, … tokens of six decimals, of whom nobody delegates. */
function membershipOf(count: number, supplyTokens = 10_000n): Membership {
  const balances = Array.from({ length: count }, (_, i) => 1_000_000n * BigInt(Math.max(100 - i, 1)));
  const total = balances.reduce((sum, balance) => sum + balance, 0n);
  const addresses = balances.map((_, i) => holder(i));
  return {
    addresses,
    balances,
    total,
    supply: supplyTokens * 1_000_000n,
    power: balances,
    decimals: 6,
    sourceHash: '',
  };
}

async function load(draft: Partial<DaoDraft>, options: Partial<LoadOptions> = {}): Promise<LoadedDao> {
  const dao = daoSchema.parse({
    name: 'test-dao',
    title: 'Test DAO',
    token: { name: 'Acorn', symbol: 'ACN', decimals: 6 },
    holders: { kind: 'list', holders: [] },
    ...draft,
  });
  const loaded = await loadDao({ dao, membership: membershipOf(5), ...options });
  open.push(loaded);
  return loaded;
}

async function ask(
  { chain }: LoadedDao,
  to: Address,
  contract: ContractBinding,
  name: string,
  ...args: readonly unknown[]
): Promise<unknown> {
  const [answer] = await chain.call([{ to, data: encodeCall(contract, name, args) }]);
  if (answer === undefined || 'reverted' in answer) throw new Error(`${name} reverted`);
  return decodeResult(contract, name, args.length, answer.data);
}

describe('a DAO on the local chain', () => {
  it('has its token, its holders and their votes, and all of the supply', async () => {
    const loaded = await load({ delegations: [{ delegator: holder(1), delegate: holder(0) }] });
    const token = (name: string, ...args: readonly unknown[]) => ask(loaded, loaded.token, VotesToken, name, ...args);
    expect(await token('symbol')).toBe('ACN');
    expect(await token('decimals')).toBe(6n);
    expect(await token('totalSupply')).toBe(10_000_000_000n);
    expect(await token('balanceOf', holder(1))).toBe(99_000_000n);
    expect(await token('getVotes', holder(0))).toBe(199_000_000n);
    expect(await token('getVotes', holder(1))).toBe(0n);
    expect(await token('balanceOf', OTHER_HOLDERS)).toBe(10_000_000_000n - 490_000_000n);
    expect(await token('getVotes', OTHER_HOLDERS)).toBe(0n);
    expect(await token('owner')).toBe(loaded.timelock);
    expect(loaded.names.get(holder(0))).toBe('holder 1');
  });

  it('has a governor with its rules, where the file says', async () => {
    const loaded = await load({
      addresses: { governor: GOVERNOR },
      governor: {
        votingDelaySeconds: 100,
        votingPeriodSeconds: 1_000,
        proposalThresholdTokens: '2.5',
        quorum: { kind: 'fraction', percent: 12.5, counts: 'for' },
        votingRule: { kind: 'quadratic' },
        guardian: true,
      },
    });
    expect(loaded.governor).toBe(GOVERNOR);
    const governor = (name: string) => ask(loaded, GOVERNOR, ConfigurableGovernor, name);
    expect(await governor('votingDelay')).toBe(100n);
    expect(await governor('votingPeriod')).toBe(1_000n);
    expect(await governor('proposalThreshold')).toBe(2_500_000n);
    expect(await governor('guardian')).toBe(loaded.guardian);
    expect(await governor('votingRules')).toEqual({ kind: 0n, quorum: 1_250n, counts: 1n, weights: 1n });
  });

  it('has a treasury of native currency, its own token and others', async () => {
    const loaded = await load({
      treasury: [
        { asset: 'native', tokens: '12.5' },
        { asset: 'token', symbol: 'ACN', decimals: 6, tokens: '40' },
        { asset: USDC, symbol: 'USDC', decimals: 6, tokens: '1000' },
      ],
    });
    expect(await loaded.chain.balance(loaded.timelock)).toBe(parseUnits('12.5', 18));
    expect(await ask(loaded, loaded.token, VotesToken, 'balanceOf', loaded.timelock)).toBe(40_000_000n);
    expect(await ask(loaded, loaded.token, VotesToken, 'totalSupply')).toBe(10_000_000_000n);
    expect(await ask(loaded, USDC, VotesToken, 'balanceOf', loaded.timelock)).toBe(1_000_000_000n);
    expect(loaded.contracts.map(({ name }) => name)).toEqual(['token', 'governor', 'timelock', 'USDC']);
  });

  it('has its own contracts, which the timelock owns in the deployer’s stead', async () => {
    const loaded = await load({
      contracts: [
        {
          name: 'Points',
          artifact: { builtIn: 'VotesToken' },
          constructorArguments: ['Points', 'PTS', '0', '{Clerk}'],
          nativeTokens: '2',
        },
        { name: 'Clerk', artifact: { abi: [], bytecode: '0x60006000f3' } },
        {
          name: 'Badges',
          artifact: { builtIn: 'VotesToken' },
          constructorArguments: ['Badges', 'BDG', '0', DEPLOYER],
        },
      ],
    });
    const points = loaded.contracts.find(({ name }) => name === 'Points')!;
    const clerk = loaded.contracts.find(({ name }) => name === 'Clerk')!;
    expect(await ask(loaded, points.address, points.contract, 'owner')).toBe(clerk.address);
    expect(await loaded.chain.balance(points.address)).toBe(parseUnits('2', 18));
    const badges = loaded.contracts.find(({ name }) => name === 'Badges')!;
    expect(await ask(loaded, badges.address, badges.contract, 'owner')).toBe(loaded.timelock);
    expect(loaded.assumptions).toContain(
      'Badges belonged to its deployer; on the local chain it was handed to the timelock.',
    );
  });

  it('refuses a contract whose constructor reverts, with the reason', async () => {
    const contracts = [
      {
        name: 'Points',
        artifact: { builtIn: 'VotesToken' },
        constructorArguments: ['Points', 'PTS', '0', `0x${'0'.repeat(40)}`],
      },
    ];
    await expect(load({ contracts })).rejects.toMatchObject({
      code: 'constructor-reverted',
      message: expect.stringMatching(/Points could not be constructed: OwnableInvalidOwner/),
    });
  });

  it('takes a large membership, the small holders pooled', async () => {
    const loaded = await load({}, { membership: membershipOf(20_000, 30_000n), needed: [holder(19_999)] });
    expect(await ask(loaded, loaded.token, VotesToken, 'getVotes', holder(1_999))).toBe(1_000_000n);
    expect(await ask(loaded, loaded.token, VotesToken, 'getVotes', holder(19_999))).toBe(1_000_000n);
    expect(await ask(loaded, loaded.token, VotesToken, 'totalSupply')).toBe(30_000_000_000n);
    expect(loaded.assumptions.join(' ')).toMatch(/2001 holders have an account of their own; 17999 smaller ones/);
  });

  it('is not started when its signal was given', async () => {
    await expect(load({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
