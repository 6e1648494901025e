import { LendingPool, VotesToken } from '../../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeCall } from '../../../../chain/index.js';
import type { AttackSession, ContractAt } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import { gatherTokens } from '../market/gather-tokens.js';
import { annualRate, OPTIMAL_USE } from '../market/lending-rate.js';
import { WHY_IT_ENDED } from '../treasury-transfer.js';
import { tokensToWin } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';
import { type HeldVote, voteWithHeldTokens } from './held-tokens.js';
import { heldForAPeriod } from './holding-period.js';
import { capitalAnHour, HOURS_A_YEAR, outcomeOf, type RouteDefinition, type RouteOutcome } from './route.js';

const SUPPLIERS: Address = accountOf('rehearsal/suppliers of a lending market');
const SAVINGS: Address = accountOf('rehearsal/tokens for interest');
const ONE = 10n ** 18n;
const UNLIMITED = 2n ** 256n - 1n;

/** Borrows tokens against collateral for the snapshot. */
export const borrowVotes: RouteDefinition = {
  title: 'Borrow votes',
  defence:
    'Votes count only after a holding period or a lock; few tokens in lending markets; a proposal threshold makes it hold them through the voting delay.',
  run: (context, session) => run(context, session),
  control: (context, session, found) =>
    heldForAPeriod(context, session, found, async (defended) => (await tried(defended, session))?.vote.end ?? null),
};

/** Tokens in lending markets, in the smallest unit. */
export function borrowable({ loaded }: Pick<AttackContext, 'loaded'>): bigint {
  const { dao, membership } = loaded;
  return (membership.supply * BigInt(Math.round(dao.market.borrowablePercent * 10_000))) / 1_000_000n;
}

async function run(context: AttackContext, session: AttackSession): Promise<RouteOutcome> {
  const { loaded, unit } = context;
  const { market } = loaded.dao;
  const needed = tokensToWin(context);
  const available = borrowable(context);
  const found = {
    premise: `if ${market.borrowablePercent} % of the supply can be borrowed`,
    sentence: `Borrow ${needed === null ? 'votes' : amountOf(context, needed)} against ${market.collateralPercent} % collateral over the snapshot, give them back, and vote For with what it says.`,
    votesNeeded: needed ?? 0n,
    votesAvailable: available,
    hours: 0,
    cost: [],
    price: null,
  };
  const impossible = (why: string): RouteOutcome => ({ ...found, outcome: 'impossible', evidence: 'estimate', why });
  if (needed === null) return impossible('One account has one vote here, however many tokens it borrows.');
  if (needed > available) {
    return impossible(`${amountOf(context, needed)} are needed, and ${amountOf(context, available)} can be borrowed.`);
  }
  const loan = await tried(context, session);
  if (loan === null) {
    return impossible(`${amountOf(context, needed)} are needed, and those who do not usually vote have fewer to lend.`);
  }
  const { vote, interest, supplied } = loan;
  const worth = (Number(needed) / Number(unit)) * market.priceUsd;
  const capitalUsd = (worth * market.collateralPercent) / 100;
  const rate = annualRate(Number(needed) / Number(supplied), market);
  const tiedUp = capitalAnHour(capitalUsd, context);
  const interestUsd = (Number(interest) / Number(unit)) * market.priceUsd;
  const hourlyUsd = (worth * rate) / HOURS_A_YEAR + tiedUp;
  return {
    ...found,
    outcome: outcomeOf(vote.end),
    evidence: 'chain',
    hours: vote.hours,
    cost: [
      { what: `Interest of ${(rate * 100).toFixed(1)} % a year on ${amountOf(context, needed)}`, usd: interestUsd },
      { what: `The collateral that was tied up, ${market.capitalAprPercent} % a year`, usd: tiedUp * vote.hours },
    ],
    why:
      vote.end === 'executed'
        ? `The snapshot counted borrowed tokens, which were given back before the vote began. It took ${inDollars(capitalUsd)} of collateral.`
        : WHY_IT_ENDED[vote.end],
    price: {
      perVoteUsd: (hourlyUsd * vote.hours) / (Number(needed) / Number(unit)),
      onceUsd: 0,
      hourlyUsd,
      capitalUsd,
      returnedUsd: capitalUsd,
      lostByFallUsd: 0,
    },
  };
}

