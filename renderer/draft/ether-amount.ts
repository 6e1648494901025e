const decimalNumber = /^(\d{1,40})(?:\.(\d{0,18}))?$/;

/** Exact wei of an amount of ether, as a decimal string; `null` while it is no amount. Nothing counts as zero. */
export function weiOf(ether: string): string | null {
  const text = ether.trim();
  if (text === '') return '0';
  const match = decimalNumber.exec(text.startsWith('.') ? `0${text}` : text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  return BigInt(`${whole}${fraction.padEnd(18, '0')}`).toString();
}

/** Wei as an exact amount of ether; what is no whole number stays as it is. */
export function etherOf(wei: string): string {
  if (!/^\d+$/.test(wei)) return wei;
  const digits = wei.padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  return `${BigInt(digits.slice(0, -18))}${fraction === '' ? '' : `.${fraction}`}`;
}
