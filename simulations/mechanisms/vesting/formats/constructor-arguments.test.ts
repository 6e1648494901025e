import { AbiCoder } from 'ethers';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../../chain/index.js';
import { allocate } from '../allocation.js';
import { SECONDS_PER_MONTH as MONTH, vestingSection } from '../section.js';
import { planWallets } from '../wallets.js';
import { constructorArguments } from './constructor-arguments.js';

const LAUNCH = 1_767_225_600;
const TEAM = [accountOf('ann'), accountOf('bob')];
const holder = { kind: 'cohort', cohort: 'team' } as const;
const schedule = { sharePercent: 25, durationMonths: 12 };
const groups = allocate(
  vestingSection.parse({
    totalTokens: '1000',
    groups: [
      { name: 'Linear', holder, ...schedule },
      { name: 'Cliff', holder: { kind: 'treasury' }, ...schedule, cliffMonths: 6 },
      { name: 'Steps', holder: { kind: 'treasury' }, ...schedule, shape: 'steps' },
      { name: 'Group', holder: { ...holder, wallet: 'group' }, ...schedule, votesWhileLocked: true },
    ],
  }),
  LAUNCH,
);
const entries = constructorArguments(
  planWallets(groups, { token: accountOf('token'), treasury: accountOf('treasury'), members: () => TEAM }),
);

describe('constructor arguments', () => {
  it("are OpenZeppelin's for what OpenZeppelin has, readable and encoded", () => {
    const [ann] = entries;
    const given = [TEAM[0], String(LAUNCH), String(12 * MONTH)];
    expect(ann).toMatchObject({ wallet: 'Linear 1', contract: 'VestingWallet', arguments: given, fund: '125' });
    expect(ann!.encoded).toBe(AbiCoder.defaultAbiCoder().encode(['address', 'uint64', 'uint64'], given));
    expect(entries.map(({ contract }) => contract)).toEqual([
      'VestingWallet',
      'VestingWallet',
      'CliffVestingWallet',
      'ScheduledVestingWallet',
      'GroupVestingWallet',
    ]);
  });

  it('are encoded for structures and lists, too', () => {
    const coder = AbiCoder.defaultAbiCoder();
    const terms = 'tuple(uint64,uint64,uint64,uint8,uint64)';
    const steps = [accountOf('treasury'), [LAUNCH, 12 * MONTH, 0, 1, MONTH], `0x${'0'.repeat(40)}`];
    expect(entries[3]!.encoded).toBe(coder.encode(['address', terms, 'address'], steps));
    const group = [
      accountOf('token'),
      [LAUNCH, 12 * MONTH, 0, 0, 0],
      TEAM,
      [125n * 10n ** 18n, 125n * 10n ** 18n],
      TEAM[0],
    ];
    expect(entries[4]!.encoded).toBe(coder.encode(['address', terms, 'address[]', 'uint256[]', 'address'], group));
  });

  it('survive as JSON', () => {
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
  });
});
