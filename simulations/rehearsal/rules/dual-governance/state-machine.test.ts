import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lido as proposed } from '../../../../test/fixtures/rehearsal/lido-rules.js';
import { parseDao } from '../../../scenario/index.js';
import {
  type DualGovernanceRules,
  type DualStanding,
  dualGovernanceRules,
  mayExecute,
  nextChange,
  nextStanding,
  normalSince,
  signallingSeconds,
  WHOLE,
  withdrawalDelaySeconds,
} from './state-machine.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
const percent = (share: number) => BigInt(Math.round(share * 1e10)) * 1_000_000n;
const lido = dualGovernanceRules(
  parseDao({
    name: 'lido',
    title: 'Lido',
    holders: { kind: 'list', holders: [] },
    dualGovernance: { supplyTokens: '9000000', signalling: { kind: 'supposed', meanPercent: 1 } },
  }).dualGovernance!,
);
const sight = (share: number, redeemedAt: number | null = null) => ({ support: percent(share), redeemedAt });
const standing = (state: DualStanding['state'], enteredAt: number, more: Partial<DualStanding> = {}): DualStanding => ({
  ...normalSince(enteredAt),
  state,
  ...more,
});

describe('dual governance with Lido’s settings of mainnet', () => {
  it('has the seals and durations that its mechanism design proposes', () => {
    expect(lido).toEqual(proposed);
  });

  // T(R) of the mechanism design: 5 days at 1 %, 45 at 10 %, a straight line of 40/9 days a percent in between.
  it.each([
    [0, 0],
    [0.9999999999, 0],
    [1, 5 * DAY],
    [2, 816_000],
    [3.25, 15 * DAY],
    [5, 1_968_000],
    [5.5, 25 * DAY],
    [9.9999999999, 45 * DAY - 1],
    [10, 45 * DAY],
    [100, 45 * DAY],
  ])('signals with %s %% of the supply for %s seconds', (share, seconds) => {
    expect(signallingSeconds(lido, percent(share))).toBe(seconds);
  });

  // W(i) = min(60 + 15·i, 180) days.
  it.each([
    [1, 75],
    [2, 90],
    [7, 165],
    [8, 180],
    [9, 180],
  ])('pays who leaves in rage quit %s of a row after %s days', (round, days) => {
    expect(withdrawalDelaySeconds(lido, round)).toBe(days * DAY);
  });

  // Each transition of the mechanism design at its last second without and its first second with it.
  it.each([
    ['Normal, below the first seal', standing('normal', 0), sight(0.9999999999), 100, 'normal'],
    ['Normal, at the first seal', standing('normal', 0), sight(1), 100, 'vetoSignalling'],
    ['Signalling, not over', standing('vetoSignalling', 0, { activatedAt: 0 }), sight(1), 5 * DAY, 'vetoSignalling'],
    [
      'Signalling, over',
      standing('vetoSignalling', 0, { activatedAt: 0 }),
      sight(1),
      5 * DAY + 1,
      'vetoSignallingDeactivation',
    ],
    [
      'Signalling without support, five hours',
      standing('vetoSignalling', 0, { activatedAt: 0 }),
      sight(0),
      5 * HOUR,
      'vetoSignalling',
    ],
    [
      'Signalling without support, later',
      standing('vetoSignalling', 0, { activatedAt: 0 }),
      sight(0),
      5 * HOUR + 1,
      'vetoSignallingDeactivation',
    ],
    [
      'Signalling again, within five hours',
      standing('vetoSignalling', 9 * DAY, { activatedAt: 0, reactivatedAt: 9 * DAY }),
      sight(1),
      9 * DAY + 5 * HOUR,
      'vetoSignalling',
    ],
    [
      'Signalling, second seal, 45 days',
      standing('vetoSignalling', 0, { activatedAt: 0 }),
      sight(10),
      45 * DAY,
      'vetoSignalling',
    ],
    [
      'Signalling, second seal, later',
      standing('vetoSignalling', 0, { activatedAt: 0 }),
      sight(10),
      45 * DAY + 1,
      'rageQuit',
    ],
    [
      'Deactivation, more support',
      standing('vetoSignallingDeactivation', 6 * DAY, { activatedAt: 0 }),
      sight(3.25),
      7 * DAY,
      'vetoSignalling',
    ],
    [
      'Deactivation, second seal after 45 days',
      standing('vetoSignallingDeactivation', 44 * DAY, { activatedAt: 0 }),
      sight(10),
      45 * DAY + 1,
      'rageQuit',
    ],
    [
      'Deactivation, three days',
      standing('vetoSignallingDeactivation', 6 * DAY, { activatedAt: 0 }),
      sight(1),
      9 * DAY,
      'vetoSignallingDeactivation',
    ],
    [
      'Deactivation, later',
      standing('vetoSignallingDeactivation', 6 * DAY, { activatedAt: 0 }),
      sight(1),
      9 * DAY + 1,
      'vetoCooldown',
    ],
    ['Cooldown, five hours', standing('vetoCooldown', 0), sight(10), 5 * HOUR, 'vetoCooldown'],
    ['Cooldown, later, with support', standing('vetoCooldown', 0), sight(1), 5 * HOUR + 1, 'vetoSignalling'],
    ['Cooldown, later, without', standing('vetoCooldown', 0), sight(0.5), 5 * HOUR + 1, 'normal'],
    ['Rage quit, some not out', standing('rageQuit', 0), sight(0), 400 * DAY, 'rageQuit'],
    ['Rage quit, extension', standing('rageQuit', 0), sight(0, DAY), 8 * DAY, 'rageQuit'],
    ['Rage quit, later, without support', standing('rageQuit', 0), sight(0.5, DAY), 8 * DAY + 1, 'vetoCooldown'],
    ['Rage quit, later, with support', standing('rageQuit', 0), sight(1, DAY), 8 * DAY + 1, 'vetoSignalling'],
  ] as const)('%s', (_, before, seen, now, after) => {
    expect(nextStanding(lido, before, seen, now).state).toBe(after);
  });

  it('counts rage quits in a row, and from the beginning after a cooldown', () => {
    const again = nextStanding(lido, standing('vetoSignalling', 0, { activatedAt: 0, round: 1 }), sight(10), 46 * DAY);
    expect(again).toMatchObject({ state: 'rageQuit', round: 2 });
    expect(nextStanding(lido, again, sight(0, 50 * DAY), 60 * DAY)).toMatchObject({ state: 'vetoCooldown', round: 0 });
  });

  // The table of states of the mechanism design.
  it.each([
    ['normal', true],
    ['vetoSignalling', false],
    ['vetoSignallingDeactivation', false],
    ['vetoCooldown', true],
    ['rageQuit', false],
  ] as const)('in the state %s executes what was there before signalling began: %s', (state, executes) => {
    expect(mayExecute(standing(state, 100, { activatedAt: 50 }), 50)).toBe(executes);
    expect(mayExecute(standing(state, 100, { activatedAt: 50 }), 51)).toBe(state === 'normal');
  });
});

