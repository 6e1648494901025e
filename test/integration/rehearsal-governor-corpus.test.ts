import { ZeroAddress } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Address, type ContractBinding, encodeCall, encodeDeploy } from '../../simulations/chain/index.js';
import { randomStream } from '../../simulations/random/index.js';
import { connectFork } from '../../simulations/rehearsal/execution/fork/connect-fork.js';
import { compileContracts } from '../fixtures/rehearsal/compile-block-clock.js';
import { type ServedSandbox, startServedSandbox } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB, CAROL } from '../fixtures/rehearsal/small-dao.js';

const GOVERNORS = 200;
const AT_ONCE = 10;
const KINDS = ['Assembly', 'Fractional', 'Overridable', 'Super', 'LeavingOut', 'Guarded', 'Quota', 'Leaf'] as const;
const SILENT: Address = '0x0000000000000000000000000000000000051e47';
const address = (kind: string, i: number): Address => `0x${kind}${i.toString(16).padStart(40 - kind.length, '0')}`;

/** A governor that is put up with these numbers, which are to be read again. */
interface Known {
  readonly kind: (typeof KINDS)[number];
  readonly governor: Address;
  readonly token: Address;
  readonly timelock: Address;
  readonly inSeconds: boolean;
  readonly delay: bigint;
  readonly period: bigint;
  readonly threshold: bigint;
  readonly percent: bigint;
  readonly timelockDelay: bigint;
  /** In the token's smallest unit. */
  readonly votes: readonly [bigint, bigint];
  readonly silent: bigint;
}

function knownGovernor(i: number): Known {
  const stream = randomStream(2026, `governor ${i}`);
  const upTo = (most: number) => BigInt(stream.integer(1, most));
  const kind = KINDS[i % KINDS.length]!;
  const unit = kind === 'Leaf' ? 1n : 10n ** 12n;
  const most = kind === 'Leaf' ? 12 : 1_000_000_000;
  return {
    kind,
    governor: address('90', i),
    token: address('70', i),
    timelock: address('71', i),
    inSeconds: kind !== 'Leaf' && stream.integer(0, 1) === 1,
    delay: upTo(100_000),
    period: upTo(1_000_000),
    threshold: upTo(most) * unit,
    percent: upTo(50),
    timelockDelay: upTo(1_000_000),
    votes: [upTo(most) * unit, upTo(most) * unit],
    silent: upTo(most) * unit,
  };
}

describe(`${GOVERNORS} governors of ${KINDS.length} kinds`, () => {
  let chain: ServedSandbox;
  let compiled: ReadonlyMap<string, ContractBinding>;
  const known = Array.from({ length: GOVERNORS }, (_, i) => knownGovernor(i));
  const init = (name: string, ...values: readonly unknown[]) => encodeDeploy(compiled.get(name)!, values);

  beforeAll(async () => {
    compiled = compileContracts('Assemblies.sol', 'osaka');
    chain = await startServedSandbox({ chainId: 7, genesisTime: 1_767_225_600 });
    await chain.admit([ALICE, BOB, CAROL]);
    for (const each of known) await putUp(each);
    await chain.advance(5, (await chain.latestBlock()).timestamp + 60);
  }, 600_000);
  afterAll(() => chain?.close());

  async function putUp({ kind, governor, token, timelock, inSeconds, ...rules }: Known): Promise<void> {
    const { delay, period, threshold, percent, timelockDelay, votes, silent } = rules;
    await chain.place(token, kind === 'Leaf' ? init('Leaf') : init('Acorn', inSeconds, 0n));
    const binding = compiled.get(kind === 'Leaf' ? 'Leaf' : 'Acorn')!;
    const to = (from: Address, call: string, ...values: readonly unknown[]) => ({
      from,
      to: token,
      data: encodeCall(binding, call, values),
    });
    await chain.send([
      to(ALICE, 'mint', ALICE, votes[0]),
      to(BOB, 'mint', BOB, votes[1]),
      to(ALICE, 'delegate', ALICE),
      to(BOB, 'delegate', BOB),
      ...(kind === 'LeavingOut' ? [to(CAROL, 'mint', CAROL, silent), to(CAROL, 'delegate', SILENT)] : []),
    ]);
    const terms = { token, delay, period, threshold, percent };
    if (kind === 'Guarded') {
      await chain.place(timelock, init('Delay', timelockDelay, [governor], [ZeroAddress]));
      await chain.place(governor, init('Guarded', terms, timelock, CAROL));
    } else await chain.place(governor, init(kind === 'Leaf' ? 'Assembly' : kind, terms));
  }

  it('are all read as they were put up', async () => {
    const wrong: unknown[] = [];
    const isRead = async (each: Known) => {
      const {
        governor: found,
        dao,
        delegates,
      } = await connectFork({
        url: chain.url,
        governor: each.governor,
        blockNumber: null,
      });
      const { kind, votes, percent, silent } = each;
      const voting = votes[0] + votes[1];
      const leavesOut = kind === 'LeavingOut';
      const read = {
        clock: found.clock,
        delay: found.votingDelay,
        period: found.votingPeriod,
        threshold: found.proposalThreshold,
        supply: found.supply,
        quorum: found.quorumVotes,
        superQuorum: found.superQuorum,
        quota: found.quotaPercent,
        timelock: found.timelock,
        timelockDelay: found.timelockDelay,
        decimals: found.decimals,
        silent: dao.nonVoting,
        stoppers: dao.canStop.map(({ address: who, power }) => [who, power]),
        delegates: Object.fromEntries(delegates.votes),
      };
      const right: typeof read = {
        clock: each.inSeconds ? 'timestamp' : 'blockNumber',
        delay: each.delay,
        period: each.period,
        threshold: each.threshold,
        supply: leavesOut ? voting + silent : voting,
        quorum: (voting * percent) / 100n,
        superQuorum: kind === 'Super' ? (voting * 51n) / 100n : null,
        quota: kind === 'Quota' ? 70 : null,
        timelock: kind === 'Guarded' ? each.timelock : null,
        timelockDelay: kind === 'Guarded' ? each.timelockDelay : 0n,
        decimals: kind === 'Leaf' ? 0 : 18,
        silent: leavesOut ? [SILENT] : [],
        stoppers: kind === 'Guarded' ? [[CAROL, 'cancel']] : [],
        delegates: { [ALICE]: votes[0], [BOB]: votes[1], ...(leavesOut ? { [SILENT]: silent } : {}) },
      };
      try {
        expect(read).toEqual(right);
      } catch (error) {
        wrong.push([each, (error as Error).message]);
      }
    };
    for (let from = 0; from < GOVERNORS; from += AT_ONCE) {
      await Promise.all(known.slice(from, from + AT_ONCE).map(isRead));
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
