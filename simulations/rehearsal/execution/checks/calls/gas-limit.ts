import { type Check, error, info, warning } from '../review.js';

/** Of a limit: whoever executes must give more gas than is used, as calls keep back a 64th at every depth (EIP-150). */
const NEARLY = 0.9;
const HALF = 0.5;

const count = (gas: number | bigint) => gas.toLocaleString('en');

export const gasLimit: Check = {
  id: 'gas-limit',
  title: 'The execution fits into a block',
  quiet: 'It was not executed, so that no gas was counted.',
  find: ({ gas, outcome, inspection, facts: { rules } }) => {
    if (gas === 0) return [];
    const [block, cap] = [Number(rules.blockGas), rules.transactionGas === null ? null : Number(rules.transactionGas)];
    const share = `${((100 * gas) / block).toFixed(1)} % of a block of ${count(block)}`;
    const sentence = `The execution uses ${count(gas)} gas, ${share}.`;
    // What fails may burn all the gas it was given, which says nothing of what it needs.
    const reverted = outcome === 'executionReverted' || inspection.calls.some((call) => call.reverted !== null);
    if (reverted) return [info(`${sentence} It reverted, so that this is not what it needs.`)];
    if (gas > block) return [error(`${sentence} It can never be mined in one block.`)];
    if (cap !== null && gas > cap) {
      return [
        error(
          `${sentence} It can never be mined: since Fusaka a transaction may have ${count(cap)} gas at most (EIP-7825). Let it do less, or split it.`,
        ),
      ];
    }
    if (cap !== null && gas > cap * NEARLY) {
      return [warning(`${sentence} A transaction may have ${count(cap)} gas at most (EIP-7825), which is close.`)];
    }
    return [gas > block * HALF ? warning(sentence) : info(sentence)];
  },
};
