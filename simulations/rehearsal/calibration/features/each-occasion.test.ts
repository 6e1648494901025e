import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PastProposal, PastVote } from '../../history/voting-history.js';
import { eachOccasion } from './each-occasion.js';
import { featureNames, writeFeatures } from './voter-features.js';

const TYPES = ['grant', 'poll'];

const proposalOf = fc.record({
  start: fc.integer({ min: 0, max: 100 }),
  days: fc.integer({ min: 1, max: 20 }),
  type: fc.constantFrom('grant', 'poll', 'ban'),
  author: fc.constantFrom('0xa', '0xb', null),
  threshold: fc.constantFrom(0, 1000),
  passed: fc.constantFrom(true, false, null),
});
const voteOf = fc.record({
  voter: fc.integer({ min: 0, max: 9 }),
  proposal: fc.nat(),
  choice: fc.integer({ min: 1, max: 3 }),
  power: fc.integer({ min: 0, max: 5000 }),
  moment: fc.double({ min: 0, max: 1, noNaN: true }),
});

const DAY = 86_400;
const historyOf = fc
  .tuple(fc.array(proposalOf, { minLength: 2, maxLength: 20 }), fc.array(voteOf, { maxLength: 100 }))
  .map(([drawn, cast]) => {
    const proposals = drawn.map(({ start, days, ...rest }, i): PastProposal => {
      return { id: `p${i}`, title: '', status: '', start: start * DAY, end: (start + days) * DAY, ...rest };
    });
    const votes = cast.map(({ voter, proposal, moment, ...rest }): PastVote => {
      const { id, start, end } = proposals[proposal % proposals.length]!;
      return { voter: `0x${voter}`, proposal: id, time: start + moment * (end - start), label: '', ...rest };
    });
    return { proposals, votes };
  });

/** Features of everybody known, and of a stranger, when a proposal starts. */
function featuresAt(history: { proposals: readonly PastProposal[]; votes: readonly PastVote[] }, id: string) {
  const width = featureNames(TYPES).length;
  const found = new Map<string, readonly number[]>();
  eachOccasion(history, ({ proposal }, occasion, chronicle) => {
    if (proposal.id !== id) return;
    for (const [voter, record] of [...chronicle.voters, ['', null] as const]) {
      const row = new Float32Array(width);
      writeFeatures(row, 0, record, record?.power ?? 1, occasion, chronicle, TYPES);
      found.set(voter, [...row]);
    }
  });
  return found;
}

it('computes features that nothing later can change: not votes on open or later proposals, nor how they ended', () => {
  fc.assert(
    fc.property(historyOf, fc.nat(), (history, pick) => {
      const { id, start } = history.proposals[pick % history.proposals.length]!;
      const ended = new Set(history.proposals.filter(({ end }) => end <= start).map((proposal) => proposal.id));
      const began = history.proposals.filter((proposal) => proposal.start <= start);
      const past = featuresAt(history, id);
      const votes = history.votes.filter(({ proposal }) => ended.has(proposal));
      const proposals = began.map((proposal) => (ended.has(proposal.id) ? proposal : { ...proposal, passed: null }));
      expect(featuresAt({ proposals, votes }, id)).toEqual(past);
      const turned = history.votes.map((vote) =>
        ended.has(vote.proposal) ? vote : { ...vote, choice: 4 - vote.choice, power: 7, voter: '0xlate' },
      );
      expect(featuresAt({ proposals: history.proposals, votes: turned }, id)).toEqual(past);
    }),
    { numRuns: 300 },
  );
});

it('has features that are numbers, one for each name', () => {
  fc.assert(
    fc.property(historyOf, (history) => {
      for (const { id } of history.proposals) {
        for (const row of featuresAt(history, id).values()) {
          expect(row).toHaveLength(featureNames(TYPES).length);
          expect(row.every(Number.isFinite)).toBe(true);
        }
      }
    }),
  );
});
