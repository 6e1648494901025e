import { z } from 'zod';

/** An address in any case; kept in lower case. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits')
  .transform((text) => text.toLowerCase() as `0x${string}`);

/** Bytes in hex with `0x`, whole bytes only. */
export const bytesSchema = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/, 'must be bytes in hex: 0x and an even number of hex digits')
  .transform((text) => text.toLowerCase() as `0x${string}`);

/** An exact whole number, written as a decimal string so that no digit is lost. */
export const wholeNumber = z
  .string({ error: 'must be a whole number in quotes, such as "1000"' })
  .regex(/^\d{1,78}$/, 'must be a whole number without sign, such as "1000"');
