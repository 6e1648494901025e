const DATE = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/;
const PARTICLE = /^(\d{1,6})\s*(years?|days?|hours?)$/;
/** Seconds of a calendar-free year, day and hour. */
const SECONDS = { year: 31_536_000, day: 86_400, hour: 3_600 };

/** Unix seconds of a date written `YYYY-MM-DD HH:mm`, taken as UTC; `null` when there is no such minute. */
export function dateIn(text: string): number | null {
  const parts = DATE.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return dateText(date.getTime() / 1000) === text ? date.getTime() / 1000 : null;
}

/** Unix seconds as `YYYY-MM-DD HH:mm` in UTC; seconds are cut off. */
export const dateText = (time: number): string => new Date(time * 1000).toISOString().slice(0, 16).replace('T', ' ');

/** Seconds of a duration such as `1 years 2 days 3 hours`, a year of 365 days; `null` when it is none. */
export function durationIn(text: string): number | null {
  const particles = text.trim().match(/\d+\s*[a-z]+/gi) ?? [];
  if (particles.length === 0 || particles.join(' ').replace(/\s+/g, '') !== text.replace(/\s+/g, '')) return null;
  let seconds = 0;
  for (const particle of particles) {
    const [, number, unit] = PARTICLE.exec(particle.toLowerCase()) ?? [];
    if (number === undefined || unit === undefined) return null;
    const kind = unit.startsWith('y') ? 'year' : unit.startsWith('d') ? 'day' : 'hour';
    seconds += Number(number) * SECONDS[kind];
  }
  return seconds;
}
