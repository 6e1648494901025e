/** A forecast chance and what happened. */
export interface ScoredForecast {
  readonly chance: number;
  readonly happened: boolean;
}

/** One bar of a calibration plot: forecasts in a band of probability against how often it happened. */
export interface CalibrationBin {
  /** Band, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanForecast: number;
  readonly observed: number;
}

const BANDS = 10;
/** A logarithm needs a chance that is neither 0 nor 1. */
const NEAREST = 1e-6;

/** Mean squared difference between the chance and 1 or 0 (Brier 1950). 0 is perfect; a constant ½ has 0.25. */
export function brierScore(forecasts: readonly ScoredForecast[]): number {
  return meanOf(forecasts, ({ chance, happened }) => (chance - (happened ? 1 : 0)) ** 2);
}

/** Mean of −ln of the chance that was given to what happened. */
export function logLoss(forecasts: readonly ScoredForecast[]): number {
  return meanOf(forecasts, ({ chance, happened }) => {
    return -Math.log(Math.min(1 - NEAREST, Math.max(NEAREST, happened ? chance : 1 - chance)));
  });
}

/** Forecasts in ten bands of chance; bands without any are left out. */
export function calibrationBins(forecasts: readonly ScoredForecast[]): CalibrationBin[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const inside = forecasts.filter(({ chance }) => Math.min(BANDS - 1, Math.floor(chance * BANDS)) === band);
    return {
      from: band / BANDS,
      to: (band + 1) / BANDS,
      n: inside.length,
      meanForecast: meanOf(inside, ({ chance }) => chance),
      observed: meanOf(inside, ({ happened }) => (happened ? 1 : 0)),
    };
  }).filter(({ n }) => n > 0);
}

function meanOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / (items.length || 1);
}
