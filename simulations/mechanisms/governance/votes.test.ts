import { describe, expect, it } from 'vitest';
import { address, tokenLedger, worldView } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import { voteSource, votesAt } from './votes.js';

const [ann, ben] = [address(1), address(2)];
const [credential, escrow] = [address(0xd1), address(0xd2)];
const view = (votesToken: typeof ann | null) => ({
  ...worldView({
    ledgers: tokenLedger([[ann, 100n * TOKEN]]),
    token: { votes: new Map([[ann, 60n * TOKEN]]) },
    governance: { votesToken },
  }),
  identity: {
    contracts: { credential, papers: address(0xd3) },
    persons: new Map([
      [ann, 'real' as const],
      [ben, 'false' as const],
    ]),
    delegates: new Map(),
    votes: new Map([[ben, 2n * TOKEN]]),
    paid: 0n,
  },
  escrow: {
    contracts: { escrow },
    locks: new Map([[ben, { amount: 80n * TOKEN, end: 10_000_000 }]]),
    longest: 8_000_000,
    penaltyBps: 0n,
    penalties: 0n,
  },
});

describe('votes', () => {
  it('are those of delegated tokens where the governor was given the token, or nothing is known of it', () => {
    for (const votesToken of [null, address(0xc1)]) {
      expect(voteSource(view(votesToken))).toBe('token');
      expect(votesAt(view(votesToken), 0)).toEqual({ supply: 100n * TOKEN, of: new Map([[ann, 60n * TOKEN]]) });
    }
  });

  it('are one a person, false ones included, where it was given the credential', () => {
    expect(voteSource(view(credential))).toBe('identity');
    expect(votesAt(view(credential), 0)).toEqual({ supply: 2n * TOKEN, of: new Map([[ben, 2n * TOKEN]]) });
  });

  it('are those of locked tokens at the time asked for, where it was given the escrow', () => {
    expect(voteSource(view(escrow))).toBe('escrow');
    expect(votesAt(view(escrow), 2_000_000)).toMatchObject({ supply: 80n * TOKEN, of: new Map([[ben, 80n * TOKEN]]) });
    expect(votesAt(view(escrow), 6_000_000)).toMatchObject({ supply: 40n * TOKEN, of: new Map([[ben, 40n * TOKEN]]) });
    expect(votesAt(view(escrow), 10_000_000)).toMatchObject({ supply: 0n, of: new Map() });
  });
});
