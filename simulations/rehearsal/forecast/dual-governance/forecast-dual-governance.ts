import { quantileSorted } from 'simple-statistics';
import { type Dao, type DualGovernanceSettings, formatTokens, parseTokens } from '../../../scenario/index.js';
import {
  type DualGovernanceRules,
  dualGovernanceRules,
  signallingSeconds,
} from '../../rules/dual-governance/state-machine.js';
import { vetoCourse } from '../../rules/dual-governance/veto-course.js';
import { inWords } from '../chance-words.js';
import { waitText } from '../duration-words.js';
import type { DualGovernanceForecast, ForecastChance, VetoFate } from '../forecast.js';
import { spreadOf } from '../spread.js';
import { wilsonInterval } from '../wilson.js';
import { drawObjection, type Objection, tokensOf, vetoCase } from './objection.js';

const FATES: readonly VetoFate[] = ['inTime', 'delayed', 'rageQuit', 'never'];
const TOKEN = 1e18;

interface Drawn {
  readonly objection: Objection;
  readonly fate: VetoFate;
  /** Seconds beyond the earliest execution; 0 in time. */
  readonly delay: number;
}

/**
 * What holders of the veto token make of a proposal that passes, by following dual governance once for each run. Their
 * objection is drawn by itself: the vote tells nothing of it.
 * @returns `null` where the DAO has none
 */
export function forecastDualGovernance(
  { dualGovernance: settings, governor }: Pick<Dao, 'dualGovernance' | 'governor'>,
  passes: number,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): DualGovernanceForecast | null {
  if (settings === undefined) return null;
  const readyAt = governor.timelockDelaySeconds;
  const drawn = Array.from({ length: runs }, (_, run): Drawn => {
    const objection = drawObjection(settings, seed, run);
    const { executableAt, rageQuits } = vetoCourse(vetoCase(settings, objection, { submittedAt: 0, readyAt }));
    const delay = (executableAt ?? readyAt) - readyAt;
    if (executableAt === null) return { objection, fate: 'never', delay };
    return { objection, fate: rageQuits > 0 ? 'rageQuit' : delay > 0 ? 'delayed' : 'inTime', delay };
  });
  const of = (fate: VetoFate) => drawn.filter((each) => each.fate === fate);
  const chances = Object.fromEntries(
    FATES.map((fate): [VetoFate, ForecastChance] => {
      const count = of(fate).length;
      return [fate, { probability: count / runs, ...wilsonInterval(count, runs) }];
    }),
  ) as Record<VetoFate, ForecastChance>;
  const supply = Number(parseTokens(settings.supplyTokens)) / TOKEN;
  const share = ({ objection }: Drawn) => Number(tokensOf(objection)) / TOKEN / supply;
  const late = drawn.filter(({ delay }) => delay > 0).map(({ delay }) => delay);
  const told = {
    symbol: settings.symbol,
    supply,
    chances,
    passesAndInTime: passes * chances.inTime.probability,
    share: spreadOf(Float64Array.from(drawn, share)),
    delaySeconds: late.length === 0 ? null : spanOf(late),
    seals: sealsOf(settings, supply),
    decisive: decisiveHolders(settings),
    typical: typicalOf(drawn, share),
  };
  return { ...told, sentence: sentenceOf(told), assumption: assumptionOf(settings) };
}

function spanOf(seconds: readonly number[]) {
  const sorted = [...seconds].sort((a, b) => a - b);
  return { median: quantileSorted(sorted, 0.5), p90: quantileSorted(sorted, 0.9) };
}

/** What either seal takes, and for how long nothing is executed from the lock on if nobody unlocks. */
function sealsOf(settings: DualGovernanceSettings, supply: number): DualGovernanceForecast['seals'] {
  const rules = dualGovernanceRules(settings);
  const { redemptionSeconds } = settings;
  const seal = (share: bigint, seconds: number) => {
    const part = Number(share) / TOKEN;
    return { share: part, tokens: part * supply, seconds };
  };
  return {
    first: seal(rules.firstSeal, signallingAndDeactivation(rules, rules.firstSeal)),
    second: seal(rules.secondSeal, rules.maximumSignalling + redemptionSeconds + rules.rageQuitExtension),
  };
}

/** Seconds from the beginning of signalling to the cooldown, support staying the same. */
function signallingAndDeactivation(rules: DualGovernanceRules, support: bigint): number {
  return Math.max(signallingSeconds(rules, support), rules.minimumActive) + rules.deactivation;
}

/** Named holders whose own tokens reach a seal. */
function decisiveHolders({ signalling, supplyTokens, ...settings }: DualGovernanceSettings) {
  if (signalling.kind === 'supposed') return [];
  const supply = Number(parseTokens(supplyTokens));
  return signalling.holders
    .map(({ name, tokens }) => ({ name, share: Number(parseTokens(tokens)) / supply }))
    .filter(({ share }) => share >= settings.firstSealPercent / 100)
    .map(({ name, share }) => ({ name, share, leaves: share >= settings.secondSealPercent / 100 }));
}

/** Of the runs of the likeliest fate the one whose objection is in the middle. */
function typicalOf(drawn: readonly Drawn[], share: (one: Drawn) => number): DualGovernanceForecast['typical'] {
  const size = (fate: VetoFate) => drawn.reduce((sum, each) => sum + (each.fate === fate ? 1 : 0), 0);
  const fate = [...FATES].sort((a, b) => size(b) - size(a))[0]!;
  const alike = drawn.filter((each) => each.fate === fate).sort((a, b) => share(a) - share(b));
  const middle = alike[(alike.length - 1) >> 1]!;
  return {
    fate,
    share: share(middle),
    holders: middle.objection
      .filter(({ tokens }) => tokens > 0n)
      .map(({ name, address, tokens }) => ({ name, address, tokens: formatTokens(tokens) })),
  };
}

function sentenceOf({
  symbol,
  chances,
  delaySeconds,
}: Pick<DualGovernanceForecast, 'symbol' | 'chances' | 'delaySeconds'>): string {
  const { inTime, delayed, rageQuit, never } = chances;
  const ends = [
    `${inWords(inTime.probability)} that it is executed in its time`,
    `${inWords(delayed.probability)} that holders of ${symbol} delay it`,
    `${inWords(rageQuit.probability)} that they leave in a rage quit before it is executed`,
    ...(never.probability === 0 ? [] : [`${inWords(never.probability)} that it is not executed at all`]),
  ];
  const wait =
    delaySeconds === null
      ? ''
      : ` When it is held up, it is by ${waitText(delaySeconds.median)} in half of these cases, and by ${waitText(delaySeconds.p90)} at most in nine of ten.`;
  return `If the vote passes it: ${ends.join(', ')}.${wait}`;
}

function assumptionOf({ signalling, symbol, redemptionSeconds, waves }: DualGovernanceSettings): string {
  const who =
    signalling.kind === 'holders'
      ? `Each of ${signalling.holders.length} named holders of ${symbol} locks all of it with the chance that the DAO file states, and nobody else does`
      : `The share of ${symbol} that is locked is supposed: ${signalling.meanPercent} % on average, with a standard deviation of ${signalling.deviationPercent} %`;
  const when = waves.map(({ afterSeconds, percent }) => `${percent} % of it from ${waitText(afterSeconds)}`).join(', ');
  return `${who}, ${when} after the proposal is queued on. It does not hang on how the vote went. In a rage quit all are supposed to be out after ${waitText(redemptionSeconds)}.`;
}
