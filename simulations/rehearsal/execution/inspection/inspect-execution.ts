import type { Address, ChainLog, TracedAccount, TracedCall } from '../../../chain/index.js';
import { type DraftContext, draftContext } from '../../draft/draft-context.js';
import type { KnownContract, LoadedDao } from '../loaded-dao.js';
import { type AssetBook, readAssets } from './assets/asset-facts.js';
import { assetMovements, balanceChanges } from './assets/asset-movements.js';
import { assetTransfers, NATIVE } from './assets/asset-transfer.js';
import { callTree } from './call-tree.js';
import type { Inspection } from './inspection.js';
import { reportedEvents } from './reported-events.js';
import { stateChanges } from './state-changes.js';
import { candidateKeys } from './storage/candidate-keys.js';
import { withBorrowedAbis } from './with-borrowed-abis.js';

/** What to look into. The chain must stand as the transactions left it: balances are read from it. */
export interface InspectionInput {
  /** The traced transaction, or several in order. */
  readonly traced: TracedCall | readonly TracedCall[];
  readonly diff: ReadonlyMap<Address, TracedAccount>;
  readonly logs: readonly ChainLog[];
  readonly loaded: LoadedDao;
}

/** Members tried as keys of mappings though the transaction did not show them, the largest first. */
const MEMBERS_TRIED = 100;

/** Turns what the chain's tracer saw into calls, events, movements of assets and changes of state in words. */
export async function inspectExecution({ traced, diff, logs, loaded }: InspectionInput): Promise<Inspection> {
  const evidence = { traced: 'kind' in traced ? [traced] : traced, diff, logs };
  const names = new Map([...loaded.contracts.map(({ address, name }) => [address, name] as const), ...loaded.names]);
  const transfers = assetTransfers(evidence.traced, logs);
  const book = await readAssets(
    transfers.map(({ asset }) => asset),
    loaded,
  );
  const known = withBorrowedAbis(loaded.contracts, evidence.traced, names);
  const context = contextOf(loaded, known, names, book);
  const keys = candidateKeys({
    ...evidence,
    known: loaded.contracts,
    addresses: [...loaded.names.keys(), ...loaded.membership.addresses.slice(0, MEMBERS_TRIED)],
  });
  return {
    calls: evidence.traced.map((call) => callTree(call, context)),
    events: reportedEvents(logs, context),
    movements: assetMovements(transfers, book, names),
    balances: await balanceChanges(transfers, book, loaded, names),
    changes: stateChanges(diff, evidence.traced, known, keys),
    evidence,
  };
}

/** What a draft may refer to, and the tokens that only the execution showed. */
function contextOf(
  { dao }: LoadedDao,
  known: readonly KnownContract[],
  names: ReadonlyMap<Address, string>,
  book: AssetBook,
): DraftContext {
  const context = draftContext(dao, known, names);
  const listed = new Set(context.assets.map(({ address }) => address));
  const others = [...book].filter(([address]) => address !== NATIVE && !listed.has(address));
  return { ...context, assets: [...context.assets, ...others.map(([address, facts]) => ({ address, ...facts }))] };
}
