import type { Address } from '../../../chain/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import type { LoadedDao } from '../../execution/loaded-dao.js';
import { type AttackDeskReport, DAO_ATTACKS, type DaoAttack, type DaoAttackReport } from '../attack-report.js';
import { AttackStage } from '../stage/attack-stage.js';
import type { DaoAttackScript } from './dao-attack-script.js';
import { ETH_USD } from './market/treasury.js';
import { laySiege, type Siege } from './siege.js';
import { flashLoanedVotes } from './tries/flash-loaned-votes.js';
import { lastMinuteFlip } from './tries/last-minute-flip.js';
import { lowTurnoutAmbush } from './tries/low-turnout-ambush.js';
import { maliciousUpgrade } from './tries/malicious-upgrade.js';
import { sybilDelegation } from './tries/sybil-delegation.js';
import { voteBuying } from './tries/vote-buying.js';
import { plain } from './words.js';

const SCRIPTS: Readonly<Record<DaoAttack, DaoAttackScript>> = {
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
 * Attacks a DAO in six ways, each on the chain as it was loaded, by real transactions.
 * @throws ChainError when the chain fails; the signal's reason when it was aborted
 */
export async function attackDao({ load, electorate, signal, onProgress }: AttackDaoOptions): Promise<AttackDeskReport> {
  const begun = performance.now();
  signal?.throwIfAborted();
  onProgress?.('Starting a local chain and loading the DAO', 0, DAO_ATTACKS.length);
  const loaded = await load([]);
  try {
    const siege = await laySiege(loaded, electorate);
    const attacks: DaoAttackReport[] = [];
    for (const [done, attack] of DAO_ATTACKS.entries()) {
      signal?.throwIfAborted();
      onProgress?.(`Trying: ${SCRIPTS[attack].title}`, done, DAO_ATTACKS.length);
      attacks.push(await tryOne(siege, attack));
    }
    return {
      attacks,
      cheapest: cheapestOf(attacks),
      assumptions: [...assumptionsOf(siege), ...loaded.assumptions],
      seconds: (performance.now() - begun) / 1000,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await loaded.chain.close();
  }
}

/** Plays one attack, and puts the chain back to what it was. */
async function tryOne(siege: Siege, attack: DaoAttack): Promise<DaoAttackReport> {
  const { chain, membership } = siege.loaded;
  const before = await chain.snapshot();
  const stage = await AttackStage.on(chain);
  const { title, defence, play } = SCRIPTS[attack];
  const { votesNeeded, cost, ...outcome } = await play(siege, stage);
  await chain.revert(before);
  const known = cost.length > 0;
  return {
    attack,
    title,
    defence,
    gainUsd: siege.gainUsd,
    ...outcome,
    cost,
    costUsd: known ? cost.reduce((sum, { usd }) => sum + usd, 0) : null,
    votesNeeded: plain(votesNeeded, membership.decimals),
    steps: stage.steps,
  };
}

function cheapestOf(attacks: readonly DaoAttackReport[]): DaoAttack | null {
  const successful = attacks.flatMap(({ attack, outcome, costUsd }) =>
    outcome === 'succeeds' && costUsd !== null ? [{ attack, costUsd }] : [],
  );
  return successful.sort((a, b) => a.costUsd - b.costUsd)[0]?.attack ?? null;
}

function assumptionsOf({ voters, defenders, treasury, loaded }: Siege): readonly string[] {
  const unpriced = treasury.filter(({ usd }) => usd === null).map(({ symbol }) => symbol);
  return [
    `${defenders.length} of the ${voters.length} largest voters turn up as usual, drawn once by their chances from the seed, and vote Against what takes the treasury.`,
    `Tokens are bought in one constant-product pool with a fee of 0.3 %; what they are worth afterwards is not counted. One ETH is $${ETH_USD.toLocaleString('en-US')}.`,
    ...(loaded.guardian === null
      ? []
      : ['The guardian notices what openly takes the treasury, and cancels it if it can.']),
    ...(unpriced.length === 0 ? [] : [`No price is known of ${unpriced.join(', ')}: not counted in the gain.`]),
  ];
}
