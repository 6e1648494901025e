import { randomStream } from '../../../random/index.js';
import type { VotingHistory } from '../../history/voting-history.js';
import { eachOccasion } from '../features/each-occasion.js';
import { featureNames, writeFeatures } from '../features/voter-features.js';
import { abstains } from '../record/ballots.js';
import { growingRows, type Rows } from '../regression/rows.js';

/** Rows of a regression, each with the end of its proposal: a model may learn from what ended before some moment. */
export interface DatedRows {
  readonly rows: Rows;
  /** Unix seconds, rising with the proposals' starts only. */
  readonly ends: Float64Array;
}

/** What the two models of a voter learn from. */
export interface VoterRows {
  /** Of each voter known when a proposal started: 1 voted, 0 stayed away. */
  readonly turnout: DatedRows;
  /** Of each vote that took a side, on proposals that pass or fail: 1 For, 0 against. */
  readonly choice: DatedRows;
}

/**
 * Share of the absent that are kept at least, each standing for ten: most of the known voters are absent most of the time.
 * A small history keeps all of them: a tenth of few would say by luck how many come.
 */
const LEAST_ABSENT_KEPT = 0.1;
/** Voters times proposals up to which nobody absent is left out. */
const FEW = 20_000;

/** Goes through the proposals that ended before `until` (Unix seconds). O(proposals × voters × features). */
export function voterRows(history: VotingHistory, types: readonly string[], until: number, seed: number): VoterRows {
  const columns = featureNames(types).length;
  const [turnout, choice] = [growingRows(columns), growingRows(columns)];
  const turnoutEnds: number[] = [];
  const choiceEnds: number[] = [];
  const proposals = history.proposals.filter(({ end }) => end < until);
  const absentKept = shareKept(proposals, history.votes);
  eachOccasion({ proposals, votes: history.votes }, ({ proposal, votes }, occasion, chronicle) => {
    const kept = randomStream(seed, 'absent', proposal.id);
    for (const [voter, record] of chronicle.voters) {
      const voted = votes.has(voter);
      if (!voted && kept.next() >= absentKept) continue;
      turnoutEnds.push(proposal.end);
      turnout.add(voted ? 1 : 0, voted ? 1 : 1 / absentKept, (features, at) => {
        writeFeatures(features, at, record, record.power, occasion, chronicle, types);
      });
    }
    if (proposal.passed === null) return;
    for (const [voter, vote] of votes) {
      if (abstains(vote)) continue;
      choiceEnds.push(proposal.end);
      const record = chronicle.voters.get(voter) ?? null;
      choice.add(vote.choice === 1 ? 1 : 0, 1, (features, at) => {
        writeFeatures(features, at, record, record?.power ?? vote.power, occasion, chronicle, types);
      });
    }
  });
  return {
    turnout: { rows: turnout.done(), ends: Float64Array.from(turnoutEnds) },
    choice: { rows: choice.done(), ends: Float64Array.from(choiceEnds) },
  };
}

/** By the voters of these proposals alone: nothing of later ones may be told. */
function shareKept(proposals: VotingHistory['proposals'], votes: VotingHistory['votes']): number {
  const ids = new Set(proposals.map(({ id }) => id));
  const voters = new Set(votes.filter(({ proposal }) => ids.has(proposal)).map(({ voter }) => voter));
  return Math.min(1, Math.max(LEAST_ABSENT_KEPT, FEW / (voters.size * proposals.length)));
}

/** The rows of proposals that ended before a moment. */
export function rowsBefore({ rows, ends }: DatedRows, until: number): Rows {
  const { columns } = rows;
  const some = growingRows(columns);
  ends.forEach((end, i) => {
    if (end >= until) return;
    some.add(rows.outcomes[i]!, rows.weights[i]!, (features, at) => {
      features.set(rows.features.subarray(i * columns, (i + 1) * columns), at);
    });
  });
  return some.done();
}
