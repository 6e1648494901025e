import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runToEnd, withEngine } from '../fixtures/run-to-end.js';

const file = new URL('../../simulations/scenarios/tiny.json', import.meta.url);
const tiny = JSON.parse(readFileSync(file, 'utf8')) as { readonly population: readonly object[] };

/** The smallest DAO with training, and besides it a charter, persons who vote, locks, a curve and rewarded challengers. */
const everything = {
  ...tiny,
  name: 'all-rules',
  governance: { proposalThresholdTokens: '1', quorumPercent: 4, voteSource: 'identity' },
  staking: { slashSharePercent: 5, challengerSharePercent: 30 },
  market: { poolTokens: '10000' },
  charter: {},
  identity: { falsePapersTokens: '10', accountsOfOne: ['raider'] },
  escrow: { longestLockSeconds: 62_899_200, earlyExitPenaltyPercent: 50, penaltyDestination: 'burn' },
  curve: { hatchSeconds: 1_209_600, minimumRaiseCoins: '10' },
  population: [
    ...tiny.population,
    { archetype: 'locker', name: 'locker', count: 4, holdings: { totalTokens: '8000' } },
    { archetype: 'raider', name: 'raider', count: 30, holdings: { totalTokens: '6000' } },
    {
      archetype: 'curveTrader',
      name: 'believer',
      count: 5,
      holdings: { totalTokens: '0' },
      stableTokens: '5000',
      valuation: 2,
    },
  ],
};

it('a DAO with all of these at once keeps every invariant and gives the same digest again', async () => {
  const run = () => withEngine((engine) => runToEnd(engine, { scenario: everything }));
  const [first, again] = [await run(), await run()];
  expect(first.report.invariants.checked).toBeGreaterThan(0);
  expect(first.report.invariants.violated).toBe(0);
  expect(first.report.digest).toBe(again.report.digest);
  const last = first.frames.at(-1)?.values;
  expect(Number(last?.falsePersons)).toBeGreaterThan(0);
  expect(Number(last?.locked)).toBeGreaterThan(0);
  expect(Number(last?.curveReserve)).toBeGreaterThan(0);
});
