import { type Address, accountOf } from '../../../chain/index.js';
import type { Dao, Stopper } from '../../../scenario/index.js';

/** Somebody who may stop a proposal, with an account on the local chain. */
export interface KnownStopper extends Stopper {
  readonly address: Address;
}

/** Everybody whom the DAO's file names, and the governor's guardian where none of them is it. */
export function stoppersOf({ canStop, governor }: Pick<Dao, 'canStop' | 'governor'>): readonly KnownStopper[] {
  const named = canStop.map((stopper) => ({
    ...stopper,
    address: stopper.address ?? accountOf(`rehearsal/stopper/${stopper.name}`),
  }));
  if (!governor.guardian || named.some(({ power }) => power === 'cancel')) return named;
  return [{ name: 'Guardian', address: accountOf('rehearsal/guardian'), power: 'cancel', until: null }, ...named];
}