interface Tried {
  readonly vote: HeldVote;
  /** Paid on the chain, in the token's smallest unit. */
  readonly interest: bigint;
  /** Tokens that the lending market had. */
  readonly supplied: bigint;
}

/** Borrows, votes and repays on the chain. `null` where there are not that many tokens. */
async function tried(context: AttackContext, session: AttackSession): Promise<Tried | null> {
  const { attacker, token, loaded } = context;
  const needed = tokensToWin(context);
  if (needed === null) return null;
  const delay = loaded.dao.governor.votingDelaySeconds + 86_400;
  const most = annualRate(1, loaded.dao.market) * (delay / (HOURS_A_YEAR * 3_600));
  const savings = await gatherTokens(
    context,
    session,
    (needed * BigInt(Math.ceil(most * 1e6))) / 1_000_000n + 10n,
    SAVINGS,
  );
  const supplied = await gatherTokens(context, session, borrowable(context), SUPPLIERS);
  if (supplied < needed) return null;
  const lending = await openLending(context, session, supplied, needed);
  await loaded.chain.admit([attacker, SAVINGS]);
  let interest = 0n;
  const call = (from: Address, data: ReturnType<typeof encodeCall>) => ({ from, to: lending.address, data });
  const vote = await voteWithHeldTokens({
    context,
    session,
    who: 'attacker',
    support: `votes For with the ${amountOf(context, needed)} of the snapshot`,
    acquire: async () => {
      const what = `borrows ${amountOf(context, needed)} of ${amountOf(context, supplied)} that can be had, and delegates to itself`;
      await session.transactTogether('attacker', what, [
        call(attacker, encodeCall(LendingPool, 'borrow', [needed])),
        { from: attacker, to: token.address, data: encodeCall(VotesToken, 'delegate', [attacker]) },
      ]);
    },
    giveBack: async () => {
      const pledged = await session.read(lending, 'pledgedBy', [attacker]);
      const reverted = await session.transactTogether(
        'attacker',
        'buys the interest, repays and takes its collateral',
        [
          { from: SAVINGS, to: token.address, data: encodeCall(VotesToken, 'transfer', [attacker, savings]) },
          call(attacker, encodeCall(LendingPool, 'repayAll', [])),
          call(attacker, encodeCall(LendingPool, 'release', [pledged])),
        ],
      );
      interest =
        reverted === null
          ? savings - (await session.read(token, 'balanceOf', [attacker]))
          : (await session.read(lending, 'debtOf', [attacker])) - needed;
    },
  });
  return { vote, interest, supplied };
}

/** A lending market with suppliers, in which the attacker has pledged its collateral. */
async function openLending(
  { attacker, token, loaded, unit }: AttackContext,
  session: AttackSession,
  supplied: bigint,
  needed: bigint,
): Promise<ContractAt<typeof LendingPool>> {
  const { market } = loaded.dao;
  const dollars = await session.deploy(VotesToken, ['Dollars', 'USD', 18n, loaded.chain.deployer]);
  const full = Math.max(market.borrowAprPercent, market.borrowAprFullPercent);
  const terms = {
    lent: token.address,
    collateral: dollars.address,
    unit,
    price: BigInt(Math.round(market.priceUsd * 1e6)) * 10n ** 12n,
    collateralBps: BigInt(Math.round(market.collateralPercent * 100)),
    optimalUse: share(OPTIMAL_USE),
    rateAtOptimum: share(market.borrowAprPercent / 100),
    rateAtFullUse: share(full / 100),
  };
  const lending = await session.deploy(LendingPool, [terms]);
  await session.prepare(SUPPLIERS, token, 'approve', [lending.address, UNLIMITED]);
  await session.prepare(SUPPLIERS, lending, 'supply', [supplied]);
  // Debts are rounded up to the next of the smallest unit.
  const collateral = await session.read(lending, 'collateralFor', [needed + 2n]);
  await session.prepare(loaded.chain.deployer, dollars, 'mint', [attacker, collateral]);
  await session.prepare(attacker, dollars, 'approve', [lending.address, UNLIMITED]);
  await session.prepare(attacker, token, 'approve', [lending.address, UNLIMITED]);
  await session.prepare(attacker, lending, 'pledge', [collateral]);
  return lending;
}

const share = (value: number): bigint => (BigInt(Math.round(value * 1e9)) * ONE) / 1_000_000_000n;
