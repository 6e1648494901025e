import type { Address } from '../../../chain/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import type { LoadedDao } from '../../execution/loaded-dao.js';
import {
  DAO_ATTACKS,
  type DaoAttack,
  type DaoAttackReport,
  type DaoAttacksReport,
  VOTE_ROUTES,
} from '../attack-report.js';
import { AttackSession } from '../session/attack-session.js';
import { type AttackContext, attackContextOf } from './attack-context.js';
import { flashLoanedVotes } from './attempts/flash-loaned-votes.js';
import { lastMinuteFlip } from './attempts/last-minute-flip.js';
import { lowTurnoutAmbush } from './attempts/low-turnout-ambush.js';
import { maliciousUpgrade } from './attempts/malicious-upgrade.js';
import { sybilDelegation } from './attempts/sybil-delegation.js';
import type { DaoAttackDefinition } from './dao-attack-definition.js';
import { voteBuying } from './vote-market/bribe-voters.js';
import { tryVoteMarket } from './vote-market/try-vote-market.js';
import { plain } from './words.js';

const DEFINITIONS: Readonly<Record<DaoAttack, DaoAttackDefinition>> = {
  flashLoanedVotes,
  voteBuying,
  lowTurnoutAmbush,
  lastMinuteFlip,
  maliciousUpgrade,
  sybilDelegation,
};

export interface AttackDaoOptions {
  /**
   * Brings the DAO up on a local chain, on which all attacks are tried in turn; it is closed at the end.
   * @param needed voters who must have accounts of their own
   */
  readonly load: (needed: readonly Address[]) => Promise<LoadedDao>;
  readonly electorate: Electorate;
  readonly signal?: AbortSignal;
  /** One sentence before each attack, with how many are done. */
  readonly onProgress?: (words: string, done: number, of: number) => void;
}

/**
 * Attacks a DAO in six ways and asks what its verdict costs in four, each on the chain as it was loaded, by real
 * transactions.
 * @throws ChainError when the chain fails; the signal's reason when it was aborted
 */
export async function attackDao({ load, electorate, signal, onProgress }: AttackDaoOptions): Promise<DaoAttacksReport> {
  const begun = performance.now();
  signal?.throwIfAborted();
  onProgress?.('Starting a local chain and loading the DAO', 0, DAO_ATTACKS.length + VOTE_ROUTES.length);
  const loaded = await load([]);
  try {
    const context = await attackContextOf(loaded, electorate);
    const attacks: DaoAttackReport[] = [];
    const all = DAO_ATTACKS.length + VOTE_ROUTES.length;
    for (const [done, attack] of DAO_ATTACKS.entries()) {
      signal?.throwIfAborted();
      onProgress?.(`Trying: ${DEFINITIONS[attack].title}`, done, all);
      attacks.push(await attempt(context, attack));
    }
    let done = DAO_ATTACKS.length;
    const voteMarket = await tryVoteMarket(context, {
      ...(signal === undefined ? {} : { signal }),
      onRoute: (title) => onProgress?.(`Trying: ${title}`, done++, all),
    });
    return {
      attacks,
      voteMarket,
      cheapest: cheapestOf(attacks),
      assumptions: [...assumptionsOf(context), ...loaded.assumptions],
      seconds: (performance.now() - begun) / 1000,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await loaded.chain.close();
  }
}

/** Tries one attack, and puts the chain back to what it was. */
async function attempt(context: AttackContext, attack: DaoAttack): Promise<DaoAttackReport> {
  const { chain, membership } = context.loaded;
  const before = await chain.snapshot();
  const session = await AttackSession.on(chain);
  const { title, defence, premise, run } = DEFINITIONS[attack];
  const { votesNeeded, cost, ...outcome } = await run(context, session);
  await chain.revert(before);
  const known = cost.length > 0;
  return {
    attack,
    title,
    premise: premise?.(context) ?? null,
    defence,
    gainUsd: context.gainUsd,
    ...outcome,
    cost,
    costUsd: known ? cost.reduce((sum, { usd }) => sum + usd, 0) : null,
    votesNeeded: plain(votesNeeded, membership.decimals),
    steps: session.steps,
  };
}

function cheapestOf(attacks: readonly DaoAttackReport[]): DaoAttack | null {
  const successful = attacks.flatMap(({ attack, outcome, costUsd }) =>
    outcome === 'succeeds' && costUsd !== null ? [{ attack, costUsd }] : [],
  );
  return successful.sort((a, b) => a.costUsd - b.costUsd)[0]?.attack ?? null;
}

function assumptionsOf({ voters, defenders, treasury, loaded }: AttackContext): readonly string[] {
  const unpriced = treasury.filter(({ usd }) => usd === null).map(({ symbol }) => symbol);
  return [
    `${defenders.length} of the ${voters.length} largest voters turn up as usual, drawn once by their chances from the seed, and vote Against what takes the treasury.`,
    `Tokens are bought in one constant-product pool with a fee of 0.3 %; what they are worth afterwards is not counted. One ETH is $${loaded.dao.market.ethUsd.toLocaleString('en-US')}.`,
    ...(loaded.guardian === null
      ? []
      : ['The guardian notices what openly takes the treasury, and cancels it if it can.']),
    ...(unpriced.length === 0 ? [] : [`No price is known of ${unpriced.join(', ')}: not counted in the gain.`]),
  ];
}
