import { type Check, error, info, warning } from '../review.js';
import { actionAt, amountText, called } from '../words.js';

const ETHER = { symbol: 'ETH', decimals: 18 };

export const targetsHaveCode: Check = {
  id: 'targets-have-code',
  title: 'Targets are contracts',
  quiet: 'Every target is a contract.',
  find: (context) =>
    context.calls.flatMap(({ to, data, valueWei }, index) => {
      if ((context.facts.code.get(to) ?? '0x') !== '0x') return [];
      const target = called(to, context);
      if (data !== '0x') {
        return [error(`${actionAt(index)} calls ${target}, where no contract is: it would succeed and do nothing.`)];
      }
      if (valueWei === 0n) return [warning(`${actionAt(index)} sends nothing to ${target}, which is no contract.`)];
      return [info(`${actionAt(index)} sends ${amountText(valueWei, ETHER)} to ${target}, which is a plain account.`)];
    }),
};
