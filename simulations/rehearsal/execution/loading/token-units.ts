import { parseUnits } from 'ethers';
import { InputError } from '../../../errors/index.js';

/**
 * A decimal string of tokens in the smallest unit, exactly.
 * @throws InputError `amount-too-fine` when it has more decimals than the token
 */
export function smallestUnits(tokens: string, decimals: number, field: string): bigint {
  try {
    return parseUnits(tokens, decimals);
  } catch (cause) {
    throw new InputError(
      'amount-too-fine',
      `${field}: ${tokens} is not an amount of a token with ${decimals} decimals`,
      {
        cause,
        field,
        value: tokens,
        hint: `Write at most ${decimals} digits after the point.`,
      },
    );
  }
}
