/** The sign between whole tokens and parts of one. */
export type DecimalMark = 'point' | 'comma';

/** Digits with decimals after a point, and an exponent. */
const PLAIN = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;
/** Thousands in groups by the other sign, a space or an apostrophe. A number does not begin with a group of 0. */
const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  point: /^[1-9]\d{0,2}(?:([,' \u00a0\u202f’])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  comma: /^[1-9]\d{0,2}(?:([.' \u00a0\u202f’])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
};
/** A floating-point number keeps no more digits than this, so that one with as many may have lost some. */
const SURE_DIGITS = 14;

/** Why a text is not an amount: what is wrong, and what to do. */
export interface AmountFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * Reads `1,234.5` (with a comma for the mark, `1.234,5`) or `1.1e+14` as whole units of the smallest kind, exactly; a fault
 * when it is none, has too many decimals, or so many digits before an exponent that some may be lost.
 */
export function exactAmount(written: string, decimals: number, mark: DecimalMark = 'point'): bigint | AmountFault {
  const text = pointed(written, mark);
  const match = text === null ? null : PLAIN.exec(text);
  const [, whole = '', parts = '', exponent = '0'] = match ?? [];
  if (match === null || whole + parts === '') return faultOf(written);
  const isScientific = /e/i.test(written);
  const digits = (whole + parts).replace(/^0+/, '');
  if (isScientific && digits.replace(/0+$/, '').length > SURE_DIGITS) {
    return {
      message: `has ${digits.length} digits and an exponent, so that digits may be lost`,
      hint: 'Export the file again with all digits; a spreadsheet rounds long numbers.',
    };
  }
  // The value is all digits, as one number, times ten to this.
  const power = Number(exponent) - parts.length + decimals;
  const all = BigInt(whole + parts);
  if (all === 0n) return 0n;
  if (power >= 0) return power > 100 ? faultOf(written) : all * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  if (all % divisor === 0n) return all / divisor;
  return {
    message: `has ${decimals - power - trailingZeros(all)} decimals and the token has ${decimals}`,
    hint: 'Correct the decimals of the token, or round the amounts in the file; nothing is rounded silently.',
  };
}

/** The number without groups and with a point; `null` where it is not written by the mark. */
function pointed(text: string, mark: DecimalMark): string | null {
  const ungrouped = GROUPED[mark].test(text)
    ? text.replaceAll(mark === 'point' ? /[,' \u00a0\u202f’]/g : /[.' \u00a0\u202f’]/g, '')
    : text;
  if (mark === 'point') return ungrouped;
  return ungrouped.includes('.') ? null : ungrouped.replace(',', '.');
}

function trailingZeros(number: bigint): number {
  return /0*$/.exec(number.toString())![0].length;
}

function faultOf(text: string): AmountFault {
  if (text === '') return { message: 'has no amount', hint: 'Write 0 for a holder without tokens.' };
  if (text.startsWith('-')) return { message: 'is negative', hint: 'Nobody holds less than nothing; remove the row.' };
  return { message: 'is not an amount of tokens', hint: 'Write a number such as 1250.5 or "1,250.5", without a unit.' };
}
