import type { FormValue } from '../forms/field-schema.js';

/** A cohort of another size; each of its members keeps as many tokens as before. */
export function withCount(cohort: FormValue, count: number): FormValue {
  const holdings = cohort.holdings as FormValue | undefined;
  const before = Number(cohort.count);
  const total = String(holdings?.totalTokens ?? '');
  if (!(before > 0) || !/^\d{1,40}(\.\d{1,18})?$/.test(total)) return { ...cohort, count };
  const scaled = (weiOf(total) * BigInt(count)) / BigInt(before);
  return { ...cohort, count, holdings: { ...holdings, totalTokens: tokensText(scaled) } };
}

function weiOf(tokens: string): bigint {
  const [whole = '0', fraction = ''] = tokens.split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}

function tokensText(wei: bigint): string {
  const digits = wei.toString().padStart(19, '0');
  const fraction = digits.slice(-18).replace(/0+$/, '');
  return `${digits.slice(0, -18)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The first attackers of a DAO: one, with the tokens and the stake of one of its trainers. */
export function firstAttackers(archetype: string, population: readonly FormValue[]): FormValue {
  const trainers = population.find((cohort) => cohort.archetype === 'honestTrainer');
  const { holdings = { totalTokens: '1000' }, stakeTokens = '100' } = trainers ?? {};
  const taken = new Set(population.map(({ name }) => name));
  const base = { freeRider: 'free-rider', labelFlipper: 'label-flipper' }[archetype] ?? 'poisoner';
  const name = taken.has(base) ? `${base}-2` : base;
  const like = { archetype, name, count: Number(trainers?.count ?? 1), holdings, stakeTokens };
  return withCount(like, 1);
}
