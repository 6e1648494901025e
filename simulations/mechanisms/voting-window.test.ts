import { describe, expect, it } from 'vitest';
import { checkScenario } from './scenario.js';
import { closedVotingWindow, voteTimes } from './voting-window.js';

const DAY = 86_400;
const HOUR = 3600;
const WEEK = 604_800;

const draft = (
  [votingDelaySeconds, votingPeriodSeconds]: readonly [number, number],
  tickSeconds: number,
  archetype = 'proposer',
) => ({
  format: 'folkmoot-scenario/1',
  name: 'clock',
  title: 'Clock',
  tickSeconds,
  governance: { votingDelaySeconds, votingPeriodSeconds },
  population: [{ archetype, name: 'somebody', count: 1, holdings: { totalTokens: '1000' } }],
});

describe('a voting window in which somebody acts', () => {
  it.each([
    ['Folkmoot’s own', [DAY, WEEK], WEEK],
    ['Compound’s as recorded, on weekly ticks', [2 * DAY, 3 * DAY], WEEK],
    ['Compound’s by blocks of 12 s', [13_140 * 12, 19_710 * 12], WEEK],
    ['ENS’s by blocks of 12 s', [12, 45_818 * 12], WEEK],
    ['Arbitrum’s by blocks of 12 s', [21_600 * 12, 100_800 * 12], WEEK],
    ['an hour, on hourly ticks', [0, HOUR], HOUR],
    ['three days, on monthly ticks, at just the right time', [7 * DAY, 3 * DAY], 30 * DAY],
    ['one that ends with the very moment', [0, WEEK / 4 + 2], WEEK],
    ['one that begins in a later tick', [3 * WEEK - 1, 1], WEEK],
  ] as const)('is fine: %s', (_, clock, tickSeconds) => {
    expect(checkScenario(draft(clock, tickSeconds)).problems).toEqual([]);
  });
});

describe('a voting window in which nobody acts', () => {
  it.each([
    ['a day, on weekly ticks', [0, DAY], WEEK, WEEK / 4 + 2],
    ['three days, on monthly ticks', [DAY, 3 * DAY], 30 * DAY, 30 * (DAY / 4) + 2 - DAY],
    ['Compound’s, on ticks of a quarter of a year', [2 * DAY, 3 * DAY], 90 * DAY, 90 * (DAY / 4) + 2 - 2 * DAY],
    ['Folkmoot’s own, on yearly ticks', [DAY, WEEK], 31_536_000, 31_536_000 / 4 + 2 - DAY],
    ['one that ends a second before the moment', [0, WEEK / 4 + 1], WEEK, WEEK / 4 + 2],
    ['a second, right after a moment', [WEEK / 4 + 2, 1], WEEK, WEEK / 4],
  ] as const)('is refused by field, with a period that would do: %s', (_, clock, tickSeconds, needed) => {
    const { problems } = checkScenario(draft(clock, tickSeconds));
    expect(problems).toEqual([
      {
        field: 'governance.votingPeriodSeconds',
        message: expect.stringMatching(new RegExp(`nobody could ever vote.*at least ${needed}, `)),
      },
    ]);
    expect(checkScenario(draft([clock[0], needed], tickSeconds)).problems).toEqual([]);
  });

  it('is nobody’s trouble where nobody proposes', () => {
    expect(checkScenario(draft([0, DAY], WEEK, 'passiveHolder')).problems).toEqual([]);
    expect(
      closedVotingWindow({
        tickSeconds: WEEK,
        population: [],
        governance: { votingDelaySeconds: 0, votingPeriodSeconds: 1, timelockDelaySeconds: 0 },
      }),
    ).toBeNull();
  });
});

it('a proposal of tick 2 is carried out with the first tick after vote and timelock', () => {
  const governance = { votingDelaySeconds: DAY, votingPeriodSeconds: WEEK, timelockDelaySeconds: 2 * DAY };
  expect(voteTimes({ tickSeconds: WEEK, governance }, 2)).toEqual({
    opens: 2 * WEEK + 1 + DAY,
    ends: 3 * WEEK + 1 + DAY,
    // Queued as tick 4 starts, two days and a second before it may be.
    executes: 5 * WEEK,
  });
});
