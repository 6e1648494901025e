import type { Dao } from '../../scenario/index.js';
import type { ForecastStopper } from './forecast.js';

const DAY = 86_400;
const HOUR = 3600;
const MINUTE = 60;

/**
 * Who of those whom the DAO names may stop a proposal, and when, by its periods: every one of them as short as it may be, so
 * that it can be executed at the earliest moment. The chain is asked when the proposal is lived through.
 */
export function whoMayStop({ canStop, governor }: Pick<Dao, 'canStop' | 'governor'>): readonly ForecastStopper[] {
  const passed = governor.votingDelaySeconds + governor.votingPeriodSeconds;
  const executed = passed + governor.timelockDelaySeconds;
  return canStop.map(({ name, power, until }): ForecastStopper => {
    const from = power === 'cancelQueued' ? passed : 0;
    const told = { name, power, until, from, to: executed, outOfReachFrom: until && dayBefore(until, executed) };
    return { ...told, sentence: sentenceOf(told) };
  });
}

/** First day, from 0:00 UTC on, on which what is proposed can be executed no earlier than a day begins. */
function dayBefore(day: string, seconds: number): string {
  const last = Date.parse(day) / 1000 - seconds;
  return new Date(Math.ceil(last / DAY) * DAY * 1000).toISOString().slice(0, 10);
}

/** `9.5 days`: to a tenth, since blocks come as they like. */
function waitText(seconds: number): string {
  const [unit, name] = seconds >= 2 * DAY ? [DAY, 'days'] : seconds >= 2 * HOUR ? [HOUR, 'hours'] : [MINUTE, 'minutes'];
  return `${Number((seconds / unit).toFixed(1))} ${name}`;
}

const ACTS = {
  cancel: 'may cancel it',
  cancelQueued: 'may cancel it in the timelock',
  veto: 'may veto it',
} as const;

function sentenceOf({ name, power, until, from, to, outOfReachFrom }: Omit<ForecastStopper, 'sentence'>): string {
  if (power === 'cancelQueued' && from === to) {
    return `${name} may cancel what waits in the timelock, and nothing waits there: it cannot stop it.`;
  }
  const begins = from === 0 ? 'as soon as it is proposed' : `from ${waitText(from)} after it is proposed`;
  const ends = `until it is executed, ${waitText(to)} after it is proposed at the earliest`;
  const limit =
    until === null
      ? ''
      : `; this power ends on ${until}, so that what is proposed from ${outOfReachFrom} on is out of its reach when it can be executed`;
  return `${name} ${ACTS[power]} ${begins}, ${ends}${limit}.`;
}
