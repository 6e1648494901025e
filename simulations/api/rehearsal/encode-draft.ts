import { type DraftContext, type DraftProblem, encodeProposal } from '../../rehearsal/index.js';
import { checkProposal, type ProposalAction, proposalActionSchema } from '../../scenario/index.js';
import type { EncodedProposal } from '../contract/index.js';

/**
 * A draft as calls, however unfinished it is: actions that are whole are encoded, the others say what they lack.
 */
export function encodeDraft(draft: unknown, context: DraftContext): EncodedProposal {
  const faults = checkProposal(draft).problems.map((problem): DraftProblem => ({ ...problem, level: 'error' }));
  const actions = actionsOf(draft);
  const whole = actions.map((action) => proposalActionSchema.safeParse(action).data ?? null);
  const encodable = whole.flatMap((action, i) => (action === null ? [] : [[i, action] as const]));
  const encoded = encodeProposal({ actions: encodable.map(([, action]) => action) }, context);
  const calls: EncodedProposal['calls'][number][] = actions.map(() => null);
  for (const [at, [i]] of encodable.entries()) calls[i] = encoded.actions[at]!.decoded;
  const places = encodable.map(([i]) => i);
  const problems = encoded.problems.map((problem) => ({ ...problem, field: renumbered(problem.field, places) }));
  return { calls, problems: [...faults, ...problems] };
}

function actionsOf(draft: unknown): readonly unknown[] {
  const actions = (draft as { readonly actions?: unknown } | null)?.actions;
  return Array.isArray(actions) ? (actions as readonly ProposalAction[]) : [];
}

/** Fields name an action by its place in the whole draft. */
const renumbered = (field: string, places: readonly number[]) =>
  field.replace(/^actions\[(\d+)\]/, (_, at: string) => `actions[${places[Number(at)]}]`);
