import { interfaceOf } from '../../../draft/called-function.js';
import { NATIVE } from '../../inspection/assets/asset-transfer.js';
import { type Check, error, type Finding } from '../review.js';
import type { ReviewContext } from '../review-context.js';
import { actionAt, amountText, called } from '../words.js';

export const valueMatches: Check = {
  id: 'value-matches',
  title: 'Native currency is there, and is taken',
  quiet: 'The treasury has what the actions send, and every function that is sent some takes it.',
  find: (context) => [...more(context), ...refused(context)],
};

function more({ calls, facts }: ReviewContext): readonly Finding[] {
  const sent = calls.reduce((sum, { valueWei }) => sum + valueWei, 0n);
  const native = facts.treasury.find(({ asset }) => asset === NATIVE);
  const held = native?.before ?? 0n;
  if (sent <= held) return [];
  const asset = native ?? { symbol: 'ETH', decimals: 18 };
  return [error(`The actions send ${amountText(sent, asset)} in all; the treasury has ${amountText(held, asset)}.`)];
}

function refused(context: ReviewContext): readonly Finding[] {
  return context.calls.flatMap(({ to, data, valueWei }, index) => {
    const known = context.loaded.contracts.find(({ address }) => address === to);
    if (valueWei === 0n || known === undefined || data.length < 10) return [];
    const fragment = interfaceOf(known.contract).getFunction(data.slice(0, 10));
    if (fragment === null || fragment.payable) return [];
    const name = fragment.format('sighash');
    return [error(`${actionAt(index)} sends native currency to ${name} of ${called(to, context)}, which takes none.`)];
  });
}