const anyRules: fc.Arbitrary<DualGovernanceRules> = fc
  .record({
    seals: fc.tuple(fc.bigInt(1n, WHOLE - 1n), fc.bigInt(1n, WHOLE)).filter(([a, b]) => a < b),
    signalling: fc.tuple(fc.nat(20), fc.nat(40)),
    minimumActive: fc.nat(8),
    deactivation: fc.nat(8),
    cooldown: fc.nat(8),
    rageQuitExtension: fc.nat(8),
  })
  .map(({ seals: [firstSeal, secondSeal], signalling: [shortest, more], ...rest }) => ({
    ...rest,
    firstSeal,
    secondSeal,
    minimumSignalling: shortest,
    maximumSignalling: shortest + more,
    withdrawalDelay: 5,
    withdrawalDelayGrowth: 2,
    maximumWithdrawalDelay: 9,
    minimumLock: 0,
  }));
const share = fc.bigInt(0n, WHOLE);

describe('dual governance with any settings', () => {
  it('never signals for a shorter time with more support', () => {
    fc.assert(
      fc.property(anyRules, share, share, (rules, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(signallingSeconds(rules, less)).toBeLessThanOrEqual(signallingSeconds(rules, more));
      }),
    );
  });

  it('stays as it is until the second that its next change is foretold for, and changes in it', () => {
    const settled = fc.record({ rules: anyRules, support: share, redemption: fc.nat(8), steps: fc.nat(12) });
    fc.assert(
      fc.property(settled, ({ rules, support, redemption, steps }) => {
        let at = normalSince(0);
        let now = 0;
        const seen = () => {
          const out = at.enteredAt + redemption;
          return { support, redeemedAt: at.state === 'rageQuit' && out <= now ? out : null };
        };
        for (let step = 0; step < steps; step++) {
          const due = nextChange(rules, at, support, redemption, now);
          if (due === Number.POSITIVE_INFINITY) {
            now += 200;
            expect(nextStanding(rules, at, seen(), now)).toBe(at);
            return;
          }
          for (; now < due; now++) expect(nextStanding(rules, at, seen(), now)).toBe(at);
          const after = nextStanding(rules, at, seen(), now);
          expect(after.state).not.toBe(at.state);
          // One transition in a second is all there is.
          at = after;
          expect(nextStanding(rules, at, { support, redeemedAt: null }, now)).toBe(at);
        }
      }),
    );
  });
});
