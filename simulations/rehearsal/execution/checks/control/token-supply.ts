import { type AssetTransfer, ZERO_ADDRESS } from '../../inspection/assets/asset-transfer.js';
import { type Check, warning } from '../review.js';
import { percentText, votesText } from '../words.js';

export const tokenSupply: Check = {
  id: 'token-supply',
  title: 'The supply of votes stays',
  quiet: 'None of the DAO’s tokens are minted or burnt.',
  find: (context) => {
    const { transfers, supply } = context.facts;
    const own = transfers.filter(({ asset, kind }) => asset === context.loaded.token && kind === 'erc20');
    const minted = sum(own.filter(({ from, to }) => from === ZERO_ADDRESS && to !== ZERO_ADDRESS));
    const burnt = sum(own.filter(({ from, to }) => to === ZERO_ADDRESS && from !== ZERO_ADDRESS));
    const before = supply - minted + burnt;
    const share = (amount: bigint) =>
      before > 0n ? `${percentText(amount, before)} of the supply` : 'the first there are';
    return [
      ...(minted > 0n
        ? [warning(`${votesText(minted, context)} are minted, ${share(minted)}: every other vote weighs less.`)]
        : []),
      ...(burnt > 0n ? [warning(`${votesText(burnt, context)} are burnt, ${share(burnt)}.`)] : []),
    ];
  },
};

function sum(transfers: readonly AssetTransfer[]): bigint {
  return transfers.reduce((total, { amount }) => total + amount, 0n);
}
