import type { CaseReport } from '../attack-report.js';
import type { AttackSession } from '../session/attack-session.js';

/** `vulnerable` as it was, `defended` with the one thing that would have stopped it. */
export type AttackSetting = CaseReport['setting'];

/** What a re-enactment found. */
export type CaseOutcome = Pick<CaseReport, 'succeeded' | 'sentence' | 'loss' | 'votes'>;

/** A documented attack: what is known of it, and how it is re-enacted on a local chain. */
export interface CaseDefinition extends Pick<CaseReport, 'title' | 'when' | 'published' | 'defence' | 'assumptions'> {
  readonly run: (session: AttackSession, setting: AttackSetting) => Promise<CaseOutcome>;
}
