import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

/** The smallest DAO in which a proposal is made, with its cohorts as plain data. */
const tiny = JSON.parse(readFileSync(new URL('../../simulations/scenarios/tiny.json', import.meta.url), 'utf8')) as {
  readonly governance: object;
  readonly population: readonly { readonly archetype: string }[];
};

const run = (differences: object) =>
  withEngine((engine) => runToEnd(engine, { scenario: { ...tiny, ...differences } }));
const ballotsOf = ({ frames }: EndedRun) =>
  frames.flatMap(({ proposals }) => proposals.flatMap(({ ballots }) => ballots));
const defeatsOf = ({ frames }: EndedRun) =>
  frames.flatMap(({ proposals, headline }) => (proposals.some(({ state }) => state === 'defeated') ? [headline] : []));

const DAY = 86_400;
const WEEK = 604_800;

describe('votes are cast while a vote is open, wherever in a tick that is', () => {
  it.each([
    ['Compound’s clock, between two ticks', 2 * DAY, 3 * DAY],
    ['Compound’s blocks of 12 s', 13_140 * 12, 19_710 * 12],
    ['the second quarter only', 0, 2 * DAY],
    ['the last quarter only', 4 * DAY, 2 * DAY],
    ['the first block of the next tick only', WEEK - 1, 1],
    ['two ticks later', 2 * WEEK + DAY, DAY],
  ])('%s', async (_, votingDelaySeconds, votingPeriodSeconds) => {
    const governance = { ...tiny.governance, votingDelaySeconds, votingPeriodSeconds };
    const ended = await run({ governance });
    expect(ended.run.state).toBe('finished');
    expect(ended.report.transactions.reverted).toBe(0);
    expect(ended.report.invariants.violated).toBe(0);
    const ballots = ballotsOf(ended);
    expect(new Set(ballots.map(({ agent }) => agent)).size).toBeGreaterThan(3);
    expect(ended.report.turnout.mean).toBeGreaterThan(0.02);
  });

  it('are refused by field where no moment falls into the window', async () => {
    const governance = { ...tiny.governance, votingDelaySeconds: 0, votingPeriodSeconds: DAY };
    await expect(run({ governance })).rejects.toMatchObject({
      code: 'scenario-invalid',
      message: expect.stringContaining('governance.votingPeriodSeconds is 86400 (1 day): nobody acts'),
    });
  });
});

it('a vote fails when those who have a vote hold any change to be too costly, and the run says why', async () => {
  const population = tiny.population.map((cohort) =>
    ['delegate', 'whale', 'informedVoter', 'proposer'].includes(cohort.archetype)
      ? { ...cohort, caution: 100 }
      : cohort,
  );
  const ended = await run({ population });
  expect(ended.report.proposals.defeated).toBeGreaterThan(0);
  const defeats = defeatsOf(ended);
  expect(defeats).toHaveLength(ended.report.proposals.defeated);
  expect(defeats).toContainEqual(
    expect.stringMatching(
      /was defeated: .*, against it: “By my measurements .* ± .*, less \d.* that I take the risk of any change to cost: I am against/,
    ),
  );
});

it('the report says what was paid out and what has accrued and is not claimed', async () => {
  const { report, frames } = await run({});
  const sum = (tokens: Readonly<Record<string, string>>) =>
    Object.values(tokens).reduce((all, one) => all + Number(one), 0);
  const { byRole, accruedByRole } = report.rewards;
  expect(Object.keys(accruedByRole!)).toEqual(Object.keys(byRole));
  for (const role of ['honestTrainer', 'validator', 'staker', 'informedVoter']) {
    expect(Number(byRole[role])).toBeGreaterThan(0);
    expect(Number(accruedByRole![role])).toBeGreaterThan(0);
  }
  expect(accruedByRole).toMatchObject({ passiveHolder: '0', proposer: '0' });
  // The rest of what lies in the pool beyond stake streamed while nobody staked, or is lost to rounding.
  const unclaimed = Number(BigInt(frames.at(-1)!.values.unclaimedRewards as string)) / 1e18;
  expect(sum(accruedByRole!)).toBeLessThanOrEqual(unclaimed + 1e-6);
  expect(sum(accruedByRole!)).toBeGreaterThan(unclaimed / 2);
});
