import type { Address } from '../../chain/index.js';
import type { WorldDraft } from '../world-draft.js';
import type { Folds } from './fold.js';

export const ZERO_ADDRESS: Address = '0x0000000000000000000000000000000000000000';

export const tokenFolds: Folds = {
  transfer(draft, { from, to, amount }) {
    if (from === ZERO_ADDRESS) draft.supply += amount;
    else addBalance(draft, from, -amount);
    if (to === ZERO_ADDRESS) draft.supply -= amount;
    else addBalance(draft, to, amount);
  },
  delegateChanged(draft, { delegator, to }) {
    if (to === ZERO_ADDRESS) draft.delegates.delete(delegator);
    else draft.delegates.set(delegator, to);
  },
  votesChanged(draft, { delegate, votes }) {
    draft.votes.set(delegate, votes);
  },
};

function addBalance(draft: WorldDraft, account: Address, change: bigint): void {
  draft.balances.set(account, (draft.balances.get(account) ?? 0n) + change);
}
