import type { Electorate } from '../electorate/electorate.js';
import { chanceOf, logOddsOf } from '../electorate/log-odds.js';
import { votingMoment } from '../forecast/voting-moments.js';
import { voterOfPart } from '../history/voting-history.js';

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
 * vote (Bayes, on a grid), in which voters' word counts by their power. Who has not voted by now votes later with
 * p(1 − F)/(1 − pF), F being the part of the voting moments that are past.
 * @param cast by voter; parts of a voter's power by their own names: the rest of it may still be cast
 * @param elapsed part of the voting period that is over, 0 to 1
 */
export function restOfVote(electorate: Electorate, cast: ReadonlyMap<string, CastVote>, elapsed: number): RestOfVote {
  const { addresses, turnout, support, abstain, lateness } = electorate;
  const rows = [...addresses.keys()];
  const past = Float64Array.from(lateness, (mean) => momentsBefore(mean, elapsed));
  const came = mainVotes(cast);
  const hasCome = (i: number) => came.has(addresses[i]!);
  const power = remainingPower(electorate, cast);
  const waiting = rows.filter((i) => !cast.has(addresses[i]!) && power[i]! > 0);
  const comesBy = (i: number, shift: number) => past[i]! * chanceOf(logOddsOf(turnout[i]!) + shift);
  const says = evidenceByPower(electorate, rows);
  const comes = posterior(electorate.turnoutShock, (shift) =>
    rows.reduce((sum, i) => sum + says(i) * logOf(hasCome(i) ? comesBy(i, shift) : 1 - comesBy(i, shift)), 0),
  );
  // Of who does not abstain; who always does leans neither way.
  const sideSupport = (i: number) => (abstain[i]! < 1 ? Math.min(1, support[i]! / (1 - abstain[i]!)) : 0.5);
  const leaning = (i: number, shift: number) => chanceOf(logOddsOf(sideSupport(i)) + shift);
  const sided = rows.filter((i) => hasCome(i) && came.get(addresses[i]!)!.vote !== 'abstain');
  const leanings = evidenceByPower(electorate, sided);
  const leans = posterior(electorate.supportShock, (shift) =>
    sided.reduce((sum, i) => {
      const chance = leaning(i, shift);
      return sum + leanings(i) * logOf(came.get(addresses[i]!)!.vote === 'for' ? chance : 1 - chance);
    }, 0),
  );
  const late = (i: number) => {
    const chance = chanceOf(logOddsOf(turnout[i]!) + comes.mean);
    return past[i] === 1 ? 0 : (chance * (1 - past[i]!)) / (1 - chance * past[i]!);
  };
  const known = new Set(addresses);
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

/**
 * How many voters' word each row's is taken for: in proportion to its power, so that many small votes say little of a few large
 * ones, and all together as many as so unequal voters are worth (Kish's effective number, (Σp)² / Σp²). Of holders of equal power
 * each counts once; holders taken together count for each of them.
 */
function evidenceByPower({ power, members }: Electorate, rows: readonly number[]): (row: number) => number {
  let [sum, squares] = [0, 0];
  for (const i of rows) {
    sum += power[i]!;
    squares += power[i]! ** 2 / (members?.[i] ?? 1);
  }
  return (row) => (squares === 0 ? 0 : (power[row]! * sum) / squares);
}

/** What each voter did with most of its power. */
function mainVotes(cast: ReadonlyMap<string, CastVote>): ReadonlyMap<string, CastVote> {
  const main = new Map<string, CastVote>();
  for (const [name, vote] of cast) {
    const voter = voterOfPart(name);
    if (vote.power >= (main.get(voter)?.power ?? 0)) main.set(voter, vote);
  }
  return main;
}

/** Power that is left to each row after the parts of it that were cast. */
function remainingPower({ addresses, power }: Electorate, cast: ReadonlyMap<string, CastVote>): Float64Array {
  const spent = new Map<string, number>();
  for (const [name, vote] of cast) {
    const voter = voterOfPart(name);
    if (voter !== name) spent.set(voter, (spent.get(voter) ?? 0) + vote.power);
  }
  return power.map((tokens, i) => {
    const left = tokens - (spent.get(addresses[i]!) ?? 0);
    // Sums of fractions are off by rounding.
    return left > 1e-9 * tokens ? left : 0;
  });
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
