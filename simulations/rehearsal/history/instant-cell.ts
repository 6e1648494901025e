const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
/** Larger numbers are milliseconds: as seconds, it would be the year 5138. */
const MOST_SECONDS = 1e11;
/** Still larger ones are microseconds, as databases write them. */
const MOST_MILLISECONDS = 1e14;
/** A spreadsheet's days since 1900 from 1982 to 2119, and dates such as 20240131: as seconds, all of them would be in 1970. */
const NO_SECONDS = /^(?:[3-7]\d{4}(?:\.\d+)?|(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d)$/;

/**
 * Reads a time as Unix seconds: ISO 8601 (UTC where it names no zone), Unix seconds, milliseconds or microseconds;
 * `undefined` when it is none of these.
 */
export function instantIn(cell: string): number | undefined {
  if (/^\d{1,16}(\.\d+)?$/.test(cell)) {
    if (NO_SECONDS.test(cell)) return undefined;
    const number = Number(cell);
    return number > MOST_MILLISECONDS ? number / 1e6 : number > MOST_SECONDS ? number / 1000 : number;
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
