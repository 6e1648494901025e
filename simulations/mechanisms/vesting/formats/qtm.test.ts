import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALLOCATION_PRESETS } from '../presets.js';
import { type VestingGroupDraft, vestingSection } from '../section.js';
import { STAKEHOLDERS } from './qtm-stakeholders.js';
import { readQtm } from './read-qtm.js';
import { readCsvTable, writeCsv } from './table.js';
import { qtmRecords } from './write-qtm.js';

const LAUNCH = Date.UTC(2025, 0, 1) / 1000;
const MONEY = { launch: LAUNCH, valuation: 40_000_000 };
const read = (text: string) => {
  const table = readCsvTable(text);
  return table.value === null ? table : readQtm(table.value);
};
const inputs = (lines: Readonly<Record<string, string>>) =>
  writeCsv([
    ['Parameter', 'Parameter Name', 'Initial Value'],
    ...Object.entries(lines).map(([name, value]) => [name, name, value]),
  ]);
const SMALL = {
  initial_total_supply: '100,000,000',
  launch_date: '1.1.2025',
  public_sale_valuation: '40,000,000',
  seed_raised: '750,000',
  seed_valuation: '15,000,000',
  seed_bonus: '50.00%',
  seed_cliff: '6',
  seed_vesting_duration: '24',
  public_sale_supply_perc: '3.50%',
  public_sale_initial_vesting: '25',
  public_sale_vesting_duration: '6',
  team_allocation: '20.00%',
  team_cliff: '6',
  team_vesting_duration: '36',
  buyback_type: 'Fixed',
};

describe('inputs of the Quantitative Token Model', () => {
  it('become groups: investors by what they raised, liquidity by what is left', () => {
    const { value } = read(inputs(SMALL));
    expect(value?.totalTokens).toBe('100000000');
    const told = value?.groups.map(({ name, sharePercent, cliffMonths, durationMonths, unlockedAtLaunchPercent }) => {
      return [name, sharePercent, cliffMonths, durationMonths, unlockedAtLaunchPercent];
    });
    expect(told).toEqual([
      ['Seed', 5, 6, 30, 0],
      ['Public sale', 3.5, 0, 6, 25],
      ['Team', 20, 6, 42, 0],
      ['Liquidity', 71.5, 0, 0, 100],
    ]);
    expect(value?.groups.every(({ accruesDuringCliff, name }) => name === 'Liquidity' || !accruesDuringCliff)).toBe(
      true,
    );
  });

  it('price an investor by the public sale less its bonus where that is lower', () => {
    const { value } = read(inputs({ ...SMALL, seed_valuation: '60,000,000' }));
    expect(value?.groups[0]).toMatchObject({ name: 'Seed', sharePercent: 2.8125 });
  });

  it('pay airdrops at their dates', () => {
    const { value } = read(
      inputs({
        ...SMALL,
        airdrop_allocation: '2%',
        airdrop_date1: '1.1.2025',
        airdrop_amount1: '35%',
        airdrop_date2: '1.6.2025',
        airdrop_amount2: '65%',
      }),
    );
    const drops = value?.groups.filter(({ category }) => category === 'airdrop');
    expect(drops?.map(({ name, sharePercent }) => [name, sharePercent])).toEqual([
      ['Airdrop 1', 0.7],
      ['Airdrop 2', 1.3],
    ]);
    expect(drops?.[1]?.cliffMonths).toBeCloseTo(4.96, 2);
  });

  it('tell what cannot be read, by row and parameter', () => {
    const { seed_valuation: _, ...rest } = {
      ...SMALL,
      team_cliff: 'six',
      airdrop_allocation: '2%',
      launch_date: '31.2.2025',
    };
    const told = read(inputs(rest)).problems.map(({ row, value, message }) => `${row} ${value}: ${message}`);
    expect(told).toContain('13 six: team_cliff is not a number');
    expect(told).toContain('3 31.2.2025: launch_date is no date');
    expect(read(inputs({ ...SMALL, team_allocation: '120%' })).problems[0]?.message).toBe(
      'the shares of all but the liquidity pool add up to 128.50 %',
    );
    const { initial_total_supply: __, ...without } = SMALL;
    expect(read(inputs(without)).problems[0]?.message).toBe('the parameter initial_total_supply is missing');
  });

  it('are written so that they read back, whatever each stakeholder has', () => {
    const one = fc.record({
      share: fc.integer({ min: 0, max: 6_000_000 }),
      free: fc.integer({ min: 0, max: 100 }),
      cliff: fc.integer({ min: 0, max: 24 }),
      vesting: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: STAKEHOLDERS.length, maxLength: STAKEHOLDERS.length }), (drawn) => {
        const some: VestingGroupDraft[] = drawn.flatMap(({ share, free, cliff, vesting }, i) => {
          const { name, category } = STAKEHOLDERS[i]!;
          const schedule = { cliffMonths: cliff, durationMonths: cliff + vesting, accruesDuringCliff: false };
          const holder = { kind: 'treasury' as const };
          return share === 0
            ? []
            : [{ name, category, sharePercent: share / 1e6, unlockedAtLaunchPercent: free, holder, ...schedule }];
        });
        const rest = 1e8 - drawn.reduce((sum, { share }) => sum + share, 0);
        const pool = {
          name: 'Liquidity',
          category: 'liquidity',
          sharePercent: rest / 1e6,
          unlockedAtLaunchPercent: 100,
        } as const;
        const section = vestingSection.parse({
          totalTokens: '5000',
          groups: [...some, { ...pool, holder: { kind: 'treasury' } }],
        });
        const written = qtmRecords(section, MONEY);
        const back = read(writeCsv(written.value ?? []));
        const plain = ({ groups }: typeof section) => groups.map(({ holder: _, ...group }) => group);
        expect(plain(back.value!)).toEqual(plain(section));
      }),
    );
  });

  it('of its own default come back as they were', () => {
    const { groups } = ALLOCATION_PRESETS.find(({ id }) => id === 'qtm')!;
    const section = vestingSection.parse({ totalTokens: '100000000', groups });
    const back = read(writeCsv(qtmRecords(section, MONEY).value!)).value!;
    const shares = (some: typeof section) => some.groups.map(({ name, sharePercent }) => [name, sharePercent]);
    expect(shares(back)).toEqual(shares(section));
  });

  it('cannot say steps, growth during a cliff, or more groups than the model has', () => {
    const { value, problems } = qtmRecords(
      vestingSection.parse({
        totalTokens: '1',
        groups: [
          {
            name: 'Team',
            category: 'insiders',
            sharePercent: 50,
            holder: { kind: 'treasury' },
            shape: 'steps',
            durationMonths: 12,
          },
          {
            name: 'Advisors',
            category: 'insiders',
            sharePercent: 20,
            holder: { kind: 'treasury' },
            cliffMonths: 6,
            durationMonths: 12,
          },
          { name: 'First', category: 'staking', sharePercent: 20, holder: { kind: 'treasury' } },
          { name: 'Second', category: 'staking', sharePercent: 10, holder: { kind: 'treasury' } },
        ],
      }),
      MONEY,
    );
    expect(value).toBeNull();
    expect(problems.map(({ value: group, message }) => `${group}: ${message}`)).toEqual([
      'Team: the model knows linear schedules only',
      'Advisors: the model has nothing grow during a cliff',
      'Second: the model has no stakeholder left for it',
    ]);
  });
});
