import type { ProposalAction } from '../../../scenario/index.js';

/** An argument as a draft's file holds it. */
export type JsonValue = Extract<ProposalAction, { kind: 'call' }>['arguments'][number];
