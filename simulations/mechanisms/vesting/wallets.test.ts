import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, accountOf } from '../../chain/index.js';
import { allocate } from './allocation.js';
import { SECONDS_PER_MONTH as MONTH, type VestingGroupDraft, vestingSection } from './section.js';
import { planWallets } from './wallets.js';

const LAUNCH = 1_767_225_600;
const TOKEN_ADDRESS = accountOf('token');
const TREASURY = accountOf('treasury');
const NOBODY: Address = `0x${'0'.repeat(40)}`;
const members = (count: number) => Array.from({ length: count }, (_, i) => accountOf(`member-${i + 1}`));
const cohort = (wallet: 'member' | 'group') => ({ kind: 'cohort', cohort: 'team', wallet }) as const;

const planOf = (fields: Partial<VestingGroupDraft>, count = 3, totalTokens = '100') => {
  const group = { name: 'Team', sharePercent: 100, holder: cohort('member'), durationMonths: 12, ...fields };
  const groups = allocate(vestingSection.parse({ totalTokens, groups: [group] }), LAUNCH);
  return planWallets(groups, { token: TOKEN_ADDRESS, treasury: TREASURY, members: () => members(count) });
};

describe('the wallets of an allocation', () => {
  it("are OpenZeppelin's own for a linear schedule, one a member", () => {
    const { linear, cliff, scheduled, shared } = planOf({});
    expect([cliff, scheduled, shared]).toEqual([[], [], []]);
    expect(linear.map(({ key, arguments: given }) => [key, given])).toEqual(
      members(3).map((member, i) => [`Team ${i + 1}`, [member, BigInt(LAUNCH), BigInt(12 * MONTH)]]),
    );
    // 100 tokens among three, to the wei.
    expect(linear.map(({ amount }) => amount)).toEqual([
      33333333333333333334n,
      33333333333333333333n,
      33333333333333333333n,
    ]);
  });

  it('have a cliff where there is one, and are a date where everything unlocks at once', () => {
    expect(planOf({ cliffMonths: 6 }).cliff[0]!.arguments[3]).toBe(BigInt(6 * MONTH));
    const { linear } = planOf({ shape: 'cliff', cliffMonths: 6, durationMonths: 0 });
    expect(linear[0]!.arguments.slice(1)).toEqual([BigInt(LAUNCH + 6 * MONTH), 0n]);
  });

  it('are ours for steps, logarithms and votes; only with votes they name the token', () => {
    const [steps] = planOf({ shape: 'steps' }).scheduled;
    expect(steps!.arguments.slice(1)).toEqual([
      { start: BigInt(LAUNCH), duration: BigInt(12 * MONTH), cliff: 0n, shape: 1n, period: BigInt(MONTH) },
      NOBODY,
    ]);
    expect(planOf({ shape: 'log' }).scheduled[0]!.arguments[1].shape).toBe(2n);
    expect(planOf({ votesWhileLocked: true }).scheduled[0]!.arguments[2]).toBe(TOKEN_ADDRESS);
  });

  it('may be one for the group, whose first member delegates where locked tokens vote', () => {
    const { shared } = planOf({ holder: cohort('group') });
    expect(shared).toHaveLength(1);
    expect(shared[0]!.arguments.slice(2)).toEqual([
      members(3),
      [33333333333333333334n, 33333333333333333333n, 33333333333333333333n],
      NOBODY,
    ]);
    expect(planOf({ holder: cohort('group'), votesWhileLocked: true }).shared[0]!.arguments[4]).toBe(members(3)[0]);
  });

  it("hold the treasury's in one, and nothing of what is free at launch", () => {
    const [only] = planOf({ holder: { kind: 'treasury' } }).linear;
    expect([only!.key, only!.arguments[0], only!.amount]).toEqual(['Team', TREASURY, 100n * 10n ** 18n]);
    expect(Object.values(planOf({ unlockedAtLaunchPercent: 100 })).flat()).toEqual([]);
  });

  it('lock all that is locked, to the wei, under keys of their own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom<('member' | 'group')[]>('member', 'group'),
        (count, total, unlockedAtLaunchPercent, wallet) => {
          const plan = planOf({ unlockedAtLaunchPercent, holder: cohort(wallet) }, count, String(total));
          const wallets = Object.values(plan).flat();
          const locked = wallets.reduce((sum, { amount }) => sum + amount, 0n);
          const whole = total * 10n ** 18n;
          expect(locked).toBe(whole - (whole * BigInt(unlockedAtLaunchPercent)) / 100n);
          expect(new Set(wallets.map(({ key }) => key)).size).toBe(wallets.length);
        },
      ),
    );
  });
});
