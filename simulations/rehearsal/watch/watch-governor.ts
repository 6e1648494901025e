import { parseUnits } from 'ethers';
import { type Address, readRemoteChain } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import { addressSchema, type Dao, daoSchema } from '../../scenario/index.js';
import { contractAt } from '../execution/fork/ask-contract.js';
import { connectFork, type ForkAddress, type ForkFacts } from '../execution/fork/connect-fork.js';
import { isVeto } from '../execution/fork/read-governor.js';
import { whoMayStop } from '../forecast/who-may-stop.js';
import { formatUnits } from '../members/format-units.js';
import { membershipOf } from '../members/membership-of.js';
import { type GovernorRecord, type RecordedProposal, readGovernorRecord } from './governor-record.js';
import type { NeededVotes, OpenVote } from './open-vote.js';
import { type WatchedVote, watchVote } from './watch-vote.js';
import type { WatchedVoters } from './watched-chances.js';

export interface WatchGovernorOptions extends ForkAddress {
  /** The open proposal’s id; may be `null` where one alone is open. */
  readonly proposal: bigint | null;
  /** What voters usually do, where it is not to be what the governor's own past says. */
  readonly usual: Dao['voters'] | null;
  /** Who may stop a proposal, where a DAO file says it: of what the chain tells there are no dates. */
  readonly canStop: Dao['canStop'] | null;
  /** How votes are counted, where a DAO file says it: a veto may be no part of what a governor tells. */
  readonly votingRule: Dao['governor']['votingRule'] | null;
  /** Holders of another token who may delay what passes, where a DAO file says it. */
  readonly dualGovernance?: Dao['dualGovernance'];
  readonly seed: number;
}

const ACTIVE = 1;
const STATES = ['pending', 'active', 'canceled', 'defeated', 'succeeded', 'queued', 'expired', 'executed'];

/**
 * Watches a vote on a running chain: the votes so far, the governor's past votes and who could still vote are read from its
 * and the token's logs. Nothing is sent but questions.
 * @throws ChainError `fork-unreachable`; InputError `governor-unknown`, `watch-proposal`, `watch-moment`
 */
export async function watchGovernor({
  proposal,
  usual,
  canStop,
  votingRule,
  dualGovernance,
  seed,
  ...address
}: WatchGovernorOptions): Promise<WatchedVote> {
  const facts = await connectFork(address);
  const { signal } = address;
  const chain = await readRemoteChain(address.url, facts.block, signal === undefined ? {} : { signal });
  const asked = contractAt((to, data) => chain.call(to, data), address.governor);
  const record = await readGovernorRecord(chain, address.governor, facts.governor);
  const open = openIn(record, proposal);
  const { governor: found } = facts;
  const unit = 10 ** found.decimals;
  const told = await asked<readonly [bigint, bigint, bigint]>('proposalVotes', BigInt(open.proposal.id));
  const quorum = (await asked<bigint>('quorum', open.snapshot)) ?? found.quorumVotes;
  const needed = neededBy(facts, votingRule, quorum);
  const votes = record.history.votes.filter((vote) => vote.proposal === open.proposal.id);
  const vote: OpenVote = {
    proposal: { ...open.proposal, threshold: needed.tokens },
    votes,
    counted: told && {
      against: Number(told[0]) / unit,
      for: Number(told[1]) / unit,
      abstain: Number(told[2]) / unit,
    },
    needed,
    now: chain.block.timestamp + 1,
    notes: notesOf(facts, record, needed, quorum),
  };
  const dao = withRule(daoOf(facts), needed.kind === 'veto' ? votingRule : null);
  const stated = { dualGovernance, ...(canStop === null || canStop.length === 0 ? {} : { canStop }) };
  const stoppers = whoMayStop({ ...dao, ...stated }, Number(found.supply) / unit);
  return {
    ...watchVote(vote, { history: record.history, voters: votersOf(facts, dao, usual, seed) }),
    canStop: stoppers.map(({ sentence }) => sentence),
  };
}

