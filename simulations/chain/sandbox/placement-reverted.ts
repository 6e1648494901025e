import { ChainError } from '../../errors/index.js';
import type { Address } from '../chain-engine.js';
import { decodeError } from '../decode-error.js';
import type { TracedCall } from './sandbox-chain.js';

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
