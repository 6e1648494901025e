import { VoteEscrow } from '../../../contracts/bindings/index.js';
import { question, roundTokens, shareOf } from '../../metrics/index.js';
import { bps } from '../../scenario/index.js';
import { balanceOf, counted, ledgerOf, ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { lockedPower, lockedVotesAt } from './power.js';
import { type EscrowFact, type EscrowScope, escrowEvents, escrowOutline } from './state.js';

const group = 'supply';
const lockedOf = ({ escrow: { locks } }: Pick<EscrowScope['view'], 'escrow'>) =>
  [...locks.values()].reduce((sum, { amount }) => sum + amount, 0n);

/** Tokens locked for a time, which vote by how long they stay locked: Curve's vote escrow. */
export const escrow = mechanism({
  outline: escrowOutline,
  title: 'Vote escrow',
  uses: [token],
  words: {
    escrow: { one: 'Vote escrow', many: 'Vote escrow', family: 'stakers', shade: 1, inSentences: 'the vote escrow' },
  },
  create: ({ scenario: { escrow: section }, others, treasury }) => ({
    escrow: [
      others.token.token,
      BigInt(section.longestLockSeconds),
      bps(section.earlyExitPenaltyPercent),
      section.penaltyDestination === 'burn' ? ZERO_ADDRESS : treasury,
    ],
  }),
  readers: {
    escrow: {
      EscrowOpened: ({ longest, penaltyBps }): EscrowFact => ({
        type: 'escrowOpened',
        longest: Number(longest),
        penaltyBps,
      }),
      TokensLocked: ({ account, added, amount, end }): EscrowFact => ({
        type: 'tokensLocked',
        account,
        added,
        amount,
        end: Number(end),
      }),
      TokensUnlocked: ({ account, amount, penalty }): EscrowFact => ({
        type: 'tokensUnlocked',
        account,
        amount,
        penalty,
      }),
    },
  },
  folds: {
    escrowOpened(draft, { longest, penaltyBps }) {
      draft.longest = longest;
      draft.penaltyBps = penaltyBps;
    },
    tokensLocked(draft, { account, amount, end }) {
      draft.locks.set(account, { amount, end });
    },
    tokensUnlocked(draft, { account, penalty }) {
      draft.locks.delete(account);
      draft.penalties += penalty;
    },
  },
  owned: ({ escrow: { locks } }, account) => locks.get(account)?.amount ?? 0n,
  flows: {
    kinds: {
      lock: { title: 'Lock', deposit: true },
      unlock: { title: 'Unlock', deposit: true },
      earlyExitPenalty: { title: 'Penalty for leaving early' },
    },
    classify: ({ asset, from, to }, { escrow: { contracts }, treasury }) => {
      if (asset !== 'token') return null;
      if (to === contracts.escrow) return 'lock';
      if (from !== contracts.escrow) return null;
      return to === treasury || to === ZERO_ADDRESS ? 'earlyExitPenalty' : 'unlock';
    },
  },
  agentColumns: [
    {
      name: 'locked',
      title: 'Locked',
      unit: 'wei',
      description: 'Tokens in the vote escrow.',
      of: ({ view }, { address }) => view.escrow.locks.get(address)?.amount ?? 0n,
    },
    {
      name: 'lockedVotes',
      title: 'Votes of locked tokens',
      unit: 'wei',
      description: 'What its locked tokens count now: the amount by the part of the longest lock that is left.',
      of: ({ view }, { address }) => {
        const lock = view.escrow.locks.get(address);
        return lock === undefined ? 0n : lockedPower(lock, view.escrow.longest, view.time);
      },
    },
  ],
  reporters: () => [
    {
      name: 'locked',
      title: 'Locked',
      unit: 'wei',
      description: 'Tokens in the vote escrow, those whose lock is over and not taken out included.',
      group,
      report: ({ view }) => lockedOf(view),
    },
    {
      name: 'lockedVotes',
      title: 'Votes of locked tokens',
      unit: 'wei',
      description: 'Locked tokens, each by the part of the longest lock that it has left.',
      group,
      report: ({ view }) => lockedVotesAt(view.escrow, view.time).supply,
    },
    {
      name: 'lockedShare',
      title: 'Locked share',
      unit: 'share',
      description: 'Locked tokens over the supply.',
      group,
      report: ({ view }) => shareOf(lockedOf(view), ledgerOf(view).supply),
    },
    {
      name: 'earlyExitPenalties',
      title: 'Penalties for leaving early',
      unit: 'wei',
      description: 'Tokens ever kept of those who left the vote escrow before the end.',
      group,
      report: ({ view }) => view.escrow.penalties,
    },
  ],
  invariants: {
    locksAreCovered: ({ view }) => {
      const held = balanceOf(view, view.escrow.contracts.escrow);
      const locked = lockedOf(view);
      return locked <= held ? null : `the vote escrow owes ${locked} wei and holds ${held}`;
    },
  },
  audit: ({ escrow: { contracts, locks, longest }, time }, accounts) => [
    question(VoteEscrow, contracts.escrow, 'totalVotes', [], lockedVotesAt({ locks, longest }, time).supply),
    ...accounts.map((account) => {
      const lock = locks.get(account);
      const votes = lock === undefined ? 0n : lockedPower(lock, longest, time);
      return question(VoteEscrow, contracts.escrow, 'getVotes', [account], votes);
    }),
  ],
  news: ({ events }) => {
    const left = escrowEvents(events, 'tokensUnlocked').filter(({ penalty }) => penalty > 0n);
    if (left.length === 0) return [];
    const penalty = left.reduce((sum, one) => sum + one.penalty, 0n);
    const sentence = `${counted(left.length, 'agent')} left the vote escrow early and paid ${roundTokens(penalty)}`;
    return [{ weight: 45, sentence }];
  },
  panels: [
    { panel: 'escrow', title: 'Locked tokens and their votes', form: 'lines', reporters: ['locked', 'lockedVotes'] },
  ],
});

export { lockedPower, lockedVotesAt } from './power.js';
export { type EscrowScope, WEEK_SECONDS } from './state.js';
