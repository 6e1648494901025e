const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
/** Larger numbers are milliseconds: as seconds, it would be the year 5138. */
const MOST_SECONDS = 1e11;

/**
 * Reads a time as Unix seconds: ISO 8601 (UTC where it names no zone), Unix seconds, or Unix milliseconds;
 * `undefined` when it is none of these.
 */
export function instantIn(cell: string): number | undefined {
  if (/^\d{1,16}(\.\d+)?$/.test(cell)) {
    const number = Number(cell);
    return number > MOST_SECONDS ? number / 1000 : number;
  }
  const match = ISO.exec(cell);
  if (match === null) return undefined;
  const [, date = '', time = '00:00', zone = 'Z'] = match;
  const offset = /[+-]/.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z';
  // Date.parse takes 31 February for 2 or 3 March.
  const day = new Date(`${date}T00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return undefined;
  const milliseconds = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
