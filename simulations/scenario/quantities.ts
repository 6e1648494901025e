import { z } from 'zod';
import { InputError } from '../errors/index.js';

/** Wei in one token: every Folkmoot token has 18 decimals. */
export const TOKEN = 10n ** 18n;

const DECIMAL = /^(\d{1,40})(?:\.(\d{1,18}))?$/;

/**
 * Reads a decimal string of tokens, e.g. `"1250.5"`, as exact wei.
 * @throws InputError `amount-invalid` on a sign, an exponent, or more than 18 decimals
 */
export function parseTokens(text: string): bigint {
  const match = DECIMAL.exec(text);
  if (!match) {
    throw new InputError('amount-invalid', `"${text}" is not an amount of tokens`, {
      value: text,
      hint: 'Write a decimal number without sign or exponent, of at most 40 digits and 18 decimals, such as "1250.5".',
    });
  }
  return BigInt(match[1]!) * TOKEN + BigInt((match[2] ?? '').padEnd(18, '0'));
}

/** Writes wei as the shortest exact decimal string of tokens. */
export function formatTokens(wei: bigint): string {
  const sign = wei < 0n ? '-' : '';
  const magnitude = wei < 0n ? -wei : wei;
  const fraction = (magnitude % TOKEN).toString().padStart(18, '0').replace(/0+$/, '');
  return `${sign}${magnitude / TOKEN}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A schema for an exact amount of tokens, written as a decimal string so that no digit is lost. */
export const tokenAmount = z
  .string({ error: 'must be a decimal string of tokens in quotes, such as "1250.5"' })
  .regex(
    DECIMAL,
    'must be a decimal number of tokens, not negative, of at most 40 digits and 18 decimals, such as "1250.5"',
  );

/** A share in percent, 0 to 100. */
export const percent = z.number().min(0).max(100);
/** A duration of at most a hundred years. */
export const seconds = z.int().min(0).max(3_153_600_000);

/** Percent as basis points. */
export function bps(percentage: number): bigint {
  return BigInt(Math.round(percentage * 100));
}
