import type { Address } from '../../../../chain/index.js';
import { type Check, error, type Finding, warning } from '../review.js';
import type { ReviewContext } from '../review-context.js';
import { called } from '../words.js';

export const proxiesUpgraded: Check = {
  id: 'proxies-upgraded',
  title: 'No code is replaced',
  quiet: 'No proxy got another implementation, beacon or admin.',
  find: (context) =>
    context.inspection.changes.flatMap(({ address, variable, after }) => {
      const proxy = called(address, context);
      if (variable === 'proxy.admin')
        return [warning(`${called(after, context)} becomes the admin of ${proxy} and may replace its code.`)];
      if (variable !== 'proxy.implementation' && variable !== 'proxy.beacon') return [];
      return [replaced(proxy, after as Address, context)];
    }),
};

function replaced(proxy: string, implementation: Address, context: ReviewContext): Finding {
  const name = called(implementation, context);
  if ((context.facts.code.get(implementation) ?? '0x') !== '0x') {
    return warning(`The code of ${proxy} is replaced with that of ${name}.`);
  }
  return error(
    `The code of ${proxy} is replaced with that of ${name}, where no contract is: it can no longer be called.`,
  );
}
