import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDao } from '../../../test/fixtures/rehearsal/small-dao.js';
import type { DaoDraft } from '../../scenario/index.js';
import { whoMayStop } from './who-may-stop.js';

const DAY = 86_400;
const stoppers = (canStop: NonNullable<DaoDraft['canStop']>, governor: DaoDraft['governor'] = {}) =>
  whoMayStop(
    smallDao(
      { votingDelaySeconds: DAY, votingPeriodSeconds: 7 * DAY, timelockDelaySeconds: 2 * DAY, ...governor },
      { canStop },
    ),
    1000,
  );

describe('who may stop a proposal', () => {
  it.each<[string, NonNullable<DaoDraft['canStop']>[number], object, RegExp]>([
    [
      'a guardian until the execution',
      { name: 'Guardian' },
      { from: 0, to: 10 * DAY, outOfReachFrom: null },
      /^Guardian may cancel it as soon as it is proposed, until it is executed, 10 days after it is proposed at the earliest\.$/,
    ],
    ['a veto', { name: 'Foundation', power: 'veto' }, { from: 0, to: 10 * DAY }, /^Foundation may veto it as soon as/],
    [
      'a council while it waits in the timelock',
      { name: 'Security Council', power: 'cancelQueued' },
      { from: 8 * DAY, to: 10 * DAY },
      /may cancel it in the timelock from 8 days after it is proposed, until it is executed, 10 days/,
    ],
    [
      'a power that ends',
      { name: 'Council', power: 'cancelQueued', until: '2026-07-20' },
      { outOfReachFrom: '2026-07-10' },
      /ends on 2026-07-20, so that what is proposed from 2026-07-10 on is out of its reach/,
    ],
  ])('names %s', (_, stopper, expected, sentence) => {
    const [told] = stoppers([stopper]);
    expect(told).toMatchObject(expected);
    expect(told!.sentence).toMatch(sentence);
  });

  it('says that nobody stops in a timelock what does not wait in one', () => {
    const [told] = stoppers([{ name: 'Council', power: 'cancelQueued' }], { timelockDelaySeconds: 0 });
    expect(told!.sentence).toMatch(/nothing waits there: it cannot stop it/);
  });

  it('tells the first day on which a proposal outlasts a power, whatever the periods', () => {
    const period = fc.integer({ min: 60, max: 40 * DAY });
    fc.assert(
      fc.property(period, period, period, fc.integer({ min: 0, max: 3650 }), (delay, voting, timelock, day) => {
        const until = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        const governor = { votingDelaySeconds: delay, votingPeriodSeconds: voting, timelockDelaySeconds: timelock };
        const [{ to, outOfReachFrom }] = stoppers([{ name: 'Council', until }], governor) as [
          ReturnType<typeof whoMayStop>[number],
        ];
        const end = Date.parse(until) / 1000;
        const first = Date.parse(outOfReachFrom!) / 1000;
        expect(first + to).toBeGreaterThanOrEqual(end);
        expect(first - DAY + to).toBeLessThan(end);
      }),
    );
  });

  it('is nobody where the DAO names nobody', () => {
    expect(stoppers([])).toEqual([]);
  });
});
