import { InputError } from '../../errors/index.js';
import type { DocumentProblem, Proposal } from '../../scenario/index.js';
import { warningsOf } from './action-warnings.js';
import { decodeCall } from './decode/decode-call.js';
import type { DraftContext } from './draft-context.js';
import { encodeAction } from './encode-action.js';
import type { DecodedCall, EncodedCall } from './encoded-action.js';

/** A problem of a draft: an `error` keeps an action from being sent, a `warning` does not. */
export interface DraftProblem extends DocumentProblem {
  readonly level: 'error' | 'warning';
}

/** One action as it is sent and in words; both `null` where it cannot be encoded. */
export interface DraftedAction {
  readonly encoded: EncodedCall | null;
  readonly decoded: DecodedCall | null;
}

/** A draft's actions, in order, with everything that is wrong or odd about them: an error for each action at most. */
export function encodeProposal(
  proposal: Pick<Proposal, 'actions'>,
  context: DraftContext,
): { readonly actions: readonly DraftedAction[]; readonly problems: readonly DraftProblem[] } {
  const problems: DraftProblem[] = [];
  const actions = proposal.actions.map((action, index): DraftedAction => {
    const field = `actions[${index}]`;
    try {
      const encoded = encodeAction(action, context, field);
      problems.push(
        ...warningsOf(encoded, context).map((message): DraftProblem => ({ field, message, level: 'warning' })),
      );
      return { encoded, decoded: decodeCall(encoded, context) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const at = error.field ?? field;
      const message = `${error.message.replace(`${at}: `, '')}. ${error.hint ?? ''}`.trim();
      problems.push({ field: at, message, level: 'error' });
      return { encoded: null, decoded: null };
    }
  });
  return { actions, problems };
}

/**
 * The calls of a proposal that is to be sent.
 * @throws InputError about the first action that cannot be encoded
 */
export function callsOf(proposal: Pick<Proposal, 'actions'>, context: DraftContext): readonly EncodedCall[] {
  return proposal.actions.map((action, index) => encodeAction(action, context, `actions[${index}]`));
}
