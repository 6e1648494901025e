import { type Address, ledgerOf } from '../../world/index.js';
import { lockedVotesAt } from '../escrow/index.js';
import { ONE_VOTE } from '../identity/index.js';
import type { GovernanceScope } from './state.js';

/** Who has how many votes, and how many there are: what a share is a share of. With 18 decimals. */
export interface Votes {
  readonly supply: bigint;
  readonly of: ReadonlyMap<Address, bigint>;
}

type View = Pick<GovernanceScope['view'], 'ledgers' | 'token' | 'escrow' | 'identity'> & {
  readonly governance: Pick<GovernanceScope['view']['governance'], 'votesToken'>;
};

/** What gives votes, by the token that the governor was given. */
export function voteSource({ governance: { votesToken }, escrow, identity }: View): 'token' | 'escrow' | 'identity' {
  if (votesToken === null) return 'token';
  if (votesToken === escrow?.contracts.escrow) return 'escrow';
  return votesToken === identity?.contracts.credential ? 'identity' : 'token';
}

/** All votes by a view, at its time or a later one (Unix seconds) until when nothing else happens. */
export function votesAt(view: View, time: number): Votes {
  const source = voteSource(view);
  const { escrow, identity } = view;
  if (source === 'escrow' && escrow !== undefined) return lockedVotesAt(escrow, time);
  if (source === 'identity' && identity !== undefined) {
    return { supply: BigInt(identity.persons.size) * ONE_VOTE, of: identity.votes };
  }
  return { supply: ledgerOf(view).supply, of: view.token.votes };
}
