import type { Forecast, ForecastAdjustments } from '../../../../../simulations/api/contract/index.js';
import { count, decimal, percent, short } from '../../../../words/number-format.js';

/** The forecast's one sentence in two parts: the chance, and what the interval around it does and does not say. */
export function forecastHeadline({ passes, runs }: Pick<Forecast, 'passes' | 'runs'>): readonly [string, string] {
  const low = percent(passes.low).replace(/\u00a0%$/, '');
  return [
    `${chanceWords(passes.probability)} that it passes, if voters behave as supposed`,
    `${percent(passes.probability)} of ${count(runs)} simulated votes; the draws alone leave ${low} to ${percent(passes.high)} open, the supposed behaviour more`,
  ];
}

/** Chances that people know by heart, from the most even to the most uneven. */
const knownChances = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 4],
  [3, 4],
  [1, 6],
  [5, 6],
  [1, 5],
  [2, 5],
  [3, 5],
  [4, 5],
  [1, 10],
  [3, 10],
  [7, 10],
  [9, 10],
] as const;

/** A probability as a chance: `About a 2 in 3 chance`. */
export function chanceWords(probability: number): string {
  if (probability >= 0.995) return 'Next to no doubt';
  if (probability <= 0.005) return 'Next to no chance';
  if (probability >= 0.95 || probability <= 0.05) {
    const hundredths = Math.round(probability * 100);
    return `About a ${hundredths} in 100 chance`;
  }
  const distance = ([hits, of]: readonly [number, number]) => Math.abs(hits / of - probability);
  const [hits, of] = knownChances.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  return `About a ${hits} in ${of} chance`;
}

/** The probability as people say it. */
export function likelihood(probability: number): string {
  if (probability >= 0.99) return 'Almost certain to pass';
  if (probability >= 0.85) return 'Very likely to pass';
  if (probability >= 0.6) return 'Likely to pass';
  if (probability > 0.4) return 'Could go either way';
  if (probability > 0.15) return 'Unlikely to pass';
  if (probability > 0.01) return 'Very unlikely to pass';
  return 'Almost certain to fail';
}

/** Who votes in the runs; `learned`: past votes were learned from before this forecast. */
export function votersWords(source: Forecast['source'], learned: boolean): string {
  if (source === 'calibrated') return 'voters learned from past votes';
  return learned ? 'voters by the DAO’s rule, as no holder is in the past votes' : 'voters by the DAO’s rule';
}

/** What stands in its way, when it fails. */
export function failureWords({ verdicts, runs, veto }: Pick<Forecast, 'verdicts' | 'runs' | 'veto'>): string {
  const defeated = verdicts.defeated / runs;
  if (veto !== undefined) {
    const often = defeated === 0 ? 'none of the simulated votes' : percent(defeated);
    return `It passes unless ${decimal(veto.percent, 2)}\u00a0% of the supply vote Against, as they do in ${often}.`;
  }
  const quorumMissed = verdicts.quorumMissed / runs;
  if (defeated + quorumMissed === 0) return 'It failed in none of the simulated votes.';
  if (defeated === 0) return `In ${percent(quorumMissed)} it fails, always for want of a quorum.`;
  if (quorumMissed === 0) return `In ${percent(defeated)} it fails, always voted down.`;
  return `It misses the quorum in ${percent(quorumMissed)} and is voted down in ${percent(defeated)}.`;
}

/** A shift of everybody's log-odds of voting For, in words. */
export function shiftWords(shift: number): string {
  if (shift === 0) return 'as expected';
  const size = Math.abs(shift);
  const much = size < 0.75 ? 'a little' : size < 1.5 ? 'clearly' : size < 2.5 ? 'much' : 'overwhelmingly';
  // Somebody who is in two minds says most plainly what a shift of log-odds means.
  const half = 1 / (1 + Math.exp(-shift));
  return `${much} ${shift > 0 ? 'better' : 'worse'} liked: one in two minds votes For with ${percent(half)}`;
}

/** A factor of everybody's odds to vote, in words. */
export function turnoutWords(factor: number): string {
  if (factor === 1) return 'as many vote as expected';
  return factor > 1 ? `odds to vote × ${decimal(factor, 2)}` : `odds to vote ÷ ${decimal(1 / factor, 2)}`;
}

/** What the forecast supposes besides what the voters are like; `null` when nothing. */
export function supposedWords({ turnoutFactor, supportShift, pledges }: ForecastAdjustments): string | null {
  const parts = [
    turnoutFactor === 1 ? null : turnoutWords(turnoutFactor),
    supportShift === 0 ? null : shiftWords(supportShift),
    pledges.length === 0 ? null : `${count(pledges.length)} ${pledges.length === 1 ? 'pledge' : 'pledges'}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

/** Who could turn the middle run's verdict round, and with how much. */
export function flipWords({ flip, veto }: Pick<Forecast, 'flip' | 'veto'>, symbol: string): readonly string[] {
  const { verdict, smallestCoalition: coalition, smallestAmount: amount } = flip;
  const lost = veto === undefined ? 'is voted down' : 'is vetoed';
  const now = verdict === 'passes' ? 'passes' : verdict === 'defeated' ? lost : 'misses the quorum';
  const to = verdict === 'passes' ? 'fail' : 'pass';
  const who =
    coalition === null
      ? `No coalition can make it ${to}.`
      : coalition.addresses.length === 1
        ? `One voter with ${short(coalition.tokens)} ${symbol} can make it ${to} by voting otherwise.`
        : `${count(coalition.addresses.length)} voters with ${short(coalition.tokens)} ${symbol} together can make it ${to} by voting otherwise.`;
  const much =
    amount === null
      ? `No amount of new votes can make it ${to}.`
      : `${short(amount.tokens)} ${symbol} that did not vote before can make it ${to} by voting ${amount.vote === 'for' ? 'For' : 'Against'}.`;
  return [`In the middle run the proposal ${now}.`, who, much];
}
