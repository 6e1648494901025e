import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lido } from '../../../../test/fixtures/rehearsal/lido-rules.js';
import { mayExecute, nextStanding, normalSince, signallingSeconds } from './state-machine.js';
import { type VetoCase, type VetoWave, vetoCourse } from './veto-course.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Of a supply of 1,000, put in at 0, ready after two days, ten days until all who leave are out. */
const waiting = (waves: readonly VetoWave[], more: Partial<VetoCase> = {}): VetoCase => ({
  rules: lido,
  supply: 1_000n,
  waves,
  submittedAt: 0,
  readyAt: 2 * DAY,
  redemption: 10 * DAY,
  ...more,
});
const states = (found: VetoCase) => vetoCourse(found).changes.map(({ state, at }) => [state, at]);

describe('a proposal that holders of the veto token look at', () => {
  it('is executed in its time where less than the first seal objects', () => {
    const course = vetoCourse(waiting([{ at: DAY, locked: 9n }]));
    expect(course).toEqual({ changes: [], executableAt: 2 * DAY, rageQuits: 0, left: 0n, paidFrom: null });
  });

  it('is executed in its time where they come a second too late, and not where they come in that second', () => {
    expect(vetoCourse(waiting([{ at: 2 * DAY + 1, locked: 500n }])).executableAt).toBe(2 * DAY);
    expect(vetoCourse(waiting([{ at: 2 * DAY, locked: 500n }])).executableAt).toBeGreaterThan(2 * DAY);
  });

  it('waits for five days and three at the first seal, a second each after', () => {
    const found = waiting([{ at: DAY, locked: 10n }]);
    expect(states(found)).toEqual([
      ['vetoSignalling', DAY],
      ['vetoSignallingDeactivation', 6 * DAY + 1],
      ['vetoCooldown', 9 * DAY + 2],
    ]);
    expect(vetoCourse(found).executableAt).toBe(9 * DAY + 2);
  });

  it('waits for five hours and three days where they change their mind at once', () => {
    const found = waiting([
      { at: 0, locked: 50n },
      { at: 5 * HOUR, locked: 0n },
    ]);
    expect(vetoCourse(found).executableAt).toBe(3 * DAY + 5 * HOUR + 2);
  });

  it('waits on where more object while the signalling is being deactivated', () => {
    const found = waiting([
      { at: 0, locked: 10n },
      { at: 6 * DAY, locked: 55n },
    ]);
    expect(states(found)).toEqual([
      ['vetoSignalling', 0],
      ['vetoSignallingDeactivation', 5 * DAY + 1],
      ['vetoSignalling', 6 * DAY],
      ['vetoSignallingDeactivation', 25 * DAY + 1],
      ['vetoCooldown', 28 * DAY + 2],
    ]);
  });

  it('waits until all have left and the extension is over, with the second seal', () => {
    const course = vetoCourse(waiting([{ at: DAY, locked: 150n }]));
    expect(course.changes.map(({ state, at }) => [state, at])).toEqual([
      ['vetoSignalling', DAY],
      ['rageQuit', 46 * DAY + 1],
      ['vetoCooldown', 63 * DAY + 2],
    ]);
    expect(course).toMatchObject({ executableAt: 63 * DAY + 2, rageQuits: 1, left: 150n });
    expect(course.paidFrom).toBe(63 * DAY + 2 + 75 * DAY);
  });

  it('goes from one rage quit into the signalling of the next, of the supply that is left', () => {
    const found = waiting([
      { at: DAY, locked: 150n },
      { at: 50 * DAY, locked: 235n },
    ]);
    const course = vetoCourse(found);
    expect(course.changes.map(({ state }) => state)).toEqual([
      'vetoSignalling',
      'rageQuit',
      'vetoSignalling',
      'rageQuit',
      'vetoCooldown',
    ]);
    // 85 of the 850 that are left are just a tenth; the second in a row is paid after 90 days.
    expect(course.changes[2]).toMatchObject({ at: 63 * DAY + 2, support: 10n ** 17n });
    expect(course).toMatchObject({ rageQuits: 2, left: 235n });
    expect(course.paidFrom! - course.executableAt!).toBe(90 * DAY);
  });

  it('waits for the next cooldown where its timelock is longer than the first', () => {
    const found = waiting([{ at: 0, locked: 10n }], { readyAt: 9 * DAY });
    const [, , cooldown, again, , second] = vetoCourse(found).changes;
    expect([cooldown?.state, again?.state, second?.state]).toEqual(['vetoCooldown', 'vetoSignalling', 'vetoCooldown']);
    expect(vetoCourse(found).executableAt).toBe(second?.at);
  });

  it('is executed after a cooldown in the normal state where nobody objects any more', () => {
    const found = waiting(
      [
        { at: 0, locked: 10n },
        { at: DAY, locked: 0n },
      ],
      { readyAt: 10 * DAY },
    );
    expect(vetoCourse(found)).toMatchObject({ executableAt: 10 * DAY });
    expect(states(found).at(-1)).toEqual(['normal', DAY + 3 * DAY + 1 + 5 * HOUR + 1]);
  });

  it('says so where no moment is found among very many changes', () => {
    const rules = {
      ...lido,
      minimumSignalling: 0,
      maximumSignalling: 0,
      minimumActive: 0,
      deactivation: 0,
      cooldown: 0,
    };
    expect(vetoCourse(waiting([{ at: 0, locked: 10n }], { rules, readyAt: 1_000_000 })).executableAt).toBeNull();
  });
});

