import { AbiCoder, id } from 'ethers';
import { afterEach, describe, expect, it } from 'vitest';
import { GovernanceToken } from '../../../contracts/bindings/index.js';
import { served } from '../../../test/fixtures/rehearsal/served-sandbox.js';
import type { Address, Hex } from '../chain-engine.js';
import { encodeDeploy } from '../codec/calls.js';
import { encodeCall } from '../codec/index.js';
import type { SandboxChain, SandboxOptions } from './sandbox-chain.js';
import { startSandbox } from './start-sandbox.js';

const GENESIS = 1_767_225_600;
const PLACE: Address = '0x00000000000000000000000000000000000000aa';
const ALICE: Address = '0x00000000000000000000000000000000000a11ce';
const BOB: Address = '0x0000000000000000000000000000000000000b0b';

const tokenFor = ({ deployer }: SandboxChain): Hex =>
  encodeDeploy(GovernanceToken, ['Acorn', 'ACN', 10n ** 24n, deployer]);

const chains: SandboxChain[] = [];
afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.close()));
});

async function start(options: Partial<SandboxOptions> = {}): Promise<SandboxChain> {
  const chain = await startSandbox({ chainId: 31_337, genesisTime: GENESIS, ...options });
  chains.push(chain);
  return chain;
}

const startServed = async (options: Partial<SandboxOptions> = {}) => served(await start(options));

describe('a sandbox', () => {
  it('sends transactions in order in one block at the time asked for', async () => {
    const chain = await start();
    await chain.admit([ALICE], 10n ** 20n);
    const receipts = await chain.send(
      [1n, 2n, 3n].map((value) => ({ from: ALICE, to: BOB, data: '0x', value })),
      GENESIS + 500,
    );
    expect(receipts.map(({ status, gasUsed }) => [status, gasUsed])).toEqual(Array(3).fill(['success', 21_000n]));
    expect(await chain.latestBlock()).toEqual({ number: 1, timestamp: GENESIS + 500 });
    expect(await chain.balance(BOB)).toBe(6n);
    await chain.send([{ from: ALICE, to: BOB, data: '0x', value: 1n }]);
    expect(await chain.latestBlock()).toEqual({ number: 2, timestamp: GENESIS + 501 });
  });

  it('keeps a balance that is larger than what an account is admitted with', async () => {
    const chain = await start();
    await chain.setBalance(ALICE, 50n);
    await chain.admit([ALICE], 20n);
    expect(await chain.balance(ALICE)).toBe(50n);
    await chain.admit([ALICE], 70n);
    expect(await chain.balance(ALICE)).toBe(70n);
  });

  it('mines many empty blocks, the last at the time asked for', async () => {
    const chain = await start();
    await chain.advance(100, GENESIS + 1_200);
    expect(await chain.latestBlock()).toEqual({ number: 100, timestamp: GENESIS + 1_200 });
    await chain.advance(100, GENESIS + 1_250);
    expect(await chain.latestBlock()).toEqual({ number: 200, timestamp: GENESIS + 1_250 });
  });

  it('goes on by as many blocks as a governor waits for without mining them', async () => {
    const chain = await start();
    await chain.place(PLACE, tokenFor(chain));
    const { number, timestamp } = await chain.latestBlock();
    const snapshot = await chain.snapshot();
    await chain.advance(1_000_000, timestamp + 12_000_000);
    expect(await chain.latestBlock()).toEqual({ number: number + 1_000_000, timestamp: timestamp + 12_000_000 });
    const [receipt] = await chain.send([{ from: chain.deployer, to: BOB, data: '0x', value: 3n }]);
    expect(receipt!.status).toBe('success');
    expect((await chain.trace(receipt!.hash)).valueWei).toBe(3n);
    // What stood before still does, and all of it can be undone.
    expect((await chain.code(PLACE)).length).toBeGreaterThan(1_000);
    expect((await chain.logs({ address: PLACE })).length).toBeGreaterThan(0);
    await chain.revert(snapshot);
    expect(await chain.latestBlock()).toEqual({ number, timestamp });
  });

  it('goes on by any number of blocks', async () => {
    const chain = await start();
    let { number, timestamp } = await chain.latestBlock();
    for (const blocks of [1, 2, 31, 32, 33, 34, 99]) {
      number += blocks;
      timestamp += blocks * 12;
      await chain.advance(blocks, timestamp);
      expect(await chain.latestBlock()).toEqual({ number, timestamp });
    }
  });

  it('runs the newest hard fork, or the one that is asked for, and says why code fails on it', async () => {
    // PUSH0, PUSH0, PUSH0, MCOPY: since Cancun.
    const copying = '0x5f5f5f5e00';
    const newest = await start();
    await newest.place(PLACE, copying);
    expect(newest.rules).toMatchObject({ hardfork: 'osaka' });
    const old = await start({ hardfork: 'shanghai' });
    await expect(old.place(PLACE, copying)).rejects.toMatchObject({
      code: 'placement-reverted',
      traced: { error: expect.stringMatching(/NotActivated/) },
    });
  });

  it('goes back to a snapshot once', async () => {
    const chain = await start();
    const snapshot = await chain.snapshot();
    await chain.setBalance(BOB, 9n);
    await chain.revert(snapshot);
    expect(await chain.balance(BOB)).toBe(0n);
    await expect(chain.revert(snapshot)).rejects.toMatchObject({ code: 'snapshot-unknown' });
  });
});

