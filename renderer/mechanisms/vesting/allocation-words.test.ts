import { describe, expect, it } from 'vitest';
import { decidingWords, meaningOf, remarks, standingSentence } from './allocation-words.js';
import { monthMarks, unlockAreas } from './unlock-areas.js';

const quartiles = { lower: 24, median: 36, upper: 48, count: 431 };
const short = {
  measure: 'allUnlockedMonth',
  value: 12,
  quartiles,
  quarter: 'lowest',
  words: 'in the shortest quarter',
} as const;
const atLaunch = {
  float: { tokens: '40', percent: 4 },
  circulating: { tokens: '20', percent: 2 },
  floatQuartiles: { lower: 5.16, median: 14.34, upper: 31.83, count: 238 },
};

describe('the words of an allocation', () => {
  it('say where a value stands, with the quartiles', () => {
    expect(standingSentence(short)).toBe(
      'This time to full unlock is in the shortest quarter of 431 real ones: a quarter have 24 or less, half 36 or less, a quarter 48 or more.',
    );
  });

  it('remark on what is unlike most launches only', () => {
    expect(remarks(['Team', 'Crowd'], [[short], [{ ...short, quarter: 'middle' }]])).toEqual([
      'Team: the time to full unlock is in the shortest quarter of real launches.',
    ]);
  });

  it('tell float, next unlock, largest unlock and end', () => {
    const unlock = { tokens: '1', percent: 1, month: 3, groups: ['Crowd'], percentOfFloat: 25 };
    const cliff = { tokens: '60', percent: 6, month: 12, groups: ['Team'], percentOfFloat: 120 };
    expect(meaningOf({ atLaunch, unlocks: [unlock, cliff], allUnlockedMonth: 12, deciders: null })).toEqual([
      'At launch 4 % is unlocked, less than most launches; 2 % can be sold.',
      'The next unlock at once is in month 3: Crowd, 25 % of what is unlocked by then.',
      'The largest is in month 12: Team, 6 % of all tokens.',
      'Everything is unlocked by month 12.',
    ]);
  });

  it('tell when who could decide changes, and not what stays', () => {
    const largest = { name: 'ann', percentOfVotes: 60 };
    expect(
      decidingWords([
        { month: 0, largest, alone: [], fewest: 3 },
        { month: 6, largest, alone: [], fewest: 2 },
        { month: 12, largest, alone: ['ann'], fewest: 1 },
        { month: 24, largest, alone: ['ann'], fewest: 1 },
      ]),
    ).toEqual([
      'At launch nobody could decide a vote alone; 3 together could.',
      'From month 12 ann could decide a vote alone.',
    ]);
    expect(decidingWords([{ month: 0, largest: null, alone: [], fewest: null }])).toEqual([
      'At launch nobody could decide a vote, not even all together.',
    ]);
  });
});

describe('the picture of what is unlocked', () => {
  const plot = { left: 0, right: 120, top: 0, bottom: 100 };

  it('stacks groups from the bottom, and keeps what is unlocked to the end of a year', () => {
    const curves = [
      { group: 'Team', percent: [0, 0, 60] },
      { group: 'Crowd', percent: [40, 40, 40] },
    ];
    expect(unlockAreas({ months: [0, 6, 6], curves }, plot)).toEqual([
      { group: 'Team', path: 'M0,100L60,100L60,40L120,40L120,100L60,100L60,100L0,100Z' },
      { group: 'Crowd', path: 'M0,60L60,60L60,0L120,0L120,40L60,40L60,100L0,100Z' },
    ]);
  });

  it('marks few months, whole quarters or years apart', () => {
    expect(monthMarks(12)).toEqual([0, 3, 6, 9, 12]);
    expect(monthMarks(48)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48]);
    expect(monthMarks(63)).toEqual([0, 12, 24, 36, 48, 60]);
    for (const end of [12, 30, 100, 300, 1_200]) expect(monthMarks(end).length).toBeLessThanOrEqual(9);
  });
});
