import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decidedProposals } from '../../simulations/rehearsal/calibration/title/proposal-cases.js';
import { readHistory } from '../../simulations/rehearsal/history/read-history.js';
import { openVoteIn } from '../../simulations/rehearsal/watch/open-vote-in.js';
import { watchVote } from '../../simulations/rehearsal/watch/watch-vote.js';
import type { WatchedVoters } from '../../simulations/rehearsal/watch/watched-chances.js';
import { governorSettingsSchema } from '../../simulations/scenario/index.js';
import { sharedData } from '../fixtures/rehearsal/shared-data.js';

const decentraland = sharedData('decentraland');
const SPLIT = Date.parse('2021-12-01') / 1000;
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!decentraland.isThere)(`a vote watched without learning from past ones${decentraland.skipped}`, () => {
  const read = (name: string) => ({ name, text: readFileSync(decentraland.path(name), 'utf8') });

  it('is forecast better a day in than before it, and than by the base rate', () => {
    const history = readHistory({ proposals: read('proposals.csv'), votes: read('votes.csv') }).value!;
    const decided = decidedProposals(history);
    const ended = decided.filter(({ proposal }) => proposal.end < SPLIT);
    const rate = meanOf(ended.map(({ proposal }) => Number(proposal.passed)));
    // Every fourth of them, to be quick.
    const later = decided.filter(({ proposal }) => proposal.end >= SPLIT).filter((_, i) => i % 4 === 0);
    const voters = knownVoters(history.votes.filter(({ time }) => time! < SPLIT));
    const errors = later.map(({ proposal }) => {
      const open = openVoteIn(history, proposal.id, proposal.start + 86_400);
      const { before, now } = watchVote(open, { history: null, voters }).chances!;
      const error = (chance: number) => (chance - Number(proposal.passed)) ** 2;
      return { before: error(before.chance), now: error(now.chance), base: error(rate) };
    });
    expect(errors.length).toBeGreaterThan(50);
    const now = meanOf(errors.map((each) => each.now));
    expect(now).toBeLessThan(meanOf(errors.map((each) => each.before)));
    expect(now).toBeLessThan(meanOf(errors.map((each) => each.base)));
  });
});

/** Whoever had voted, with the power of the last time; turnout and support as they were on average. */
function knownVoters(votes: readonly { readonly voter: string; readonly power: number }[]): WatchedVoters {
  const power = new Map(votes.map(({ voter, power: tokens }) => [voter as `0x${string}`, tokens]));
  const balances = [...power.values()].map((tokens) => BigInt(Math.round(tokens * 1e6)));
  const total = balances.reduce((sum, balance) => sum + balance, 0n);
  const membership = { addresses: [...power.keys()], balances, power: balances, total, supply: total };
  return {
    usual: { turnoutPercent: 3, supportPercent: 57, abstainPercent: 0 },
    governor: governorSettingsSchema.parse({}),
    membership: { ...membership, decimals: 6, sourceHash: '' },
    seed: 1,
  };
}
