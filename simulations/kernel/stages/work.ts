import type { AgentIdentity, Finding } from '../../agents/index.js';
import type { ContractCall } from '../../chain/index.js';
import type { CoreView } from '../../world/index.js';
import type { Workbench } from '../workbench.js';
import type { OwnedIntent } from './decide.js';

/** A call that an agent is about to send. */
export interface OwnedCall {
  readonly owner: AgentIdentity;
  readonly intent: OwnedIntent['intent'];
  readonly call: ContractCall;
}

export interface WorkOutcome {
  readonly calls: readonly OwnedCall[];
  readonly findings: readonly { readonly agent: string; readonly finding: Finding }[];
}

/** Does the off-chain work that a window's intents ask for, and turns intents into calls and findings, in order. */
export async function work(
  intents: readonly OwnedIntent[],
  view: CoreView,
  workbench: Workbench,
): Promise<WorkOutcome> {
  const prepared = intents.map(({ owner, intent }) => ({
    owner,
    intent,
    order: 'kind' in intent ? intent.order(view) : null,
  }));
  await workbench.carryOut(
    prepared.flatMap(({ intent, order }) => ('kind' in intent && order !== null ? [{ kind: intent.kind, order }] : [])),
  );
  const calls: OwnedCall[] = [];
  const findings: { agent: string; finding: Finding }[] = [];
  for (const { owner, intent, order } of prepared) {
    if (!('kind' in intent)) {
      for (const call of intent.calls) calls.push({ owner, intent, call });
    } else if (order !== null) {
      const done = intent.finish(workbench.resultOf(order), view);
      for (const call of done.calls) calls.push({ owner, intent, call });
      if (done.finding !== undefined) findings.push({ agent: owner.name, finding: done.finding });
    }
  }
  return { calls, findings };
}
