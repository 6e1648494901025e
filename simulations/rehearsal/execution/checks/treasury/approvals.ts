import { type Check, error, type Finding, info, warning } from '../review.js';
import type { KnownEvent, ReviewContext } from '../review-context.js';
import { amountText, called } from '../words.js';

/** From here on an allowance is meant to have no limit; tokens count their supply far below. */
const WITHOUT_LIMIT = 1n << 128n;

export const approvals: Check = {
  id: 'approvals',
  title: 'Nobody may spend from the treasury later',
  quiet: 'Nobody is allowed to spend from the treasury.',
  find: (context) =>
    context.facts.events.flatMap((event) => {
      const { name, args, fragment } = event.log;
      if (String(args[0]).toLowerCase() !== context.loaded.timelock) return [];
      if (name === 'ApprovalForAll' && args[2] === true) {
        return [warning(`${called(String(args[1]), context)} may move every ${event.contract} token of the treasury.`)];
      }
      if (name !== 'Approval' || BigInt(args[1]) === 0n) return [];
      if (fragment.inputs[2]?.indexed) {
        return [
          warning(`${called(String(args[1]), context)} may move ${event.contract} token ${args[2]} of the treasury.`),
        ];
      }
      return allowance(event, BigInt(args[2]), String(args[1]), context);
    }),
};

function allowance(
  { address, contract }: KnownEvent,
  amount: bigint,
  spender: string,
  context: ReviewContext,
): readonly Finding[] {
  if (amount === 0n) return [];
  const who = called(spender, context);
  const asset = context.facts.treasury.find((held) => held.asset === address);
  if (amount >= WITHOUT_LIMIT) {
    const sentence = `${who} may spend the treasury’s ${asset?.symbol ?? contract} without limit, now and later`;
    return [asset !== undefined && asset.after > 0n ? error(`${sentence}.`) : warning(`${sentence}; it has none now.`)];
  }
  const much = amountText(amount, asset ?? { symbol: contract, decimals: 0 });
  const beyond = asset === undefined || amount > asset.after;
  const sentence = `${who} may spend ${much} of the treasury later`;
  return [beyond ? warning(`${sentence}, more than it has now.`) : info(`${sentence}.`)];
}
