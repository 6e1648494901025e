const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;

/** `9.5 days`: to a tenth, since blocks come as they like. */
export function waitText(seconds: number): string {
  const [unit, name] = seconds >= 2 * DAY ? [DAY, 'days'] : seconds >= 2 * HOUR ? [HOUR, 'hours'] : [MINUTE, 'minutes'];
  return `${Number((seconds / unit).toFixed(1))} ${name}`;
}
