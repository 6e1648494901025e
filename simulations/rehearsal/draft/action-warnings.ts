import { interfaceOf } from './called-function.js';
import { readCall } from './decode/read-call.js';
import { contractAt, type DraftContext } from './draft-context.js';
import type { EncodedCall } from './encoded-action.js';

/**
 * What is odd about a call that can be sent all the same: a sentence each, to be read after "Action 1". Every action's
 * sender is the timelock.
 */
export function warningsOf(call: EncodedCall, context: DraftContext): readonly string[] {
  const target = contractAt(context, call.to);
  const timelock = context.contracts.find(({ name }) => name === 'timelock')?.address;
  const read = readCall(call, context);
  const known = target === null ? null : interfaceOf(target.contract);
  const found = known?.getFunction(call.data.slice(0, 10)) ?? null;
  const warnings: string[] = [];

  if (/^0x0{40}$/.test(call.to)) warnings.push('goes to the zero address, where there is no contract');
  if (target !== null && call.data !== '0x' && found === null) {
    warnings.push(
      `calls a function that the ABI of ${target.name} does not have; it reverts unless there is a fallback`,
    );
  }
  if (found?.constant) warnings.push(`calls ${found.name}, which only reads: it changes nothing`);
  if (found !== null && !found.payable && call.valueWei > 0n) {
    warnings.push(`sends native currency to ${found.name}, which takes none: it reverts`);
  }
  if (read !== null && !read.exact) warnings.push('has bytes that its arguments do not account for');
  if (read?.fragment.name === 'relay' && target?.name === 'governor') {
    warnings.push(
      'goes through relay: what it calls sees the governor as sender, not the timelock that holds the treasury',
    );
  }
  const signature = read?.fragment.format('sighash');
  const first = String(read?.values[0]).toLowerCase();
  if (signature === 'transfer(address,uint256)' && first === call.to) {
    warnings.push("moves tokens to the token's own contract, where nobody can get them");
  }
  if (signature === 'transferFrom(address,address,uint256)' && first === timelock) {
    warnings.push('takes from the treasury by transferFrom, which needs an allowance; transfer does not');
  }
  return warnings;
}
