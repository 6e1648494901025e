/** How figures are written in documents. What is missing (`null`, or not finite) is a dash. */

// Made once: a formatter costs more than a thousand figures.
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const LARGE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const SMALL = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });

/** 12,345 */
export function whole(value: number | null): string {
  return written(value, (number) => WHOLE.format(number));
}

/** Tokens or money: 12,345.68; small ones with three significant digits. */
export function amount(value: number | null): string {
  return written(value, (number) => (Math.abs(number) >= 100 ? LARGE : SMALL).format(number));
}

/** A share of 0 to 1 as 63.4 %, never broken before its sign. */
export function percent(share: number | null): string {
  return written(share, (number) => {
    if (number !== 0 && Math.abs(number) < 0.0005) return `${(number * 100).toPrecision(2)}\u00a0%`;
    return `${(number * 100).toFixed(1)}\u00a0%`;
  });
}

/** 1 voter, 12 voters. */
export function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A difference of shares in percentage points, with its sign. */
export function points(share: number | null): string {
  return written(share, (number) => `${number > 0 ? '+' : ''}${(number * 100).toFixed(1)} points`);
}

/** A score such as Brier's: 0.1834. */
export function score(value: number | null): string {
  return written(value, (number) => number.toFixed(4));
}

export function dollars(value: number | null): string {
  return written(value, (number) => `$${LARGE.format(number)}`);
}

/** An exact decimal string, its whole part in groups of three: 1,250.500000000000000001. */
export function exact(decimal: string): string {
  return decimal.replace(/^(-?)(\d+)/, (_, sign: string, digits: string) => {
    return sign + digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  });
}

/** Seconds as "2 days 3 hours". */
export function duration(seconds: number | null): string {
  return written(seconds, (number) => {
    const parts: string[] = [];
    let rest = Math.round(number);
    for (const [length, name] of [
      [86_400, 'day'],
      [3600, 'hour'],
      [60, 'minute'],
      [1, 'second'],
    ] as const) {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count > 0) parts.push(`${whole(count)} ${name}${count === 1 ? '' : 's'}`);
    }
    return parts.join(' ') || '0 seconds';
  });
}

/** Unix seconds as 2026-01-31 12:00:05 UTC. */
export function moment(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  return Number.isNaN(date.getTime()) ? '–' : date.toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}

function written(value: number | null, write: (number: number) => string): string {
  return value === null || !Number.isFinite(value) ? '–' : write(value);
}
