import type { DecodedCall, EncodedCall } from '../../draft/encoded-action.js';
import type { ExecutionReport } from '../execution-report.js';
import type { Inspection } from '../inspection/inspection.js';
import type { LoadedDao } from '../loaded-dao.js';

/** What a review is given. The chain stands as the execution (or the trial of it) left it. */
export interface CheckContext {
  /** The proposal's actions, in order, as bytes and in words. */
  readonly calls: readonly EncodedCall[];
  readonly decoded: readonly DecodedCall[];
  readonly inspection: Inspection;
  readonly loaded: LoadedDao;
  /** Gas the execution used. */
  readonly gas: number;
  readonly outcome: ExecutionReport['outcome'];
}
