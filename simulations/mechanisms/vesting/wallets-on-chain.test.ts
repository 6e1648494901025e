import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CliffVestingWallet,
  GovernanceToken,
  GroupVestingWallet,
  ScheduledVestingWallet,
  VestingWallet,
} from '../../../contracts/bindings/index.js';
import { ContractChain } from '../../../test/fixtures/contract-chain.js';
import { type Address, accountOf } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { type AllocatedGroup, allocate } from './allocation.js';
import { endOf, type Terms, vestedAt } from './schedule.js';
import { type VestingGroupDraft, vestingSection } from './section.js';
import { planWallets, type WalletPlan } from './wallets.js';

const LAUNCH = 1_767_300_000;
/** Not a round number of seconds. */
const MONTH = 86_402;
const share = { sharePercent: 12.5, holder: { kind: 'cohort', cohort: 'team' } } as const;
const GROUPS: VestingGroupDraft[] = [
  { name: 'Linear', ...share, durationMonths: 36 },
  { name: 'Linear with a cliff', ...share, durationMonths: 36, cliffMonths: 7 },
  { name: 'From the cliff on', ...share, durationMonths: 36, cliffMonths: 7, accruesDuringCliff: false },
  { name: 'At a date', ...share, shape: 'cliff', cliffMonths: 9 },
  { name: 'Steps', ...share, shape: 'steps', durationMonths: 36, cliffMonths: 7, unlockedAtLaunchPercent: 10 },
  { name: 'Log', ...share, shape: 'log', durationMonths: 36, stepMonths: 0.5, cliffMonths: 1 },
  { name: 'Votes', ...share, durationMonths: 36, cliffMonths: 3, votesWhileLocked: true },
  {
    name: 'Group',
    ...share,
    shape: 'steps',
    durationMonths: 36,
    votesWhileLocked: true,
    holder: { kind: 'cohort', cohort: 'team', wallet: 'group' },
  },
];
const MEMBERS = [accountOf('ann'), accountOf('bob'), accountOf('eve')];

/** One member's part of one wallet, and how to ask for it and claim it. */
interface Part {
  readonly name: string;
  readonly wallet: Address;
  readonly member: Address;
  readonly amount: bigint;
  readonly terms: Terms;
  readonly vested: (times: readonly number[]) => Promise<readonly bigint[]>;
  readonly claim: () => Promise<boolean>;
}

