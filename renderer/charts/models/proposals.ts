import type { Frame } from '../../../simulations/api/contract/index.js';
import type { Proposal } from '../../state/contract-types.js';
import { simulatedDate, timeLeft } from '../../words/dates.js';

/** A proposal as it was last seen, and when that was. */
export interface SeenProposal extends Proposal {
  readonly seenTick: number;
  readonly seenTime: number;
}

const open = new Set<Proposal['state']>(['pending', 'active', 'succeeded', 'queued']);

/** What is known of all proposals at the end of a frame; a frame never changes, and neither does what came before it. */
const known = new WeakMap<Frame, ReadonlyMap<number, SeenProposal>>();

/**
 * Every proposal that existed at the end of the frames, with all ballots that were cast until then, heaviest first.
 * Those still open come first, then the newest.
 * @param frames from the run's first on without a gap: each holds only the ballots of its own tick
 */
export function proposalsAsOf(frames: readonly Frame[]): readonly SeenProposal[] {
  const last = frames.at(-1);
  if (last === undefined) return [];
  const start = frames.findLastIndex((frame) => known.has(frame));
  let seen = start < 0 ? new Map<number, SeenProposal>() : known.get(frames[start]!)!;
  for (const frame of frames.slice(start + 1)) seen = withFrame(seen, frame);
  known.set(last, seen);
  return [...seen.values()].sort(
    (a, b) => Number(open.has(b.state)) - Number(open.has(a.state)) || b.number - a.number,
  );
}

function withFrame(
  before: ReadonlyMap<number, SeenProposal>,
  { tick, time, proposals }: Frame,
): ReadonlyMap<number, SeenProposal> {
  if (proposals.length === 0) return before;
  const after = new Map(before);
  for (const proposal of proposals) {
    const earlier = before.get(proposal.number)?.ballots ?? [];
    const ballots =
      proposal.ballots.length === 0
        ? earlier
        : [...earlier, ...proposal.ballots].sort((a, b) => compareWei(b.weight, a.weight));
    after.set(proposal.number, { ...proposal, ballots, seenTick: tick, seenTime: time });
  }
  return after;
}

function compareWei(one: string, other: string): number {
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Lengths of a proposal's bars and of its quorum line, as shares of the track (0 to 1). */
export interface Tally {
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly quorum: number;
  /** Shares of all tokens. */
  readonly turnout: number;
  readonly quorumOfSupply: number;
  /** For among For and Against; `null` before anybody voted either. */
  readonly approval: number | null;
  readonly quorumReached: boolean;
}

/**
 * The share of the supply that a full bar stands for: one for all proposals of a run, so that their bars can be
 * compared and the same quorum always stands at the same place.
 */
export function voteScale(proposals: readonly Proposal[]): number {
  const longest = proposals.map((proposal) => {
    const [yes, no, abstain, quorum, supply] = numbersOf(proposal);
    return supply === 0 ? 0 : Math.max(yes + abstain, no, quorum * 1.25) / supply;
  });
  return Math.min(1, steps.find((step) => step >= Math.max(0, ...longest)) ?? 1);
}

/** Round shares, so that the scale does not change with every ballot. */
const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

/** @param scale share of the supply that a full bar stands for, see `voteScale` */
export function tally(proposal: Proposal, scale = voteScale([proposal])): Tally {
  const [yes, no, abstain, quorum, supply] = numbersOf(proposal);
  const longest = Math.max(supply * scale, 1);
  return {
    for: yes / longest,
    against: no / longest,
    abstain: abstain / longest,
    quorum: quorum / longest,
    turnout: supply === 0 ? 0 : (yes + no + abstain) / supply,
    quorumOfSupply: supply === 0 ? 0 : quorum / supply,
    approval: yes + no === 0 ? null : yes / (yes + no),
    quorumReached: BigInt(proposal.for) + BigInt(proposal.abstain) >= BigInt(proposal.quorum),
  };
}

function numbersOf(proposal: Proposal): [yes: number, no: number, abstain: number, quorum: number, supply: number] {
  return [
    Number(proposal.for),
    Number(proposal.against),
    Number(proposal.abstain),
    Number(proposal.quorum),
    Number(proposal.supply),
  ];
}

/** What a proposal waits for, in simulated time. */
export function waitsFor(proposal: SeenProposal, now: number): string {
  switch (proposal.state) {
    case 'pending':
      return `Voting starts in ${simulatedSpan(proposal.voteStart - now)}`;
    case 'active':
      return `${simulatedSpan(proposal.voteEnd - now)} left to vote`;
    case 'succeeded':
      return 'Passed, waits to be queued';
    case 'queued':
      return proposal.executableAt === null || proposal.executableAt <= now
        ? 'Can be executed now'
        : `Takes effect in ${simulatedSpan(proposal.executableAt - now)}`;
    default:
      return `${proposal.state === 'executed' ? 'In force' : 'Closed'} since ${simulatedDate(proposal.seenTime)}`;
  }
}

/** `2 days 3 h`, `5 h`; less than an hour in minutes. */
function simulatedSpan(seconds: number): string {
  if (seconds < 3600) return timeLeft(Math.max(0, seconds));
  const hours = Math.round(seconds / 3600);
  const days = Math.floor(hours / 24);
  if (days === 0) return `${hours} h`;
  return `${days} day${days === 1 ? '' : 's'}${hours % 24 === 0 || days >= 7 ? '' : ` ${hours % 24} h`}`;
}
