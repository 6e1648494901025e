/** How numbers are written: what separates thousands and decimals. */
export type NumberStyle = 'comma' | 'space' | 'dot';

const separators: Readonly<Record<NumberStyle, { readonly group: string; readonly decimal: string }>> = {
  comma: { group: ',', decimal: '.' },
  space: { group: '\u202f', decimal: '.' },
  dot: { group: '.', decimal: ',' },
};

let style: NumberStyle = 'comma';

/** Chooses how every number from here on is written. */
export function setNumberStyle(next: NumberStyle): void {
  style = next;
}

/** Puts separators into a plain decimal string such as `-12345.67`. */
export function separate(plain: string): string {
  const { group, decimal } = separators[style];
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const text = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  return text.replace('-', '\u2212');
}

/** A number with at most so many decimals, trailing zeros dropped. */
export function decimal(value: number, digits = 2): string {
  const fixed = value.toFixed(digits);
  return separate(fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed);
}

/** A number with just so many decimals, so that numbers in a column stand below each other. */
export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return separate(Number(text) === 0 ? text.replace('-', '') : text);
}

/** A whole number with thousands separated. */
export function count(value: number): string {
  return separate(Math.round(value).toString());
}

/** A share of 1 as percent with one decimal: `61.0 %`. */
export function percent(share: number): string {
  return `${separate((share * 100).toFixed(1))}\u00a0%`;
}

/** A large number in as few digits as keep its meaning: `1.23 M`, `45,610`, `456`, `4.56`, `0.0456`. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 1e12) return `${significant(value / 1e12)}\u00a0T`;
  if (size >= 1e9) return `${significant(value / 1e9)}\u00a0B`;
  if (size >= 999_950) return `${significant(value / 1e6)}\u00a0M`;
  if (size >= 100) return count(value);
  if (size < 1e-6) return value > 0 ? '<\u00a00.000001' : '>\u00a0\u22120.000001';
  return significant(value);
}

/** Three significant digits, trailing zeros dropped. */
function significant(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return decimal(value, Math.min(digits, 8));
}

/** The engine's words, in which no line ends between a number and its sign. */
export function unbroken(words: string): string {
  return words.replace(/(\d) %/g, '$1\u00a0%');
}
