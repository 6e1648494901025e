import type { Address } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { GovernorKind } from '../life/governor-protocol.js';
import type { GovernorClock } from '../loaded-dao.js';
import { type Ask, type AskContract, addressOf, contractAt } from './ask-contract.js';
import { type FoundToken, readToken } from './read-token.js';

/** A governor as it stands on a running chain. Votes are in the token's smallest unit, durations in its own clock. */
export interface FoundGovernor extends FoundToken {
  readonly protocol: GovernorKind;
  readonly clock: GovernorClock;
  readonly votingDelay: bigint;
  readonly votingPeriod: bigint;
  readonly lateQuorumExtension: bigint;
  readonly proposalThreshold: bigint;
  /** Percent of all votes, where the quorum is exactly that share of them. */
  readonly quorumPercent: number | null;
  /** As the governor itself answers, at the block that is read. */
  readonly quorumVotes: bigint;
  /** Votes by which all there are exceed what the quorum is a share of: some governors leave delegates out. */
  readonly votesLeftOut: bigint;
  /** Votes For that end voting early (GovernorSuperQuorum); `null` where there is no such rule. */
  readonly superQuorum: bigint | null;
  /** `quorum=` of the counting mode, e.g. `for,abstain`. */
  readonly quorumCounts: string;
  /** Part of For and Against that must be For, in percent, and is enough when it is met; `null` where more than half decides. */
  readonly quotaPercent: number | null;
  /** The most actions that a proposal may have; `null` where the governor does not say. */
  readonly mostActions: number | null;
  /** `null` where the governor executes by itself. */
  readonly timelock: Address | null;
  /** Set where an AccessManager delays what the governor does. */
  readonly accessManager: Address | null;
  /** Seconds. */
  readonly timelockDelay: bigint;
}

/** Words that Alpha's `proposals(id)` has; Bravo's has one more, for those who abstain. */
const ALPHA_PROPOSAL = 9;
/** `proposals(0)`, which both answer. */
const FIRST_PROPOSAL = `0x013cf08b${'0'.repeat(64)}` as const;
/** Livepeer's quota is in millionths. */
const QUOTA_UNIT = 10_000;

/**
 * Reads a governor: OpenZeppelin's, Compound's Bravo or Alpha, and what is made of them.
 * @param now the block that is looked at
 * @throws InputError `governor-unknown` where there is none at this address
 */
export async function readGovernor(
  ask: Ask,
  governor: Address,
  now: { readonly number: number; readonly timestamp: number },
): Promise<FoundGovernor> {
  const asked = contractAt(ask, governor);
  const [votingDelay, votingPeriod] = [await asked<bigint>('votingDelay'), await asked<bigint>('votingPeriod')];
  const token = await addressOf(asked, 'token', 'comp', 'uni', 'nouns');
  if (votingDelay === null || votingPeriod === null || token === null) throw unknownGovernor(governor);
  const clock = await clockOf(asked);
  // A rollup's contracts count the blocks of the chain below it: what the clock says goes before the block's number.
  const past = ((await asked<bigint>('clock')) ?? BigInt(clock === 'timestamp' ? now.timestamp : now.number)) - 1n;
  const found = await readToken(ask, token, past);
  const quorum = await asked<bigint>('quorum', past);
  const [numerator, denominator] = [await asked<bigint>('quorumNumerator'), await asked<bigint>('quorumDenominator')];
  const allVotes = (await contractAt(ask, token)<bigint>('getPastTotalSupply', past)) ?? found.supply;
  const share = shareOf(quorum, allVotes, numerator, denominator);
  const quota = await asked<bigint>('quota');
  const mostActions = await asked<bigint>('proposalMaxOperations');
  const protocol = quorum !== null ? 'openZeppelin' : await compoundKind(ask, governor);
  const timelock = await addressOf(asked, 'timelock');
  return {
    ...found,
    protocol,
    clock,
    votingDelay,
    votingPeriod,
    lateQuorumExtension: (await asked<bigint>('lateQuorumVoteExtension')) ?? 0n,
    proposalThreshold: (await asked<bigint>('proposalThreshold')) ?? 0n,
    ...share,
    quorumVotes: quorum ?? (await asked<bigint>('quorumVotes')) ?? 0n,
    superQuorum: await asked<bigint>('superQuorum', past),
    quorumCounts:
      new URLSearchParams((await asked<string>('COUNTING_MODE')) ?? 'quorum=for').get('quorum') ?? 'for,abstain',
    quotaPercent: quota === null || quota === 0n ? null : Number(quota) / QUOTA_UNIT,
    mostActions: mostActions === null ? null : Number(mostActions),
    timelock,
    accessManager: await addressOf(asked, 'accessManager'),
    timelockDelay: await delayOf(ask, asked, timelock),
  };
}

/** Whether the answer is a share of all votes, and by how much what it is a share of falls short of them. */
function shareOf(quorum: bigint | null, allVotes: bigint, numerator: bigint | null, denominator: bigint | null) {
  if (quorum === null || numerator === null || denominator === null || numerator === 0n || denominator === 0n) {
    return { quorumPercent: null, votesLeftOut: 0n };
  }
  // A governor that was made a moment ago had no share yet at the newest past timepoint, and answers 0.
  if ((allVotes * numerator) / denominator === quorum || quorum === 0n) {
    return { quorumPercent: (100 * Number(numerator)) / Number(denominator), votesLeftOut: 0n };
  }
  const base = (quorum * denominator) / numerator;
  return { quorumPercent: null, votesLeftOut: allVotes > base ? allVotes - base : 0n };
}

/** Whether a governor's quorum is of votes Against alone, which veto what passes without them. */
export const isVeto = ({ quorumCounts }: Pick<FoundGovernor, 'quorumCounts'>): boolean => quorumCounts === 'against';

async function clockOf(asked: AskContract): Promise<GovernorClock> {
  const mode = (await asked<string>('CLOCK_MODE')) ?? 'mode=blocknumber';
  if (mode.includes('mode=timestamp')) return 'timestamp';
  if (/mode=blocknumber/.test(mode)) return 'blockNumber';
  return 'own';
}

async function compoundKind(ask: Ask, governor: Address): Promise<GovernorKind> {
  const proposal = await ask(governor, FIRST_PROPOSAL);
  return proposal !== null && proposal.length === 2 + 64 * ALPHA_PROPOSAL ? 'alpha' : 'bravo';
}

async function delayOf(ask: Ask, governor: AskContract, timelock: Address | null): Promise<bigint> {
  if (timelock === null) return (await governor<bigint>('baseDelaySeconds')) ?? 0n;
  const asked = contractAt(ask, timelock);
  return (await asked<bigint>('getMinDelay')) ?? (await asked<bigint>('delay')) ?? 0n;
}

function unknownGovernor(governor: Address): InputError {
  return new InputError('governor-unknown', `there is no governor at ${governor} that Folkmoot knows`, {
    field: 'fork.governor',
    value: governor,
    hint: 'Give the address of an OpenZeppelin Governor, or of a Compound Governor Bravo or Alpha (its proxy), on that chain.',
  });
}
