import { type Check, error, info } from '../review.js';
import { amountText, percentText } from '../words.js';

export const charterTransfers: Check = {
  id: 'charter-transfers',
  title: 'Transfers within the charter',
  quiet: 'Nothing leaves the treasury.',
  find: ({ facts, loaded }) => {
    const limit = loaded.dao.charter.largestTransferPercent;
    const leaving = facts.treasury.filter(({ before, after }) => after < before);
    return leaving.map((asset) => {
      const moved = asset.before - asset.after;
      const sentence = `${amountText(moved, asset)} leave the treasury, ${percentText(moved, asset.before)} of what it had`;
      // In millionths of a per cent, so that an exact amount is compared with a limit such as 12.5.
      const over = limit !== null && moved * 100_000_000n > asset.before * BigInt(Math.round(limit * 1e6));
      return over ? error(`${sentence}; the charter allows ${limit} %.`) : info(`${sentence}.`);
    });
  },
};
