import type { AgentIdentity, Finding, Intent, Moment, WorkYield } from '../../agents/index.js';
import type { ContractCall } from '../../chain/index.js';
import type { Workbench } from '../workbench.js';
import type { OwnedIntent } from './decide.js';

/** A call that an agent is about to send. */
export interface OwnedCall {
  readonly owner: AgentIdentity;
  readonly intent: OwnedIntent['intent'];
  readonly call: ContractCall;
}

/** A window that begins: the chain's state, when its block and the next one are mined, and who knows what. */
export interface WindowStart extends Omit<Moment, 'findings'> {
  readonly remember: (agent: string, finding: Finding) => void;
  readonly findingsOf: (agent: string) => readonly Finding[];
}

/**
 * Does the off-chain work that a window's intents ask for, and turns intents into calls, in order. All that the work
 * finds out is known before anybody decides what it does in the window.
 */
export async function work(
  intents: readonly OwnedIntent[],
  { view, now, next, remember, findingsOf }: WindowStart,
  workbench: Workbench,
): Promise<readonly OwnedCall[]> {
  const prepared = intents.map(({ owner, intent }) => ({
    owner,
    intent,
    order: 'kind' in intent ? intent.order(view) : null,
  }));
  await workbench.carryOut(
    prepared.flatMap(({ intent, order }) => ('kind' in intent && order !== null ? [{ kind: intent.kind, order }] : [])),
  );
  const done = prepared.map(({ owner, intent, order }) => {
    if (!('kind' in intent) || order === null) return null;
    const result = intent.finish(workbench.resultOf(order), view);
    if (result.finding !== undefined) remember(owner.name, result.finding);
    return result;
  });
  return prepared.flatMap(({ owner, intent }, i) => {
    const calls = callsOf(intent, done[i] ?? null, () => ({ view, now, next, findings: findingsOf(owner.name) }));
    return calls.map((call) => ({ owner, intent, call }));
  });
}

function callsOf(intent: Intent, done: WorkYield | null, moment: () => Moment): readonly ContractCall[] {
  if ('decide' in intent) return intent.decide(moment());
  return 'kind' in intent ? (done?.calls ?? []) : intent.calls;
}
