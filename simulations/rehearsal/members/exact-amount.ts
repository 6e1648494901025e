/** Digits, with or without thousands separators, and decimals. */
const PLAIN = /^(\d+)(?:\.(\d*))?$|^\.(\d+)$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Why a text is not an amount: what is wrong, and what to do. */
export interface AmountFault {
  readonly message: string;
  readonly hint: string;
}

/** Reads `1,234.5` as whole units of the smallest kind, exactly; a fault when it is none or has too many decimals. */
export function exactAmount(text: string, decimals: number): bigint | AmountFault {
  const match = PLAIN.exec(THOUSANDS.test(text) ? text.replaceAll(',', '') : text);
  if (match === null) return faultOf(text);
  const whole = match[1] ?? '0';
  const written = match[2] ?? match[3] ?? '';
  const fraction = written.length > decimals ? written.replace(/0+$/, '') : written;
  if (fraction.length > decimals) {
    return {
      message: `has ${fraction.length} decimals and the token has ${decimals}`,
      hint: 'Correct the decimals of the token, or round the amounts in the file; nothing is rounded silently.',
    };
  }
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

function faultOf(text: string): AmountFault {
  if (text === '') return { message: 'has no amount', hint: 'Write 0 for a holder without tokens.' };
  if (text.startsWith('-')) return { message: 'is negative', hint: 'Nobody holds less than nothing; remove the row.' };
  if (/^[\d.]+e[+-]?\d+$/i.test(text)) {
    return {
      message: 'is written with an exponent, so that digits were lost',
      hint: 'Export the file again with all digits; a spreadsheet rounds long numbers.',
    };
  }
  return { message: 'is not an amount of tokens', hint: 'Write a number such as 1250.5 or "1,250.5", without a unit.' };
}