const anyCase = fc
  .record({
    waves: fc.uniqueArray(fc.record({ at: fc.nat(60), locked: fc.bigInt(0n, 1_000n) }), { selector: ({ at }) => at }),
    readyAt: fc.nat(30),
    redemption: fc.nat(10),
    secondSeal: fc.constantFrom(10n ** 17n, 10n ** 18n + 1n),
  })
  .map(({ waves, readyAt, redemption, secondSeal }): VetoCase => {
    const rules = {
      ...lido,
      ...{ secondSeal, minimumSignalling: 5, maximumSignalling: 20, minimumActive: 2, deactivation: 3, cooldown: 2 },
      ...{ rageQuitExtension: 4, withdrawalDelay: 3, withdrawalDelayGrowth: 1, maximumWithdrawalDelay: 9 },
    };
    return waiting(
      [...waves].sort((a, b) => a.at - b.at),
      { rules, readyAt, redemption },
    );
  });

describe('any course of objections', () => {
  it('comes to the same, event by event, as a clock that looks every second', () => {
    fc.assert(
      fc.property(anyCase, (found) => {
        const { rules, waves, supply, redemption, readyAt } = found;
        const course = vetoCourse(found);
        let at = normalSince(0);
        let [locked, left] = [0n, 0n];
        const changes: unknown[] = [];
        for (let now = 0; ; now++) {
          const poke = () => {
            const support =
              left === supply ? 0n : ((locked > left ? locked - left : 0n) * 10n ** 18n) / (supply - left);
            const out = at.enteredAt + redemption;
            const redeemedAt = at.state === 'rageQuit' && out <= now ? out : null;
            const after = nextStanding(rules, at, { support, redeemedAt }, now);
            if (after === at) return;
            changes.push({ at: now, state: after.state, support });
            if (after.state === 'rageQuit' && locked > left) left = locked;
            at = after;
          };
          poke();
          const wave = waves.find((each) => each.at === now);
          if (wave !== undefined) locked = wave.locked;
          poke();
          if (now < readyAt || !mayExecute(at, 0)) continue;
          expect(course.executableAt).toBe(now);
          expect(course.changes).toEqual(changes);
          return;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never lets it be executed before its time, nor in signalling, deactivation or a rage quit', () => {
    fc.assert(
      fc.property(anyCase, (found) => {
        const { changes, executableAt } = vetoCourse(found);
        expect(executableAt).toBeGreaterThanOrEqual(found.readyAt);
        expect(['normal', 'vetoCooldown']).toContain(changes.at(-1)?.state ?? 'normal');
      }),
    );
  });

  // The upper bound of Runtime Verification's design review for proposals submitted in the normal state.
  it('delays it without a rage quit by no more than T(R max) and the shortest signalling and deactivation', () => {
    fc.assert(
      fc.property(anyCase, (found) => {
        const { executableAt, rageQuits } = vetoCourse(found);
        fc.pre(rageQuits === 0);
        const { rules, waves, readyAt } = found;
        const most = waves.reduce((max, { locked }) => (locked > max ? locked : max), 0n) * 10n ** 15n;
        const longest = signallingSeconds(rules, most) + rules.minimumActive + rules.deactivation + 2;
        expect(executableAt).toBeLessThanOrEqual(readyAt + longest);
      }),
      { numRuns: 500 },
    );
  });

  it('delays it no less the more object from one moment on', () => {
    const support = fc.bigInt(0n, 1_000n);
    fc.assert(
      fc.property(support, support, fc.nat(2 * DAY), (a, b, at) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const executable = (locked: bigint) => vetoCourse(waiting([{ at, locked }])).executableAt!;
        expect(executable(less)).toBeLessThanOrEqual(executable(more));
      }),
    );
  });
});
