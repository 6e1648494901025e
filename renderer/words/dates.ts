const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
const monthOnly = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Simulated time (Unix seconds) as a date: `5 Jan 2026`. The chain's clock has no time zone, so it is UTC. */
export function simulatedDate(unixSeconds: number): string {
  return day.format(unixSeconds * 1000);
}

/** Simulated time to the minute. */
export function simulatedMoment(unixSeconds: number): string {
  return minute.format(unixSeconds * 1000);
}

/** Shortest form that tells labels on an axis apart, by the axis's whole length (s). */
export function axisDate(unixSeconds: number, span: number): string {
  const date = new Date(unixSeconds * 1000);
  if (span > 86_400 * 500) return `${monthOnly.format(date)} ${date.getUTCFullYear()}`;
  return dayMonth.format(date);
}

const units: readonly (readonly [seconds: number, name: string])[] = [
  [31_557_600, 'year'],
  [604_800, 'week'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A length of time in its largest fitting unit: `2 days`, `1 week`, `36 hours`. */
export function duration(seconds: number): string {
  const fitting = units.find(([size]) => seconds >= size && Number.isInteger(seconds / size));
  const [size, name] = fitting ?? units.find(([unit]) => seconds >= unit * 2) ?? [1, 'second'];
  const amount = Math.round(seconds / size);
  return `${amount} ${name}${amount === 1 ? '' : 's'}`;
}

/** A length of time to read rather than to add up, in a unit above its size: `6.4 days`, `2 days`, `12 seconds`. */
export function roughDuration(seconds: number): string {
  const [size, name] = units.find(([unit]) => seconds >= unit) ?? [1, 'second'];
  const roomy = name === 'week' || name === 'year' ? ([86_400, 'day'] as const) : ([size, name] as const);
  if (Number.isInteger(seconds / size)) return duration(seconds);
  const amount = Math.round((seconds / roomy[0]) * 10) / 10;
  return `${amount} ${roomy[1]}${amount === 1 ? '' : 's'}`;
}

/** Wall-clock time that is left, roughly: `12 s`, `3 min 20 s`, `1 h 5 min`. */
export function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  return `${Math.floor(whole / 3600)} h ${Math.round((whole % 3600) / 60)} min`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** A moment of today (ms since the epoch) by this machine's clock: `14:32`. */
export function clockTime(milliseconds: number): string {
  return clock.format(milliseconds);
}

/** How long ago something was in the real world. */
export function timeAgo(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return simulatedDate(Date.parse(iso) / 1000);
}
