import type { DaoAttackReport } from '../attack-report.js';
import type { AttackSession } from '../session/attack-session.js';
import type { AttackContext } from './attack-context.js';

/** What one try found. */
export interface DaoAttackOutcome extends Pick<DaoAttackReport, 'sentence' | 'outcome' | 'evidence' | 'cost' | 'why'> {
  /** Where it takes less than the whole treasury. */
  readonly gainUsd?: number;
  /** In the token's smallest unit. */
  readonly votesNeeded: bigint;
}

/** One way to attack any DAO. */
export interface DaoAttackDefinition extends Pick<DaoAttackReport, 'title' | 'defence'> {
  /** What its cost supposes of others, to be said with the title. */
  readonly premise?: (context: AttackContext) => string | null;
  readonly run: (context: AttackContext, session: AttackSession) => Promise<DaoAttackOutcome>;
}
