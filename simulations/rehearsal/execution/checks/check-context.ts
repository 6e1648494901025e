import type { DecodedCall, EncodedCall } from '../../draft/encoded-action.js';
import type { ExecutionReport, ReviewCheck } from '../execution-report.js';
import type { Inspection } from '../inspection/inspection.js';
import type { LoadedDao } from '../loaded-dao.js';

/** All that a check may look at. The chain stands as the execution (or the trial of it) left it. */
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

/** One check of a review. It never throws for what a proposal does: that is a finding. */
export type Check = (context: CheckContext) => Promise<ReviewCheck>;
