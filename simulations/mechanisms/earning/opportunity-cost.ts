import { parseTokens } from '../../scenario/index.js';

/** Hours are told to a hundredth. */
const HUNDREDTHS = 100n;

/** Wei of stable coins that hours are worth elsewhere. */
export const opportunityCost = (hours: number, outsideWage: string): bigint =>
  (parseTokens(outsideWage) * BigInt(Math.round(hours * Number(HUNDREDTHS)))) / HUNDREDTHS;
