import type { Address, ChainLog, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { LoadedDao } from '../loaded-dao.js';
import type { Inspection } from './inspection.js';

/** What to look into. The chain must stand as the transactions left it: balances are read from it. */
export interface InspectionInput {
  /** The traced transaction, or several in order. */
  readonly traced: TracedCall | readonly TracedCall[];
  readonly diff: ReadonlyMap<Address, TracedAccount>;
  readonly logs: readonly ChainLog[];
  readonly loaded: LoadedDao;
}

/** Turns what the chain's tracer saw into calls, events, movements of assets and changes of state in words. */
export async function inspectExecution({ traced, diff, logs }: InspectionInput): Promise<Inspection> {
  const evidence = { traced: 'kind' in traced ? [traced] : traced, diff, logs };
  return { calls: [], events: [], movements: [], balances: [], changes: [], evidence };
}
