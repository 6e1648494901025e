import { ChainError } from '../../errors/index.js';
import type { Address } from '../chain-engine.js';
import { createErrorDecoder } from '../codec/index.js';
import type { TracedCall } from './sandbox-chain.js';

/** What Solidity itself reverts with; whoever knows the contract reads its own errors. */
const decodeError = createErrorDecoder([]);

/** A contract whose constructor did not come to its end, so that it does not stand. */
export class PlacementReverted extends ChainError {
  readonly traced: TracedCall;

  constructor(address: Address, traced: TracedCall) {
    super('placement-reverted', `the contract at ${address} could not be placed: ${decodeError(traced.output).text}`, {
      hint: 'Its constructor did not come to its end.',
      value: traced.output,
    });
    this.traced = traced;
  }
}
