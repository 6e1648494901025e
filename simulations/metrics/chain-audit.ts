import { Interface, type InterfaceAbi } from 'ethers';
import { GovernanceToken, StakePool } from '../../contracts/bindings/index.js';
import type { Address, Hex, WorldView } from '../world/index.js';

/** Reads of the chain, and the comparison of their results with a view. */
export interface ChainAudit {
  /** Read-only calls to run against the block that the view belongs to. */
  readonly calls: readonly { readonly to: Address; readonly data: Hex }[];
  /** Every disagreement in words; empty when chain and view agree. Results in the order of the calls. */
  readonly compare: (results: readonly ({ readonly data: Hex } | { readonly reverted: Hex })[]) => readonly string[];
}

interface Question {
  readonly to: Address;
  readonly abi: Interface;
  readonly functionName: string;
  readonly args: readonly Address[];
  readonly expected: bigint;
}

const token = new Interface(GovernanceToken.abi as InterfaceAbi);
const stakePool = new Interface(StakePool.abi as InterfaceAbi);

/**
 * Asks the contracts themselves for what a view says of these accounts: supply, total stake, balances, votes and
 * stakes. If view and chain disagree, the view is wrong.
 */
export function chainAudit(view: WorldView, accounts: readonly Address[]): ChainAudit {
  const { contracts } = view;
  const ofToken = (functionName: string, args: readonly Address[], expected: bigint): Question => ({
    to: contracts.token,
    abi: token,
    functionName,
    args,
    expected,
  });
  const ofStakePool = (functionName: string, args: readonly Address[], expected: bigint): Question => ({
    to: contracts.stakePool,
    abi: stakePool,
    functionName,
    args,
    expected,
  });
  const questions: readonly Question[] = [
    ofToken('totalSupply', [], view.supply),
    ofStakePool('totalSupply', [], view.totalStaked),
    ...accounts.flatMap((account) => [
      ofToken('balanceOf', [account], view.balances.get(account) ?? 0n),
      ofToken('getVotes', [account], view.votes.get(account) ?? 0n),
      ofStakePool('balanceOf', [account], view.stakes.get(account)?.active ?? 0n),
      ofStakePool('cooling', [account], view.stakes.get(account)?.cooling ?? 0n),
    ]),
  ];
  return {
    calls: questions.map(({ to, abi, functionName, args }) => ({
      to,
      data: abi.encodeFunctionData(functionName, [...args]) as Hex,
    })),
    compare: (results) =>
      questions.flatMap((question, i) => {
        const answer = readAnswer(question, results[i]);
        if (answer === question.expected) return [];
        const call = `${question.to === contracts.token ? 'token' : 'stakePool'}.${question.functionName}(${question.args.join(', ')})`;
        return [`${call} is ${answer ?? 'unanswered'} on chain and ${question.expected} in the view`];
      }),
  };
}

function readAnswer(
  { abi, functionName }: Question,
  result: { readonly data: Hex } | { readonly reverted: Hex } | undefined,
): bigint | null {
  if (result === undefined || !('data' in result)) return null;
  return abi.decodeFunctionResult(functionName, result.data)[0] as bigint;
}
