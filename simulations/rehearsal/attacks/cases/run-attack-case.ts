import { type Hardfork, startSandbox } from '../../../chain/index.js';
import type { AttackCase, CaseReport } from '../attack-report.js';
import { AttackSession } from '../session/attack-session.js';
import { beanstalk } from './beanstalk.js';
import { buildFinance } from './build-finance.js';
import type { AttackSetting, CaseDefinition } from './case-definition.js';
import { compound289 } from './compound-289.js';
import { lobbyFi } from './lobby-fi.js';
import { makerBProtocol } from './maker-b-protocol.js';
import { swerve } from './swerve.js';
import { tornadoCash } from './tornado-cash.js';

const DEFINITIONS: Readonly<Record<AttackCase, CaseDefinition>> = {
  beanstalk,
  makerBProtocol,
  compound289,
  tornadoCash,
  buildFinance,
  lobbyFi,
  swerve,
};

/** Every re-enactment begins on 1 January 2026. */
const GENESIS_TIME = 1_767_225_600;
const CHAIN_ID = 31_337;

export interface AttackCaseOptions {
  /** Shanghai by default, as most of the attacks were before Cancun. */
  readonly hardfork?: Hardfork;
  readonly signal?: AbortSignal;
}

/**
 * Re-enacts a documented attack on a local chain of its own, with real contracts and transactions.
 * @throws ChainError when the chain fails; the signal's reason when it was aborted
 */
export async function runAttackCase(
  attackCase: AttackCase,
  setting: AttackSetting,
  { hardfork = 'shanghai', signal }: AttackCaseOptions = {},
): Promise<CaseReport> {
  const { title, when, published, defence, assumptions, run } = DEFINITIONS[attackCase];
  const chain = await startSandbox({
    chainId: CHAIN_ID,
    genesisTime: GENESIS_TIME,
    hardfork,
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    signal?.throwIfAborted();
    const session = await AttackSession.on(chain);
    const outcome = await run(session, setting);
    return {
      case: attackCase,
      setting,
      title,
      when,
      published,
      defence,
      ...outcome,
      steps: session.steps,
      assumptions,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await chain.close();
  }
}
