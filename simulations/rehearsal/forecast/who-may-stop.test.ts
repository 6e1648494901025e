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

  it('are the voters Against while the voting lasts, where they alone decide', () => {
    const [first, guardian] = stoppers([{ name: 'Guardian' }], {
      votingRule: { kind: 'optimistic', vetoPercent: 12.5 },
    });
    expect(first).toMatchObject({ name: 'Voters Against', power: 'against', from: DAY, to: 8 * DAY });
    expect(first!.sentence).toMatch(
      /^Voters veto it with 12\.5 % of the supply \(125 ACN\) Against, from 24 hours after/,
    );
    expect(guardian?.name).toBe('Guardian');
  });

  it('are the holders of a veto token until it is executed, with what it takes of them', () => {
    const dao = smallDao(
      { votingDelaySeconds: DAY, votingPeriodSeconds: 7 * DAY, timelockDelaySeconds: 2 * DAY },
      { dualGovernance: { supplyTokens: '9000000', signalling: { kind: 'supposed', meanPercent: 1 } } },
    );
    const [holders] = whoMayStop(dao, 1000);
    expect(holders).toMatchObject({ name: 'Holders of stETH', power: 'lock', from: 0, to: 10 * DAY });
    expect(holders!.sentence).toBe(
      'Holders of stETH may delay it by locking 1 % of it (90,000 stETH) until it is executed, 10 days after it is proposed at the earliest: for 8 days and longer the more is locked. With 10 % of it (900,000 stETH) still locked 45 days later they leave in a rage quit, and it waits until they are out, about 62 days from the lock on.',
    );
  });
});
