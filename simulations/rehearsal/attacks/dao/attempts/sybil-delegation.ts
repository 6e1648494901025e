import { type Address, accountOf } from '../../../../chain/index.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';
import type { DaoAttackDefinition, DaoAttackOutcome } from '../dao-attack-definition.js';
import { buyVotes } from '../market/buy-votes.js';
import { attemptTreasuryTransfer, WHY_IT_ENDED } from '../treasury-transfer.js';
import { cheapestSplit, type Split } from '../votes/sybil-split.js';
import { tokensToWin } from '../votes/tokens-to-win.js';
import { amountOf, inDollars } from '../words.js';

/** Accounts that try it where splitting gains nothing, and the part of the needed tokens they have. */
const FUTILE_ACCOUNTS = 10n;
const FUTILE_PART = { of: 10n, take: 9n };

/** Spreads tokens over many accounts that pretend to be many people. */
export const sybilDelegation: DaoAttackDefinition = {
  title: 'Sybil accounts',
  defence: 'One token, one vote; or verified persons whose credentials are dearer than what they decide.',
  run,
};

async function run(context: AttackContext, session: AttackSession): Promise<DaoAttackOutcome> {
  const { weights, defenders, loaded } = context;
  const split = weights === 'tokens' ? futileSplit(context) : cheapestSplit(context);
  const sentence = `Spread tokens over many accounts, and outvote ${defenders.length} usual voters with them.`;
  if (split === null) {
    const why = 'No number of accounts that can be tried here outweighs them.';
    return { sentence, outcome: 'impossible', evidence: 'estimate', cost: [], votesNeeded: context.quorum, why };
  }
  const shares = sharesOf(split);
  const purchase = await buyVotes(context, session, shares);
  if (purchase.lacking !== null) {
    const why = purchase.lacking;
    return { sentence, outcome: 'impossible', evidence: 'estimate', cost: [], votesNeeded: split.tokens, why };
  }
  const cost = [
    { what: `${amountOf(context, split.tokens)} bought in the pool`, usd: purchase.costUsd },
    { what: `${split.accounts} fake identities`, usd: Number(split.accounts) * loaded.dao.market.fakePersonUsd },
  ];
  const found = { sentence, cost, votesNeeded: split.tokens };
  const accounts = [...shares.keys()];
  const end = await attemptTreasuryTransfer(context, session, {
    who: 'fake people',
    author: accounts[0]!,
    supporters: accounts,
    support: `${accounts.length} accounts vote For with ${amountOf(context, split.tokens)}`,
    opponents: defenders,
  });
  const total = cost.reduce((sum, { usd }) => sum + usd, 0);
  const why =
    end === 'executed'
      ? `${accounts.length} accounts weighed more than the real voters, for ${inDollars(total)}.`
      : weights === 'tokens' && end === 'defeated'
        ? 'Votes go by tokens: what is split among many accounts weighs what it weighed in one.'
        : WHY_IT_ENDED[end];
  return { ...found, outcome: end === 'executed' ? 'succeeds' : 'fails', evidence: 'chain', why };
}

/** Where votes go by tokens: a little less than one account would need, to see whether many need less. */
function futileSplit(context: AttackContext): Split | null {
  const needed = tokensToWin(context);
  if (needed === null) return null;
  const tokens = (needed * FUTILE_PART.take) / FUTILE_PART.of;
  return tokens < FUTILE_ACCOUNTS ? null : { accounts: FUTILE_ACCOUNTS, tokens, first: 0n };
}

/** The first account has what it takes to propose, the others equal shares of the rest. */
function sharesOf({ accounts, tokens, first }: Split): ReadonlyMap<Address, bigint> {
  const least = tokens / accounts;
  const own = first > least ? first : least;
  const others = accounts > 1n ? (tokens - own) / (accounts - 1n) : 0n;
  const names = Array.from({ length: Number(accounts) }, (_, i) => accountOf(`rehearsal/fake person ${i}`));
  const left = tokens - own - others * (accounts - 1n);
  return new Map(names.map((name, i) => [name, i === 0 ? own + left : others]));
}
