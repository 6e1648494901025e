import { type Check, error, info, warning } from '../review.js';

/** Ethereum's block gas limit from 2021 to 2025; other chains have others. */
const BLOCK_GAS = 30_000_000;

export const gasLimit: Check = {
  id: 'gas-limit',
  title: 'The execution fits into a block',
  quiet: 'It was not executed, so that no gas was counted.',
  find: ({ gas }) => {
    if (gas === 0) return [];
    const share = `${((100 * gas) / BLOCK_GAS).toFixed(1)} % of a block of ${BLOCK_GAS / 1e6} million`;
    const sentence = `The execution uses ${gas.toLocaleString('en')} gas, ${share}.`;
    if (gas > BLOCK_GAS) return [error(`${sentence} It can never be mined in one block.`)];
    return [gas > BLOCK_GAS / 2 ? warning(sentence) : info(sentence)];
  },
};
