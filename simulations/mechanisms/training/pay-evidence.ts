import type { Address } from '../../chain/index.js';
import { CONTRIBUTION_RULES } from '../../scenario/index.js';
import { chanceBelow, type Measured, overRounds } from './evidence.js';
import type { RoundStudy } from './studies.js';

/** An update does no good that does less than this part of what the typical one does, for the examples behind it. */
const NO_GOOD = 0.25;
/** Standard errors that the typical update's own effect must be away from none before updates can be told apart. */
const TELLING = 3;

const SAMPLE_COUNT = CONTRIBUTION_RULES.indexOf('sampleCount');

/** Every trainer's mean effect (nats), divided by its share of the examples behind a round's updates. */
function effectsOf(studies: readonly RoundStudy[]): ReadonlyMap<Address, Measured> {
  const rounds = new Map<Address, Measured[]>();
  for (const { trainers, claimed, effects } of studies) {
    const total = claimed.reduce((sum, count) => sum + count, 0);
    trainers.forEach((trainer, i) => {
      const size = claimed[i]! / total;
      const { mean, error } = effects[i]!;
      const known = rounds.get(trainer) ?? [];
      rounds.set(trainer, [...known, { mean: mean / size, error: error / size }]);
    });
  }
  return new Map([...rounds].map(([trainer, each]) => [trainer, overRounds(each)]));
}

/** What pay goes by: a rule of the registry's by its number, or any weights (0 or more) that follow from a study. */
export type PayRule = number | ((study: RoundStudy) => readonly number[] | null);

function weightsOf(rule: PayRule, study: RoundStudy): readonly number[] | null {
  if (typeof rule !== 'number') return rule(study);
  if (rule === SAMPLE_COUNT) return study.claimed;
  return study.scores.get(rule)?.map((score) => Math.max(0, score)) ?? null;
}

/** Each trainer's share (0 to 1) of what the studied rounds would have paid under a rule; `null` when that is unknown. */
export function payShares(studies: readonly RoundStudy[], rule: PayRule): ReadonlyMap<Address, number> | null {
  const shares = new Map<Address, number>();
  for (const study of studies) {
    const { trainers } = study;
    const weights = weightsOf(rule, study);
    if (weights === null) return null;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) continue;
    trainers.forEach((trainer, i) => {
      shares.set(trainer, (shares.get(trainer) ?? 0) + weights[i]! / total / studies.length);
    });
  }
  return shares;
}

/**
 * Percent of trainers' pay that goes to updates which measure no good now, and what of it another rule would spare; with
 * their errors. Every trainer counts with the chance that its effect, for the examples behind it, is really below a
 * quarter of the typical one. `null` when a rule was not studied, or when the typical update's own effect cannot be told
 * from none: then nobody's can.
 */
export function misdirectedPay(
  studies: readonly RoundStudy[],
  now: PayRule,
  other: PayRule,
): { readonly now: Measured; readonly spared: Measured } | null {
  if (studies.length === 0) return null;
  const [before, after] = [payShares(studies, now), payShares(studies, other)];
  if (before === null || after === null) return null;
  const effects = effectsOf(studies);
  const sorted = [...effects.values()].sort((a, b) => a.mean - b.mean);
  const typical = sorted[Math.floor(sorted.length / 2)]!;
  if (typical.mean < TELLING * typical.error) return null;
  const chances = new Map(
    [...effects].map(([trainer, effect]) => [trainer, chanceBelow(effect, NO_GOOD * typical.mean)]),
  );
  return {
    now: expected(chances, (trainer) => before.get(trainer) ?? 0),
    spared: expected(chances, (trainer) => (before.get(trainer) ?? 0) - (after.get(trainer) ?? 0)),
  };
}

/** Expected sum (%) of the shares of those of whom something holds with a chance, and its standard error. */
function expected(chances: ReadonlyMap<Address, number>, shareOf: (trainer: Address) => number): Measured {
  let mean = 0;
  let variance = 0;
  for (const [trainer, chance] of chances) {
    const share = 100 * shareOf(trainer);
    mean += share * chance;
    variance += share ** 2 * chance * (1 - chance);
  }
  return { mean, error: Math.sqrt(variance) };
}
