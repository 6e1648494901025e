import type { Electorate } from '../electorate/electorate.js';
import { chanceOf, logOddsOf } from '../electorate/log-odds.js';
import { votingMoment } from '../forecast/voting-moments.js';

/** A vote that was cast. Power in tokens. */
export interface CastVote {
  readonly vote: 'for' | 'against' | 'abstain';
  readonly power: number;
}

/** Voters of an open vote: those who voted for certain, the others as likely as what was seen makes them. */
export interface RestOfVote {
  readonly electorate: Electorate;
  /** Voters who have not voted, the most powerful first. */
  readonly waiting: readonly { readonly address: string; readonly tokens: number }[];
  readonly waitingTokens: number;
}

/** Points of the grid over which a shock's posterior is summed, and how many standard deviations it reaches. */
const POINTS = 81;
const REACH = 4;

/**
 * Takes the votes so far into account: how many of those who usually come have come says how many more will, and how they
 * voted says how the others lean. Both are the posterior of the shock that all voters share, a normal distribution before the
 * vote (Bayes, on a grid). Who has not voted by now votes later with p(1 − F)/(1 − pF), F being the part of the voting moments
 * that are past.
 * @param elapsed part of the voting period that is over, 0 to 1
 */
export function restOfVote(electorate: Electorate, cast: ReadonlyMap<string, CastVote>, elapsed: number): RestOfVote {
  const { addresses, power, turnout, support, abstain, lateness } = electorate;
  const known = new Map(addresses.map((address, i) => [address, i]));
  const rows = [...addresses.keys()];
  const past = Float64Array.from(lateness, (mean) => momentsBefore(mean, elapsed));
  const voted = rows.filter((i) => cast.has(addresses[i]!));
  const waiting = rows.filter((i) => !cast.has(addresses[i]!));
  const members = (i: number) => electorate.members?.[i] ?? 1;
  const came = (i: number, shift: number) => past[i]! * chanceOf(logOddsOf(turnout[i]!) + shift);
  const comes = posterior(
    electorate.turnoutShock,
    (shift) =>
      voted.reduce((sum, i) => sum + logOf(came(i, shift)), 0) +
      waiting.reduce((sum, i) => sum + members(i) * logOf(1 - came(i, shift)), 0),
  );
  const sided = voted.filter((i) => cast.get(addresses[i]!)!.vote !== 'abstain' && abstain[i]! < 1);
  const leaning = (i: number, shift: number) => chanceOf(logOddsOf(support[i]! / (1 - abstain[i]!)) + shift);
  const leans = posterior(electorate.supportShock, (shift) =>
    sided.reduce((sum, i) => {
      const chance = leaning(i, shift);
      return sum + logOf(cast.get(addresses[i]!)!.vote === 'for' ? chance : 1 - chance);
    }, 0),
  );
  const late = (i: number) => {
    const chance = chanceOf(logOddsOf(turnout[i]!) + comes.mean);
    return turnout[i] === 0 ? 0 : (chance * (1 - past[i]!)) / (1 - chance * past[i]!);
  };
  const strangers = [...cast].filter(([address]) => !known.has(address));
  const column = (rest: (i: number) => number, certain: (vote: CastVote) => number) =>
    Float64Array.from([
      ...rows.map((i) => {
        const vote = cast.get(addresses[i]!);
        return vote === undefined ? rest(i) : certain(vote);
      }),
      ...strangers.map(([, vote]) => certain(vote)),
    ]);
  return {
    electorate: {
      ...electorate,
      addresses: [...addresses, ...strangers.map(([address]) => address)],
      ...(electorate.members === undefined
        ? {}
        : { members: Uint32Array.from([...electorate.members, ...strangers.map(() => 1)]) }),
      power: column(
        (i) => power[i]!,
        (vote) => vote.power,
      ),
      turnout: column(late, () => 1),
      support: column(
        (i) => leaning(i, leans.mean) * (1 - abstain[i]!),
        ({ vote }) => (vote === 'for' ? 1 : 0),
      ),
      abstain: column(
        (i) => abstain[i]!,
        ({ vote }) => (vote === 'abstain' ? 1 : 0),
      ),
      lateness: column(
        (i) => Math.max(lateness[i]!, (1 + elapsed) / 2),
        () => elapsed,
      ),
      turnoutShock: comes.deviation,
      supportShock: leans.deviation,
    },
    waiting: waiting
      .map((i) => ({ address: addresses[i]!, tokens: power[i]! }))
      .sort((a, b) => b.tokens - a.tokens || (a.address < b.address ? -1 : 1)),
    waitingTokens: waiting.reduce((sum, i) => sum + power[i]!, 0),
  };
}

/** Part of the moments at which a voter votes that lie before one, by bisection. */
function momentsBefore(mean: number, elapsed: number): number {
  if (elapsed <= 0) return 0;
  if (elapsed >= 1) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (votingMoment(mean, middle) < elapsed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mean and standard deviation, log-odds, of a shock that was normal before, after what was seen. */
function posterior(deviation: number, logLikelihood: (shift: number) => number) {
  if (deviation === 0) return { mean: 0, deviation: 0 };
  const shifts = Array.from({ length: POINTS }, (_, i) => deviation * REACH * ((2 * i) / (POINTS - 1) - 1));
  const logs = shifts.map((shift) => logLikelihood(shift) - (shift / deviation) ** 2 / 2);
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = shifts.reduce((sum, shift, i) => sum + shift * weights[i]!, 0) / total;
  const variance = shifts.reduce((sum, shift, i) => sum + (shift - mean) ** 2 * weights[i]!, 0) / total;
  return { mean, deviation: Math.sqrt(variance) };
}

const logOf = (chance: number) => Math.log(Math.max(1e-12, chance));
