import { describe, expect, expectTypeOf, it } from 'vitest';
import { GovernanceToken, StakePool } from '../../contracts/bindings/index.js';
import { address } from '../../test/fixtures/world.js';
import type { Policy } from '../agents/index.js';
import { callOf } from '../chain/index.js';
import type { Fact } from '../world/index.js';
import { emission } from './emission/index.js';
import type { AnyMechanism, MechanismSpec, Outline, ScopeOf } from './mechanism.js';
import type { token } from './token/index.js';

type PingFact = Fact & { readonly type: 'pinged'; readonly count: bigint };
interface PingState {
  readonly pings: bigint;
}
const contracts = { pool: StakePool };
type Ping = Outline<'ping', typeof contracts, PingState, PingFact>;
type Spec = MechanismSpec<Ping, typeof token, Record<never, never>>;
type PingScope = ScopeOf<Ping, typeof token>;
const pinged = ({ amount }: { readonly amount: bigint }): PingFact => ({ type: 'pinged', count: amount });

const wrongArgument: Spec['readers'] = {
  pool: {
    // @ts-expect-error the event has no such argument
    Staked: ({ sum }) => ({ type: 'pinged', count: sum }),
  },
};
const wrongFact: Spec['readers'] = {
  pool: {
    // @ts-expect-error a fact that the mechanism does not tell
    Staked: ({ amount }) => ({ type: 'ponged', count: amount }),
  },
};

describe('the compiler takes of a mechanism', () => {
  it('readers of its contracts’ events, typed by the ABI, and refuses other names', () => {
    const good: Spec['readers'] = { pool: { Staked: pinged } };
    // @ts-expect-error the pool has no such event
    const noEvent: Spec['readers'] = { pool: { Stakked: pinged } };
    // @ts-expect-error the mechanism has no such contract
    const noContract: Spec['readers'] = { vault: { Staked: pinged } };
    expect([good, noEvent, noContract, wrongArgument, wrongFact]).toHaveLength(5);
  });

  it('folds of its own facts, and refuses others', () => {
    const good: Spec['folds'] = {
      pinged(draft, { count }) {
        draft.pings += count;
      },
    };
    const other: Spec['folds'] = {
      // @ts-expect-error a fact that the mechanism does not tell
      ponged() {},
    };
    const wrong: Spec['folds'] = {
      pinged(draft) {
        // @ts-expect-error the state has no such part
        draft.pongs = 1n;
      },
    };
    expect([good, other, wrong]).toHaveLength(3);
  });

  it('calls of functions there are, with arguments they take', () => {
    expect(callOf(StakePool, address(1), 'stake', [5n])).toMatchObject({
      contract: 'StakePool',
      functionName: 'stake',
    });
    // @ts-expect-error the pool has no such function
    expect(() => callOf(StakePool, address(1), 'stakke', [5n])).toThrow();
    // @ts-expect-error a number is no amount
    expect(() => callOf(StakePool, address(1), 'stake', ['many'])).toThrow();
    // @ts-expect-error an argument is missing
    expect(() => callOf(GovernanceToken, address(1), 'approve', [address(2)])).toThrow();
  });

  it('a look at itself and at what it uses, and at nothing else', () => {
    const own: Policy<PingScope> = ({ view }) => (view.ping.pings > 0n ? [] : []);
    const used: Policy<PingScope> = ({ view, scenario }) =>
      view.token.votes.size === scenario.token.symbol.length ? [] : [];
    // @ts-expect-error staking is not among what it uses
    const undeclared: Policy<PingScope> = ({ view }) => (view.staking.totalStaked > 0n ? [] : []);
    // @ts-expect-error nor is a section of staking
    const section: Policy<PingScope> = ({ scenario }) => (scenario.staking.cooldownSeconds > 0 ? [] : []);
    expect([own, used, undeclared, section]).toHaveLength(4);
  });

  it('addresses of its contracts by name', () => {
    expectTypeOf<PingScope['view']['ping']['contracts']>().toEqualTypeOf<{ readonly pool: `0x${string}` }>();
    expectTypeOf(emission).toExtend<AnyMechanism>();
  });
});
