import { abstains, type Ballots, latenessOf } from './ballots.js';
import { LATEST_DECAY, newVoterRecord, RECENT_DECAY, type VoterRecord } from './voter-record.js';

/** A proposal that has ended, as far as later ones learn from it. */
export interface EndedProposal {
  readonly end: number;
  readonly type: string;
  readonly author: string | null;
  readonly threshold: number;
  readonly passed: boolean | null;
  readonly voters: number;
  readonly power: number;
  /** Share of the power of all but abstainers that was For; `null` where nobody took a side. */
  readonly support: number | null;
  /** Voters who had never voted in a proposal that ended earlier, and their tokens. */
  readonly newcomers: number;
  readonly newcomersPower: number;
}

/** All that is known at a moment from the proposals that have ended by then. Nothing of open ones. */
export interface Chronicle {
  readonly voters: ReadonlyMap<string, VoterRecord>;
  readonly ended: readonly EndedProposal[];
  readonly endedByType: ReadonlyMap<string, number>;
  /** Takes in every proposal that ended at or before a moment. Moments must not go back. */
  advanceTo(time: number): void;
}

/** Starts before the first proposal ended. `ballots` in order of ending. */
export function openChronicle(ballots: readonly Ballots[]): Chronicle {
  const voters = new Map<string, VoterRecord>();
  const ended: EndedProposal[] = [];
  const endedByType = new Map<string, number>();

  const takeIn = ({ proposal, votes, power, leading }: Ballots) => {
    let forPower = 0;
    let sidedPower = 0;
    let newcomers = 0;
    let newcomersPower = 0;
    for (const [voter, vote] of votes) {
      let record = voters.get(voter);
      if (record === undefined) {
        record = newVoterRecord(ended.length, endedByType);
        voters.set(voter, record);
        newcomers++;
        newcomersPower += vote.power;
      }
      const since = ended.length + 1 - record.discountedTo;
      record.recent = record.recent * RECENT_DECAY ** since + 1;
      record.latest = record.latest * LATEST_DECAY ** since + 1;
      record.discountedTo = ended.length + 1;
      record.votes++;
      record.votesByType.set(proposal.type, (record.votesByType.get(proposal.type) ?? 0) + 1);
      record.lastEnd = proposal.end;
      record.power = vote.power;
      record.lateness += latenessOf(vote, proposal);
      if (abstains(vote)) {
        record.abstained++;
        continue;
      }
      const isFor = vote.choice === 1 ? 1 : 0;
      sidedPower += vote.power;
      forPower += isFor * vote.power;
      if (proposal.passed === null) continue;
      record.decided++;
      record.decidedFor += isFor;
      if (vote.choice === leading) record.withMajority++;
      const inType = record.decidedByType.get(proposal.type) ?? { votes: 0, for: 0 };
      record.decidedByType.set(proposal.type, { votes: inType.votes + 1, for: inType.for + isFor });
    }
    ended.push({
      end: proposal.end,
      type: proposal.type,
      author: proposal.author,
      threshold: proposal.threshold,
      passed: proposal.passed,
      voters: votes.size,
      power,
      support: sidedPower > 0 ? forPower / sidedPower : null,
      newcomers,
      newcomersPower,
    });
    endedByType.set(proposal.type, (endedByType.get(proposal.type) ?? 0) + 1);
  };

  return {
    voters,
    ended,
    endedByType,
    advanceTo: (time) => {
      while (ended.length < ballots.length && ballots[ended.length]!.proposal.end <= time) {
        takeIn(ballots[ended.length]!);
      }
    },
  };
}
