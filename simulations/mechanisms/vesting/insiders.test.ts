import { describe, expect, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address, contracts, observation, openProposal, tokenLedger, worldView } from '../../../test/fixtures/world.js';
import { Directory, type Observation } from '../../agents/index.js';
import { callOf, decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { askForTreasury } from './insiders.js';
import type { VestingScope } from './state.js';

const members = [1, 2].map((number) => ({
  name: `insider-${number}`,
  address: address(number),
  archetype: 'insider',
  cohort: 'insider',
  shard: null,
}));
const TASTE = { asksPercent: 80, asksEveryTicks: 10, leastTokens: '1' };

function asked(member: number, tick: number, world: Parameters<typeof worldView>[0] = {}, treasury = 100n * TOKEN) {
  const view = worldView({
    ledgers: tokenLedger([[contracts.timelock, treasury]]),
    token: { votes: new Map(members.map((one) => [one.address, 10n * TOKEN])) },
    ...world,
  });
  const seen = observation({ tick, view, self: members[member]!, directory: new Directory(members) });
  type Seen = Observation<VestingScope>;
  const { self, directory, now } = seen;
  const intents = askForTreasury(TASTE)(
    only<Seen, { readonly [K in keyof Seen]?: Seen[K] }>({
      tick,
      now,
      self,
      directory,
      view: only<Seen['view'], Pick<typeof view, 'ledgers' | 'treasury' | 'token' | 'governance'>>(view),
    }),
  );
  return intents.flatMap((intent) => ('calls' in intent ? intent.calls : []));
}

describe('an insider', () => {
  it('asks for a share of the treasury, the same for each member, in its turn', () => {
    const [proposal, ...more] = asked(0, 10);
    expect(more).toEqual([]);
    const payments = members.map((one) =>
      callOf(GovernanceToken, contracts.token, 'transfer', [one.address, 40n * TOKEN]),
    );
    expect(decodeCall(ConfigurableGovernor, proposal!.data)?.args.slice(0, 3)).toEqual([
      payments.map(({ to }) => to),
      [0n, 0n],
      payments.map(({ data }) => data),
    ]);
    expect(asked(1, 10)).toEqual([]);
    expect([asked(0, 20).length, asked(1, 20).length]).toEqual([0, 1]);
  });

  it('asks nothing between its turns, nor where there is too little, nor below the threshold', () => {
    expect([0, 5, 11].flatMap((tick) => asked(0, tick))).toEqual([]);
    expect(asked(0, 10, {}, TOKEN)).toEqual([]);
    expect(asked(0, 10, { token: { votes: new Map() } })).toEqual([]);
  });

  it('does not ask again while its like are still being asked about', () => {
    const governance = (proposer: number) => ({
      ...worldView().governance,
      proposals: new Map([['1', openProposal({ proposer: address(proposer) })]]),
    });
    expect(asked(0, 10, { governance: governance(2) })).toEqual([]);
    expect(asked(0, 10, { governance: governance(9) })).toHaveLength(1);
  });
});
