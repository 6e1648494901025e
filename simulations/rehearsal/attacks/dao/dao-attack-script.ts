import type { DaoAttackReport } from '../attack-report.js';
import type { AttackStage } from '../stage/attack-stage.js';
import type { Siege } from './siege.js';

/** What one try found. */
export interface TryOutcome extends Pick<DaoAttackReport, 'sentence' | 'outcome' | 'evidence' | 'cost' | 'why'> {
  /** Where it takes less than the whole treasury. */
  readonly gainUsd?: number;
  /** In the token's smallest unit. */
  readonly votesNeeded: bigint;
}

/** One way to attack any DAO. */
export interface DaoAttackScript extends Pick<DaoAttackReport, 'title' | 'defence'> {
  readonly play: (siege: Siege, stage: AttackStage) => Promise<TryOutcome>;
}