/** What the governor asks for; a veto where its counting says so, or where the DAO's file does. */
function neededBy(
  { governor: found, dao }: ForkFacts,
  stated: Dao['governor']['votingRule'] | null,
  quorum: bigint,
): NeededVotes {
  const unit = 10 ** found.decimals;
  if (isVeto(found)) return { kind: 'veto', tokens: Number(quorum) / unit };
  if (stated?.kind === 'optimistic') {
    return { kind: 'veto', tokens: ((Number(found.supply) / unit) * stated.vetoPercent) / 100 };
  }
  return {
    kind: 'quorum',
    tokens: Number(quorum) / unit,
    counts: dao.governor.quorum?.counts ?? 'forAbstain',
    ...(found.quotaPercent === null ? {} : { approvalPercent: found.quotaPercent }),
  };
}

/** The document with the rule that a DAO file states, where the chain does not tell of one. */
function withRule(dao: Dao, stated: Dao['governor']['votingRule'] | null): Dao {
  if (stated === null || dao.governor.votingRule.kind === 'optimistic') return dao;
  return { ...dao, governor: { ...dao.governor, votingRule: stated } };
}

function openIn({ proposals }: GovernorRecord, wanted: bigint | null): RecordedProposal & Pick<OpenVote, 'proposal'> {
  const refuse = (message: string, value: string, hint: string) =>
    new InputError('watch-proposal', message, { field: '--proposal', value, hint });
  const open = proposals.filter(({ state }) => state === ACTIVE);
  const listed = open.map(({ proposal }) => proposal.id).join(', ');
  const others = open.length === 0 ? 'No vote is open on this governor.' : `Open votes: ${listed}.`;
  if (wanted === null) {
    if (open.length === 1) return open[0]!;
    throw refuse(
      `${open.length} votes are open on this governor`,
      listed,
      open.length === 0 ? others : `Say which. ${others}`,
    );
  }
  const one = proposals.find(({ proposal }) => proposal.id === wanted.toString());
  if (one === undefined) throw refuse(`the governor's logs have no proposal ${wanted}`, wanted.toString(), others);
  if (one.state === ACTIVE) return one;
  throw refuse(
    `the vote on proposal ${wanted} is not open: it is ${STATES[one.state] ?? 'unknown'}`,
    wanted.toString(),
    others,
  );
}

/** The document of what the chain tells, but for the holders. */
function daoOf({ dao }: ForkFacts): Dao {
  return daoSchema.parse({ ...dao, name: 'watched', title: 'Watched', holders: { kind: 'list', holders: [] } });
}

function votersOf(
  { dao: { holders, nonVoting }, governor: { decimals } }: ForkFacts,
  dao: Dao,
  usual: Dao['voters'] | null,
  seed: number,
): WatchedVoters | null {
  const voting = Object.entries(holders).filter(([address]) => !nonVoting.includes(address));
  if (voting.length === 0) return null;
  const membership = membershipOf({
    holders: {
      addresses: voting.map(([address]) => addressSchema.parse(address) as Address),
      balances: voting.map(([, tokens]) => parseUnits(tokens, decimals)),
    },
    delegations: [],
    supplyTokens: null,
    decimals,
    sourceHash: '',
  });
  return { usual: usual ?? dao.voters, governor: dao.governor, membership, seed };
}

function notesOf(
  { turnout, governor }: ForkFacts,
  { incompleteBefore }: GovernorRecord,
  { kind, tokens }: NeededVotes,
  quorum: bigint,
): readonly string[] {
  const source = isVeto(governor) ? 'as the governor answers' : 'as the DAO file states: the governor does not tell it';
  return [
    kind === 'veto'
      ? `It passes unless ${tokens} ${governor.symbol} vote Against, ${source}.`
      : `It needs ${formatUnits(quorum, governor.decimals)} ${governor.symbol}, as the governor answers.`,
    ...(turnout === null ? ['No vote has ended yet: what voters usually do is Folkmoot’s default.'] : []),
    ...(incompleteBefore === null ? [] : [`Logs before block ${incompleteBefore} were not read.`]),
  ];
}
