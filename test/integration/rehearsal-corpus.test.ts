import { describe, expect, it } from 'vitest';
import { callsOf } from '../../simulations/rehearsal/draft/encode-proposal.js';
import { exportProposal } from '../../simulations/rehearsal/draft/exchange/export-proposal.js';
import { importProposal } from '../../simulations/rehearsal/draft/exchange/import-proposal.js';
import { readHistory } from '../../simulations/rehearsal/history/read-history.js';
import { readHolders } from '../../simulations/rehearsal/members/read-holders.js';
import { readPoll } from '../../simulations/rehearsal/poll/read-poll.js';
import { tallyPoll } from '../../simulations/rehearsal/poll/tally-poll.js';
import { countedPoll } from '../fixtures/rehearsal/corpus/counted-polls.js';
import { knownHistory } from '../fixtures/rehearsal/corpus/histories.js';
import { ambiguousHolders, knownHolders } from '../fixtures/rehearsal/corpus/holder-files.js';
import { knownPoll } from '../fixtures/rehearsal/corpus/polls.js';
import { knownBatch } from '../fixtures/rehearsal/corpus/safe-batches.js';
import { draftingContext } from '../fixtures/rehearsal/draft-context.js';

const COUNT = 200;
const SEED = 20_261_129;
const each = Array.from({ length: COUNT }, (_, i) => i);

describe('two hundred generated files of a kind with known answers', () => {
  it('of polls come to what they were made from', () => {
    for (const i of each) {
      const { name, text, type, scores, counted, leftOut } = knownPoll(SEED, i);
      const tally = tallyPoll(readPoll({ name, text }, type));
      expect([name, tally.votes, tally.leftOut.length]).toEqual([name, counted, leftOut]);
      expect([name, tally.recorded]).toEqual([name, null]);
      for (const [option, score] of scores.entries()) {
        expect([name, Math.abs(tally.scores[option]! - score) < 1e-9 * Math.max(1, score)]).toEqual([name, true]);
      }
    }
  });

  it('of polls with any votes come to what a count apart from the product gives', () => {
    for (const i of each) {
      const { name, text, type, scores, counted, leftOut, differing } = countedPoll(SEED, i);
      const tally = tallyPoll(readPoll({ name, text }, type));
      expect([name, tally.votes, tally.leftOut.length]).toEqual([name, counted, leftOut]);
      expect([name, tally.recorded]).toEqual([name, differing]);
      for (const [option, score] of scores.entries()) {
        expect([name, Math.abs((tally.scores[option] ?? 0) - score) < 1e-9 * Math.max(1, score)]).toEqual([name, true]);
      }
    }
  });

  it('of holders have the balances that they were written from, to the last unit', () => {
    for (const i of each) {
      const { file, addresses, balances } = knownHolders(SEED, i);
      const { value, problems } = readHolders(file);
      expect([file.name, problems]).toEqual([file.name, []]);
      expect([file.name, value!.holders]).toEqual([file.name, { addresses, balances }]);
    }
  });

  it('of holders that can be read in two ways are asked about, and then read as somebody says', () => {
    for (const i of each) {
      const { file, readings } = ambiguousHolders(SEED, i);
      const { value, problems } = readHolders(file);
      expect([file.text, value, problems.length]).toEqual([file.text, null, 1]);
      expect(problems[0]!.hint).toMatch(/^Say "(amountsIn|decimalMark)": /);
      for (const [said, balances] of readings) {
        const told = readHolders({ ...file, ...said });
        expect([file.text, said, told.value?.holders.balances]).toEqual([file.text, said, balances]);
      }
    }
  });

  it('of past votes pass and fail as they did, whatever order and words their options have', () => {
    for (const i of each) {
      const { name, files, outcomes } = knownHistory(SEED, i);
      const { value, problems } = readHistory(files);
      expect([name, problems]).toEqual([name, []]);
      const read = value!.proposals.map(({ id, passed, end }) => {
        const power = (choice: number) =>
          value!.votes.reduce(
            (sum, vote) => (vote.proposal === id && vote.choice === choice ? sum + vote.power : sum),
            0,
          );
        return { id, passed, sums: [power(1), power(2), power(3)], end };
      });
      expect([name, read]).toEqual([name, outcomes]);
    }
  });

  it("of Safe's builder have the bytes that Safe encodes, and are the same bytes when they come back", () => {
    for (const i of each) {
      const { text, calls, surprising } = knownBatch(SEED, i);
      const { proposal, warnings } = importProposal(text, draftingContext);
      const bytes = (from: typeof proposal) =>
        callsOf(from, draftingContext).map(({ to, valueWei, data }) => ({ to, valueWei, data }));
      expect([i, bytes(proposal)]).toEqual([i, calls]);
      expect([i, warnings.filter((warning) => /in quotes/.test(warning)).length]).toEqual([i, surprising]);
      for (const format of ['safe', 'calldata', 'bravo'] as const) {
        const exported = exportProposal(proposal, format, draftingContext).text;
        const back = importProposal(exported, draftingContext).proposal;
        expect([i, format, bytes(back)]).toEqual([i, format, calls]);
        expect(exportProposal(back, format, draftingContext).text).toBe(exported);
      }
    }
  });
});
