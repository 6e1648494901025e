import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { hardforkNamed, mainnetHardfork, mainnetRules, rulesOfFork } from './chain-rules.js';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A node that answers these methods and refuses others. */
async function node(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const calls = JSON.parse(Buffer.concat(chunks).toString()) as unknown;
      const answer = ({ id, method }: { readonly id: number; readonly method: string }) =>
        method in answers
          ? { jsonrpc: '2.0', id, result: answers[method] }
          : { jsonrpc: '2.0', id, error: { code: -32601, message: 'method not found' } };
      response.end(JSON.stringify(Array.isArray(calls) ? calls.map(answer) : answer(calls as never)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const block = (gasLimit: number, timestamp: number) => ({
  gasLimit: `0x${gasLimit.toString(16)}`,
  timestamp: `0x${timestamp.toString(16)}`,
});

describe('the rules of a chain', () => {
  it.each([
    [1_600_000_000, 'istanbul'],
    [1_672_531_200, 'paris'],
    [1_681_338_454, 'paris'],
    [1_681_338_455, 'shanghai'],
    [1_720_000_000, 'cancun'],
    [1_750_000_000, 'prague'],
    [1_764_798_551, 'osaka'],
    [1_900_000_000, 'osaka'],
  ])('on mainnet at %i are those of %s', (time, hardfork) => expect(mainnetHardfork(time)).toBe(hardfork));

  it.each([
    ['Cancun', 'cancun'],
    ['Bpo2', 'osaka'],
    ['PRAGUE', 'prague'],
    ['nitro', null],
    [undefined, null],
  ])('called %s by a node are those of %s', (name, hardfork) => expect(hardforkNamed(name)).toBe(hardfork));

  it('of mainnet limit a transaction since Osaka, and not before', async () => {
    const at = async (time: number) =>
      rulesOfFork({ url: await node({ eth_chainId: '0x1', eth_getBlockByNumber: block(36e6, time) }), blockNumber: 9 });
    expect(await at(1_764_798_551)).toEqual({ hardfork: 'osaka', blockGas: 36_000_000n, transactionGas: 16_777_216n });
    expect(await at(1_764_798_550)).toEqual({ hardfork: 'prague', blockGas: 36_000_000n, transactionGas: null });
  });

  it('of another chain are the newest with its own block limit, unless its node names them', async () => {
    const answers = { eth_chainId: '0xa', eth_getBlockByNumber: block(30e6, 1_600_000_000) };
    const url = await node(answers);
    expect(await rulesOfFork({ url, blockNumber: null })).toEqual({
      hardfork: 'osaka',
      blockGas: 30_000_000n,
      transactionGas: null,
    });
    const told = await node({ ...answers, anvil_nodeInfo: { hardFork: 'Shanghai' } });
    expect((await rulesOfFork({ url: told, blockNumber: null })).hardfork).toBe('shanghai');
  });

  it('of a chain of one’s own are mainnet’s', () => {
    expect(mainnetRules()).toEqual({ hardfork: 'osaka', blockGas: 60_000_000n, transactionGas: 16_777_216n });
  });
});
