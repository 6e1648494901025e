import { momentAfter } from '../agents/index.js';
import type { DocumentProblem } from '../scenario/index.js';
import { plainDuration } from '../world/index.js';

/** What of a scenario says when votes are open and when agents act. */
interface Clock {
  readonly tickSeconds: number;
  readonly population: readonly { readonly archetype: string }[];
  readonly governance: {
    readonly votingDelaySeconds: number;
    readonly votingPeriodSeconds: number;
    readonly timelockDelaySeconds: number;
  };
}

/** Proposals are made in a tick's first block, a second after its start. */
const PROPOSED_AT = 1;

/**
 * A voting window of a scenario with proposers in which no moment falls at which agents act: whatever is proposed there,
 * nobody can vote on it. `null` where somebody can, or where nobody proposes.
 */
export function closedVotingWindow({ tickSeconds, population, governance }: Clock): DocumentProblem | null {
  if (!population.some(({ archetype }) => archetype === 'proposer')) return null;
  const { votingDelaySeconds, votingPeriodSeconds } = governance;
  const opens = PROPOSED_AT + votingDelaySeconds;
  const needed = momentAfter(opens, 0, tickSeconds) - opens;
  if (votingPeriodSeconds >= needed) return null;
  return {
    field: 'governance.votingPeriodSeconds',
    message:
      `is ${votingPeriodSeconds} (${plainDuration(votingPeriodSeconds)}): nobody acts between the opening of a vote, ` +
      `${plainDuration(votingDelaySeconds)} after its proposal, and its end, so that nobody could ever vote; agents act ` +
      `four times in a tick of ${plainDuration(tickSeconds)}. Give it at least ${needed}, open votes at another time ` +
      '(governance.votingDelaySeconds), or make ticks shorter (tickSeconds).',
  };
}

/** Seconds from the start to where a proposal of a tick (the first is 0) has its vote open, over, and its calls carried out. */
export function voteTimes(
  { tickSeconds, governance }: Pick<Clock, 'tickSeconds' | 'governance'>,
  tick: number,
): { readonly opens: number; readonly ends: number; readonly executes: number } {
  const { votingDelaySeconds, votingPeriodSeconds, timelockDelaySeconds } = governance;
  const opens = tick * tickSeconds + PROPOSED_AT + votingDelaySeconds;
  const ends = opens + votingPeriodSeconds;
  // What is due when a tick starts is done in its first block.
  const nextStart = (time: number) => Math.ceil(time / tickSeconds) * tickSeconds;
  const queued = nextStart(ends + 1) + PROPOSED_AT;
  return { opens, ends, executes: nextStart(queued + timelockDelaySeconds) };
}