describe('a contract placed at an address of choice', () => {
  it('has run its constructor there, code, storage and events', async () => {
    const chain = await start();
    await chain.place(PLACE, tokenFor(chain));
    const [balance] = await chain.call([{ to: PLACE, data: encodeCall(GovernanceToken, 'totalSupply', []) }]);
    expect(balance).toHaveProperty('data');
    expect((await chain.code(PLACE)).length).toBeGreaterThan(1_000);
    expect((await chain.code(PLACE)).length).toBeLessThan(GovernanceToken.bytecode.length);
    expect((await chain.logs({ address: PLACE })).map(({ topics }) => topics[0])).toContain(
      id('RoleGranted(bytes32,address,address)'),
    );
  });

  it('is not there when its constructor reverts, and the reason is told', async () => {
    const chain = await start();
    // PUSH1 4, PUSH1 0, REVERT: reverts with four zero bytes.
    await expect(chain.place(PLACE, '0x60046000fd')).rejects.toMatchObject({
      code: 'placement-reverted',
      message: expect.stringContaining(PLACE),
    });
    expect(await chain.code(PLACE)).toBe('0x');
  });
});

/** Stores calldata's first word in slot 0, and sends what came along on to an address. */
const forwarder = (to: Address): Hex => `0x600035600055${'6000600060006000'}3473${to.slice(2)}5af100`;

describe('looking into a transaction', () => {
  const initCode = (runtime: Hex): Hex => {
    const size = ((runtime.length - 2) / 2).toString(16).padStart(2, '0');
    return `0x60${size}600c60003960${size}6000f3${runtime.slice(2)}`;
  };
  const word = (value: bigint) => AbiCoder.defaultAbiCoder().encode(['uint256'], [value]) as Hex;

  it('shows calls within calls and what changed, slots set back to zero included', async () => {
    const chain = await start();
    await chain.admit([ALICE]);
    await chain.place(PLACE, initCode(forwarder(BOB)));
    const [first] = await chain.send([{ from: ALICE, to: PLACE, data: word(7n), value: 5n }]);
    expect(await chain.trace(first!.hash)).toMatchObject({
      kind: 'CALL',
      from: ALICE,
      to: PLACE,
      valueWei: 5n,
      error: null,
      calls: [{ kind: 'CALL', from: PLACE, to: BOB, valueWei: 5n, calls: [] }],
    });
    const changed = await chain.stateDiff(first!.hash);
    expect(changed.get(PLACE)?.storage).toEqual([{ slot: word(0n), before: word(0n), after: word(7n) }]);
    expect(changed.get(BOB)).toMatchObject({ balanceBefore: 0n, balanceAfter: 5n, codeChanged: false });
    const { balanceBefore, balanceAfter } = changed.get(ALICE)!;
    expect(balanceAfter - balanceBefore).toBe(-5n);
    const [second] = await chain.send([{ from: ALICE, to: PLACE, data: word(0n) }]);
    const cleared = await chain.stateDiff(second!.hash);
    expect(cleared.get(PLACE)?.storage).toEqual([{ slot: word(0n), before: word(7n), after: word(0n) }]);
    expect(await chain.storage(PLACE, '0x0')).toBe(word(0n));
  });
});

describe('a sandbox that copies another', () => {
  it('sees its contracts and changes nothing there', async () => {
    const origin = await startServed({ chainId: 4_242 });
    await origin.place(PLACE, tokenFor(origin));
    await origin.setBalance(BOB, 5n);
    await origin.advance(3, GENESIS + 1_000);
    const copy = await start({ fork: { url: origin.url, blockNumber: null } });
    expect(copy.chainId).toBe(4_242);
    expect(await copy.latestBlock()).toEqual(await origin.latestBlock());
    expect(await copy.code(PLACE)).toBe(await origin.code(PLACE));
    await copy.admit([ALICE]);
    await copy.send([{ from: ALICE, to: BOB, data: '0x', value: 1n }]);
    expect([await copy.balance(BOB), await origin.balance(BOB)]).toEqual([6n, 5n]);
  });

  it('has room for many transactions after it went back to a copied block, and knows that block’s limit', async () => {
    const origin = await startServed();
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'evm_setBlockGasLimit', params: ['0x1c9c380'] });
    await fetch(origin.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await origin.advance(2, GENESIS + 1_000);
    const copy = await start({ fork: { url: origin.url, blockNumber: null } });
    expect(copy.rules).toEqual({ hardfork: 'osaka', blockGas: 30_000_000n, transactionGas: null });
    await copy.admit([ALICE]);
    const snapshot = await copy.snapshot();
    await copy.send([{ from: ALICE, to: BOB, data: '0x', value: 1n }]);
    await copy.revert(snapshot);
    const sent = await copy.send(Array(5).fill({ from: ALICE, to: BOB, data: '0x', value: 1n }));
    expect(sent.map(({ status }) => status)).toEqual(Array(5).fill('success'));
  });

  it('says so when nobody answers at its address', async () => {
    await expect(start({ fork: { url: 'http://127.0.0.1:9', blockNumber: null } })).rejects.toMatchObject({
      code: 'fork-unreachable',
      message: expect.stringContaining('http://127.0.0.1:9'),
      hint: expect.stringMatching(/Check the address/),
    });
  });
});

describe('a sandbox that is no longer wanted', () => {
  it('refuses further calls when it was closed', async () => {
    const chain = await start();
    await Promise.all([chain.close(), chain.close()]);
    await expect(chain.latestBlock()).rejects.toMatchObject({ code: 'chain-closed' });
  });

  it('ends with its signal', async () => {
    const controller = new AbortController();
    const chain = await start({ signal: controller.signal });
    controller.abort();
    await expect(chain.died).rejects.toMatchObject({ code: 'chain-died' });
  });

  it('does not start when its signal was given before', async () => {
    await expect(start({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