describe('vesting wallets on a chain', () => {
  let chain: ContractChain;
  let token: Address;
  let groups: readonly AllocatedGroup[];
  const parts: Part[] = [];
  const mint = (to: Address, amount: bigint) => {
    return chain.send({ binding: GovernanceToken, to: token }, 'mint', [to, amount]);
  };

  const deployAll = async (plan: WalletPlan) => {
    const termsOf = (name: string) => groups.find(({ group }) => group.name === name)!.terms;
    const own = async (
      wallet: {
        readonly key: string;
        readonly group: string;
        readonly amount: bigint;
        readonly arguments: readonly [Address, ...unknown[]];
      },
      address: Address,
    ) => {
      await mint(address, wallet.amount);
      parts.push({
        name: wallet.key,
        wallet: address,
        member: wallet.arguments[0],
        amount: wallet.amount,
        terms: termsOf(wallet.group),
        // All three kinds have these from OpenZeppelin.
        vested: (times) =>
          chain.ask(
            CliffVestingWallet,
            address,
            'vestedAmount',
            times.map((time) => [token, BigInt(time)] as const),
          ),
        claim: () => chain.send({ binding: CliffVestingWallet, to: address }, 'release', [token]),
      });
    };
    for (const each of plan.linear) await own(each, await chain.deploy(VestingWallet, each.arguments));
    for (const each of plan.cliff) await own(each, await chain.deploy(CliffVestingWallet, each.arguments));
    for (const each of plan.scheduled) await own(each, await chain.deploy(ScheduledVestingWallet, each.arguments));
    for (const each of plan.shared) {
      const address = await chain.deploy(GroupVestingWallet, each.arguments);
      await mint(address, each.amount);
      for (const [i, member] of each.arguments[2].entries()) {
        parts.push({
          name: `${each.key} ${i + 1}`,
          wallet: address,
          member,
          amount: each.arguments[3][i]!,
          terms: termsOf(each.group),
          vested: (times) =>
            chain.ask(
              GroupVestingWallet,
              address,
              'vestedAmount',
              times.map((time) => [member, BigInt(time)] as const),
            ),
          claim: () => chain.send({ binding: GroupVestingWallet, to: address }, 'release', [member]),
        });
      }
    }
  };

  beforeAll(async () => {
    chain = await ContractChain.start(LAUNCH - 1_000, MEMBERS);
    token = await chain.deploy(GovernanceToken, ['Token', 'TOK', 10n ** 25n, chain.deployer]);
    const minter = await chain.read(GovernanceToken, token, 'MINTER_ROLE', []);
    await chain.send({ binding: GovernanceToken, to: token }, 'grantRole', [minter, chain.deployer]);
    const totalTokens = '1000000.000000000000000007';
    groups = allocate(vestingSection.parse({ totalTokens, secondsPerMonth: MONTH, groups: GROUPS }), LAUNCH);
    await deployAll(planWallets(groups, { token, treasury: accountOf('treasury'), members: () => MEMBERS }));
  });
  afterAll(() => chain.close());

  it('compute what the library computes, to the wei, at any time', async () => {
    expect(parts).toHaveLength(GROUPS.length * MEMBERS.length);
    for (const { name, amount, terms, vested } of parts) {
      const random = randomStream(7, 'vesting', name);
      const end = endOf(terms);
      const drawn = Array.from({ length: 40 }, () => random.integer(LAUNCH - 10, end + 10));
      const edges = [terms.start, terms.start + terms.cliff, end].flatMap((time) => [time - 1, time, time + 1]);
      const times = [...drawn, ...edges];
      expect(await vested(times), name).toEqual(times.map((time) => vestedAt(terms, amount, time)));
    }
  });

  it('vote with what is locked where the plan says so, by whoever may delegate', async () => {
    const [ann, bob] = MEMBERS as [Address, Address];
    const part = (name: string) => parts.find((each) => each.name === name)!;
    const votesOf = (account: Address) => chain.read(GovernanceToken, token, 'getVotes', [account]);
    const delegate = (name: string, from: Address) => {
      const binding = name.startsWith('Group') ? GroupVestingWallet : ScheduledVestingWallet;
      return chain.send({ binding, to: part(name).wallet, from }, 'delegate', [bob]);
    };
    expect(await delegate('Votes 1', ann)).toBe(true);
    expect(await votesOf(bob)).toBe(part('Votes 1').amount);
    expect(await delegate('Group 2', bob)).toBe(false);
    expect(await delegate('Steps 1', ann)).toBe(false);
    expect(await delegate('Group 1', ann)).toBe(true);
    const group = groups.find(({ group: { name } }) => name === 'Group')!;
    expect(await votesOf(bob)).toBe(part('Votes 1').amount + group.locked);
  });

  it('pay what the library previews, and everything by the end', async () => {
    const paid = new Map<string, bigint>();
    const balanceOf = (account: Address) => chain.read(GovernanceToken, token, 'balanceOf', [account]);
    for (const month of [0.5, 1.3, 6.9, 7, 8.8, 9, 20, 35.99, 36.1]) {
      chain.now = LAUNCH + Math.round(month * MONTH);
      for (const { name, member, amount, terms, claim } of parts) {
        const before = await balanceOf(member);
        await claim();
        const vested = vestedAt(terms, amount, chain.now);
        expect((await balanceOf(member)) - before, `${name}, month ${month}`).toBe(vested - (paid.get(name) ?? 0n));
        paid.set(name, vested);
      }
    }
    const locked = groups.reduce((sum, group) => sum + group.locked, 0n);
    expect([...paid.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(locked);
    for (const { wallet } of parts) expect(await balanceOf(wallet)).toBe(0n);
  });
});
