import { VetoEscrow } from '../../../../contracts/bindings/index.js';
import { encodeCall } from '../../../chain/index.js';
import type { StopperReport } from '../execution-report.js';
import type { LoadedDao } from '../loaded-dao.js';
import { escrowOf } from './dual-governance-reads.js';
import { reasonOf } from './failure-reason.js';
import type { Journal } from './journal.js';
import { vetoWords } from './needed-words.js';
import { dayOf } from './who-can-stop.js';

/**
 * Voters who could have vetoed and holders of a veto token who still can delay it, once a proposal has passed. The escrow is asked
 * whether it takes anything.
 * @param vote votes Against and those that would have vetoed, in the token's smallest unit
 * @param ready Unix seconds at which it may be executed
 */
export async function whoCanObject(
  loaded: LoadedDao,
  journal: Journal,
  vote: { readonly against: bigint; readonly quorum: bigint },
  ready: number,
): Promise<readonly StopperReport[]> {
  return [...voters(loaded, journal, vote, ready), ...(await vetoTokenHolders(loaded, ready))];
}

function voters(
  loaded: LoadedDao,
  journal: Journal,
  { against, quorum }: { readonly against: bigint; readonly quorum: bigint },
  ready: number,
): readonly StopperReport[] {
  if (loaded.vetoes !== true) return [];
  const why = `the voting is over, and ${journal.amount(against)} Against did not reach ${vetoWords(loaded, journal, quorum)}`;
  const told = { name: 'Voters Against', address: loaded.governor, power: 'against', until: null, ready } as const;
  return [{ ...told, can: false, why, sentence: `Voters Against cannot veto it any more: ${why}.` }];
}

async function vetoTokenHolders(loaded: LoadedDao, ready: number): Promise<readonly StopperReport[]> {
  const { chain, dual } = loaded;
  if (dual === undefined) return [];
  const { symbol, supplyTokens, firstSealPercent } = dual.settings;
  const address = await escrowOf(loaded, dual, 'signallingEscrow');
  const [answer] = await chain.call([{ to: address, data: encodeCall(VetoEscrow, 'lock', [0n]) }]);
  const why = answer !== undefined && 'reverted' in answer ? reasonOf(loaded, answer.reverted) : null;
  const name = `Holders of ${symbol}`;
  const tokens = ((Number(supplyTokens) * firstSealPercent) / 100).toLocaleString('en-US', {
    maximumFractionDigits: 2,
  });
  const sentence =
    why === null
      ? `${name} can delay it by locking ${firstSealPercent} % of it (${tokens} ${symbol}) in the escrow (${address}) until it is executed, on ${dayOf(ready)} at the earliest.`
      : `${name} cannot delay it: the escrow (${address}) takes nothing: ${why}.`;
  return [{ name, address, power: 'lock', until: null, ready, can: why === null, why, sentence }];
}
