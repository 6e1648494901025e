import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { chanceOf } from '../electorate/log-odds.js';
import { readHistory } from '../history/read-history.js';
import type { PastProposal, PastVote, VotingHistory } from '../history/voting-history.js';
import { backtest } from './backtest.js';
import { electorateOf } from './model/electorate-of.js';
import { fitVoterModel } from './model/fit-voter-model.js';

const DAY = 86_400;
const JANUARY = Date.parse('2024-01-01') / 1000;

/** Four kinds of voter, ten each, over 120 proposals: diligent friends, diligent foes, rare friends, rare foes. */
function madeUpHistory(): VotingHistory {
  const random = randomStream(3, 'history');
  const proposals: PastProposal[] = [];
  const votes: PastVote[] = [];
  for (let i = 0; i < 120; i++) {
    const start = JANUARY + i * DAY;
    const end = start + 3 * DAY;
    const shift = random.normal(0, 1);
    let balance = 0;
    for (let voter = 0; voter < 40; voter++) {
      if (random.next() >= (voter % 20 < 10 ? 0.7 : 0.1)) continue;
      const isFor = random.next() < chanceOf((voter < 20 ? 2 : -2) + shift);
      const power = voter < 20 ? 120 : 100;
      balance += isFor ? power : -power;
      const time = start + random.next() * (end - start);
      votes.push({ voter: `0x${voter}`, proposal: `p${i}`, time, choice: isFor ? 1 : 2, label: '', power });
    }
    const common = { title: '', type: 'grant', author: null, threshold: 0, status: '' };
    proposals.push({ id: `p${i}`, start, end, passed: balance > 0, ...common });
  }
  return { proposals, votes, orphanVotes: 0, sourceHash: 'made up' };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('voters learnt from votes that were made up', () => {
  const history = madeUpHistory();

  it('are told apart: who votes, and how', async () => {
    const model = await fitVoterModel(history, { until: null, seed: 1 });
    const addresses = Array.from({ length: 41 }, (_, i): `0x${string}` => `0x${i === 40 ? 'new' : i}`);
    const power = addresses.map((_, i) => (i < 20 ? 120n : 100n));
    const total = power.reduce((sum, amount) => sum + amount, 0n);
    const membership = { addresses, balances: power, power, total, supply: total, decimals: 0, sourceHash: '' };
    const found = electorateOf(model, history, membership, { type: 'grant', author: null });
    const of = (column: Float64Array, from: number) =>
      meanOf(Array.from({ length: 10 }, (_, i) => column[found.addresses.indexOf(`0x${from + i}`)]!));
    for (const friends of [0, 20]) {
      expect(Math.abs(of(found.turnout, friends) - 0.7)).toBeLessThan(0.12);
      expect(Math.abs(of(found.turnout, friends + 10) - 0.1)).toBeLessThan(0.08);
    }
    expect(of(found.support, 0)).toBeGreaterThan(0.7);
    expect(of(found.support, 20)).toBeLessThan(0.35);
    expect(found.supportShock).toBeGreaterThan(0.5);
    expect(found.supportShock).toBeLessThan(1.5);
    expect(meanOf([...found.power])).toBeCloseTo(Number(total) / 41, 9);
    expect(found.source).toBe('calibrated');
    // So few that none is taken together with another.
    expect([...found.members!]).toEqual(addresses.map(() => 1));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it('are the same for a seed, and forecast single votes better than the usual rates do', async () => {
    const options = { split: '2024-03-15', seed: 1 };
    const [one, again] = [await backtest(history, options), await backtest(history, options)];
    expect({ ...again, seconds: 0 }).toEqual({ ...one, seconds: 0 });
    expect(one.voterTurnout.brier).toBeLessThan(0.8 * one.voterTurnout.brierBaseRate);
    expect(one.voterChoice.brier).toBeLessThan(0.8 * one.voterChoice.brierBaseRate);
  });

  it('do not change with what happened after the split', async () => {
    const until = Date.parse('2024-03-15') / 1000;
    const turned = history.votes.map((vote) => {
      const late = history.proposals.find(({ id }) => id === vote.proposal)!.end >= until;
      return late ? { ...vote, choice: 3 - vote.choice } : vote;
    });
    const fitted = await fitVoterModel(history, { until, seed: 1 });
    expect(await fitVoterModel({ ...history, votes: turned }, { until, seed: 1 })).toEqual(fitted);
  });

  it('turn out as often as a short history shows, whatever the seed', async () => {
    const proposals = history.proposals.slice(0, 40);
    const known = new Set(proposals.map(({ id }) => id));
    const short = { ...history, proposals, votes: history.votes.filter(({ proposal }) => known.has(proposal)) };
    const voters = [...new Set(short.votes.map(({ voter }) => voter as `0x${string}`))];
    const power = voters.map(() => 100n);
    const total = 100n * BigInt(voters.length);
    const membership = { addresses: voters, balances: power, power, total, supply: total, decimals: 0, sourceHash: '' };
    const turnouts: number[] = [];
    for (const seed of [1, 2, 3]) {
      const model = await fitVoterModel(short, { until: null, seed });
      turnouts.push(meanOf([...electorateOf(model, short, membership, { type: 'grant', author: null }).turnout]));
    }
    const shown = short.votes.length / (voters.length * proposals.length);
    for (const turnout of turnouts) expect(Math.abs(turnout - shown)).toBeLessThan(0.09);
    expect(Math.max(...turnouts) - Math.min(...turnouts)).toBeLessThan(0.02);
  });

  it('can be given up on the way', async () => {
    const stop = new AbortController();
    const fit = fitVoterModel(history, { until: null, seed: 1, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(fit).rejects.toThrow(/abort/i);
  });

  it.each([
    ['2024-01-10', 'voters.historyTooShort'],
    ['2025-01-01', 'backtest.nothingToScore'],
    ['yesterday', 'backtest.badSplit'],
  ])('need enough on both sides of a date: %s gives %s', async (split, code) => {
    await expect(backtest(history, { split, seed: 1 })).rejects.toMatchObject({ code, exitCode: 2 });
  });
});

const folder = '../shared/data/decentraland';
const present = existsSync(folder);
const skipped = present ? '' : ' (skipped: ../shared/data/decentraland is absent)';

describe.skipIf(!present)(`voters learnt from Decentraland${skipped}`, () => {
  it('forecast which proposals pass better than the base rate and than the last month do', async () => {
    const file = (name: string) => ({ name, text: readFileSync(`${folder}/${name}.csv`, 'utf8') });
    const { value: history } = readHistory({ proposals: file('proposals'), votes: file('votes') });
    const { backtest: scores, voterTurnout, voterChoice } = await backtest(history!, { split: '2021-12-01', seed: 1 });
    expect(scores.n).toBe(221);
    expect(scores.brier).toBeLessThan(scores.brierBaseRate);
    expect(scores.brier).toBeLessThan(scores.brierLastMonth);
    expect(scores.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(221);
    expect(voterTurnout.brier).toBeLessThan(voterTurnout.brierBaseRate);
    expect(voterChoice.brier).toBeLessThan(voterChoice.brierBaseRate);
  });
});
