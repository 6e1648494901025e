import { randomStream } from '../../random/index.js';
import { bytesOf } from './scores.js';
import type { TournamentScope, TournamentTerms } from './state.js';

/** What the table is made from: the run's seed and the scenario's table. */
export interface TableSource {
  readonly seed: number;
  readonly tournament: Pick<TournamentTerms, 'table'>;
}

/** One era of the table. */
export interface Era {
  /** Row after row, as many as the table's columns in each; about normal with variance 1. */
  readonly features: Float32Array;
  /** A bin a row, 0 to 4. Of rounds that go on nobody may look at them before they are on the chain. */
  readonly targets: Uint8Array;
}

/** Parts of the rows that are in each bin of the targets, or below it: 5, 20, 50, 20 and 5 % are in them. */
const BINS_UP_TO = [0.05, 0.25, 0.75, 0.95];

const tables = new WeakMap<object, Map<number, Era>>();
const regimes = new WeakMap<object, number[][]>();

/** The era that a round is about: those of history come before it. */
export const eraOfRound = (round: number, { tournament: { table } }: TableSource): number => table.historyEras + round;

/**
 * An era of the scenario's synthetic table, from 0. What a row's columns say of its target is the era's regime, which drifts
 * from era to era as a stationary autoregression of the first order.
 */
export function eraOf(source: TableSource, era: number): Era {
  const table = tables.get(source) ?? new Map<number, Era>();
  tables.set(source, table);
  const known = table.get(era);
  if (known !== undefined) return known;
  const { rows, columns, signalPercent } = source.tournament.table;
  const features = randomStream(source.seed, 'tournament', 'features', era).normals(rows * columns);
  const noise = randomStream(source.seed, 'tournament', 'noise', era).normals(rows);
  const regime = regimeOf(source, era);
  const signal = Math.sqrt(signalPercent / 100 / columns);
  const outcomes = Array.from(noise, (error, row) => {
    let explained = 0;
    for (let column = 0; column < columns; column++) explained += regime[column]! * features[row * columns + column]!;
    return signal * explained + Math.sqrt(1 - signalPercent / 100) * error;
  });
  const made = { features, targets: binned(outcomes) };
  table.set(era, made);
  return made;
}

/** What each column says of the target, with variance 1 over many eras. */
function regimeOf(source: TableSource, era: number): readonly number[] {
  const known = regimes.get(source) ?? [];
  regimes.set(source, known);
  const { columns, regimePersistence: kept } = source.tournament.table;
  for (let next = known.length; next <= era; next++) {
    const news = randomStream(source.seed, 'tournament', 'regime', next).normals(columns);
    const before = known[next - 1];
    known.push(
      Array.from(news, (one, column) =>
        before === undefined ? one : kept * before[column]! + Math.sqrt(1 - kept ** 2) * one,
      ),
    );
  }
  return known[era]!;
}

/** The bin of each value, by its place among all. */
function binned(values: readonly number[]): Uint8Array {
  const order = values.map((_, row) => row).sort((a, b) => values[a]! - values[b]!);
  const bins = new Uint8Array(values.length);
  order.forEach((row, place) => {
    bins[row] = BINS_UP_TO.filter((part) => place >= Math.round(part * values.length)).length;
  });
  return bins;
}

/** Eras with targets that everybody knows: history, and the rounds whose targets are on the chain; oldest first. */
export function knownEras(
  source: TableSource,
  { rounds }: Pick<TournamentScope['view']['tournament'], 'rounds'>,
): readonly Era[] {
  const history = Array.from({ length: source.tournament.table.historyEras }, (_, era) => eraOf(source, era));
  const resolved = [...rounds]
    .sort(([a], [b]) => a - b)
    .flatMap(([round, { targets }]) =>
      targets === null
        ? []
        : [{ features: eraOf(source, eraOfRound(round, source)).features, targets: bytesOf(targets) }],
    );
  return [...history, ...resolved];
}
