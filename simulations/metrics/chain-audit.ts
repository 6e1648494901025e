import type { FunctionArguments, FunctionName } from '../chain/index.js';
import { type ChainCallResult, type ContractBinding, type ContractCall, callOf, decodeResult } from '../chain/index.js';
import type { Address } from '../world/index.js';

/** A number that a contract is asked for. */
export interface Reading {
  readonly call: ContractCall;
  /** In words, for a disagreement: `stakePool.balanceOf(0x…)`. */
  readonly words: string;
  /** `null` when the contract refused, or its answer is no number. */
  readonly read: (result: ChainCallResult) => bigint | null;
}

/** Something a contract is asked for, with the answer that the view expects. */
export interface AuditQuestion extends Reading {
  readonly expected: bigint;
}

/** Rewards that have been earned and not collected: what contracts are asked for, and what the answers come to (wei). */
export interface Accruals {
  readonly asked: readonly Reading[];
  readonly of: (answers: readonly bigint[]) => readonly bigint[];
}

/** Asks a contract's view function, whose only or first output is a number. */
export function reading<const C extends ContractBinding, N extends FunctionName<C>>(
  binding: C,
  to: Address,
  functionName: N,
  args: FunctionArguments<C, N>,
): Reading {
  const values: readonly unknown[] = args;
  return {
    call: callOf(binding, to, functionName, args),
    words: `${binding.name}.${functionName}(${values.join(', ')})`,
    read: (result) => {
      if (!('data' in result)) return null;
      const answer: unknown = decodeResult(binding, functionName, values.length, result.data);
      const first: unknown = Array.isArray(answer) ? answer[0] : answer;
      return typeof first === 'bigint' ? first : null;
    },
  };
}

/** The same, with the answer that the view expects. */
export function question<const C extends ContractBinding, N extends FunctionName<C>>(
  binding: C,
  to: Address,
  functionName: N,
  args: FunctionArguments<C, N>,
  expected: bigint,
): AuditQuestion {
  return { ...reading(binding, to, functionName, args), expected };
}

/** Every disagreement between the chain's answers and the view's, in words; empty when they agree. */
export function compareAnswers(
  questions: readonly AuditQuestion[],
  results: readonly ChainCallResult[],
): readonly string[] {
  return questions.flatMap(({ words, expected, read }, i) => {
    const result = results[i];
    const answer = result === undefined ? null : read(result);
    if (answer === expected) return [];
    return [`${words} is ${answer ?? 'unanswered'} on chain and ${expected} in the view`];
  });
}
