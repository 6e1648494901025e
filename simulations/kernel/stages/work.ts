import type { AgentIdentity, ContractCall, Finding, WorkIntent, WorkKind, WorkOrder } from '../../agents/index.js';
import type { WorldView } from '../../world/index.js';
import type { Workbench } from '../workbench.js';
import type { OwnedIntent } from './decide.js';

/** A call that an agent is about to send. */
export interface OwnedCall {
  readonly owner: AgentIdentity;
  readonly purpose: string;
  readonly intent: OwnedIntent['intent'];
  readonly call: ContractCall;
}

export interface WorkOutcome {
  readonly calls: readonly OwnedCall[];
  readonly findings: readonly { readonly agent: string; readonly finding: Finding }[];
}

/** Does the off-chain work that a block's intents ask for, and turns intents into calls and findings, in order. */
export async function work(
  intents: readonly OwnedIntent[],
  view: WorldView,
  workbench: Workbench,
): Promise<WorkOutcome> {
  const prepared = intents.map(({ owner, intent }) => ({
    owner,
    intent,
    order: 'workKind' in intent ? intent.work(view) : null,
  }));
  await workbench.carryOut(prepared.flatMap(({ order }) => (order === null ? [] : [order])));
  const calls: OwnedCall[] = [];
  const findings: { agent: string; finding: Finding }[] = [];
  for (const { owner, intent, order } of prepared) {
    const { purpose } = intent;
    if (!('workKind' in intent)) {
      calls.push(...intent.calls.map((call) => ({ owner, purpose, intent, call })));
    } else if (order !== null) {
      const finished = finish(intent as WorkIntent<WorkKind>, order, view, workbench);
      calls.push(...finished.calls.map((call) => ({ owner, purpose, intent, call })));
      if (finished.finding) findings.push({ agent: owner.name, finding: finished.finding });
    }
  }
  return { calls, findings };
}

function finish<K extends WorkKind>(intent: WorkIntent<K>, order: WorkOrder, view: WorldView, workbench: Workbench) {
  const result = workbench.resultOf<K>(order as Extract<WorkOrder, { kind: K }>);
  return { calls: intent.calls(result, view), finding: intent.finding?.(result, view) };
}
