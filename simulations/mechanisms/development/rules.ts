import { EqualPay, FavouredPay, MeasuredPay } from '../../../contracts/bindings/index.js';
import { type Address, encodeDeploy, type Hex } from '../../chain/index.js';
import type { RoundStudy } from '../training/index.js';

/** What a module does, to whoever reads the code that it was created of. */
export type ModuleRule =
  | { readonly kind: 'measured' }
  | { readonly kind: 'equal' }
  | { readonly kind: 'favoured'; readonly favourite: Address }
  /** Code that nobody here can read. */
  | { readonly kind: 'unknown' };

/** The code that a developer submits. */
export function codeOf(rule: Exclude<ModuleRule, { readonly kind: 'unknown' }>): Hex {
  switch (rule.kind) {
    case 'measured':
      return encodeDeploy(MeasuredPay, []);
    case 'equal':
      return encodeDeploy(EqualPay, []);
    case 'favoured':
      return encodeDeploy(FavouredPay, [rule.favourite]);
  }
}

const ADDRESS_DIGITS = 40;
const WORD_DIGITS = 64;

/** What submitted code does. */
export function ruleOf(creationCode: Hex): ModuleRule {
  if (creationCode === MeasuredPay.bytecode) return { kind: 'measured' };
  if (creationCode === EqualPay.bytecode) return { kind: 'equal' };
  const { bytecode } = FavouredPay;
  if (creationCode.startsWith(bytecode) && creationCode.length === bytecode.length + WORD_DIGITS) {
    return { kind: 'favoured', favourite: `0x${creationCode.slice(-ADDRESS_DIGITS)}` };
  }
  return { kind: 'unknown' };
}

/**
 * What the pay of a studied round would be proportional to under a module, in reveal order, by the student's own
 * measurements; `null` when nobody can tell.
 */
export function weightsUnder(rule: ModuleRule, { trainers, effects }: RoundStudy): readonly number[] | null {
  switch (rule.kind) {
    case 'measured':
      return effects.map(({ mean, error }) => Math.max(0, mean - error));
    case 'equal':
      return trainers.map(() => 1);
    case 'favoured':
      return trainers.map((trainer) => (trainer === rule.favourite ? 1 : 0));
    case 'unknown':
      return null;
  }
}
