import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChainError } from '../../errors/index.js';
import type { ChainEngine } from '../chain-engine.js';
import { IpcChannel } from './ipc-channel.js';
import { startAnvil } from './start-anvil.js';

const GENESIS = 1_767_225_600;
// Windows has neither a watchdog's shell nor `ps`: there the system ends what its owner started.
const onPosix = describe.skipIf(process.platform === 'win32');

let folder: string;
let chain: ChainEngine | null = null;
/** Where the chain under test has its socket; part of its command line. */
let scratch: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-test-'));
  scratch = join(folder, 'chain');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await chain?.close();
  chain = null;
  await rm(folder, { recursive: true });
});

const start = async (name = 'chain') =>
  startAnvil({ chainId: 31_337, genesisTime: GENESIS, scratch: join(folder, name) });

/** Numbers of the processes whose command line names this chain's socket: anvil and its watchdog's shells. */
function processesOf(socketFolder: string): { readonly pid: number; readonly command: string }[] {
  return execFileSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(socketFolder) && !line.includes('ps -axo'))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, '') }));
}

function anvilOf(socketFolder: string): number {
  return processesOf(socketFolder).find(({ command }) => !command.startsWith('/bin/sh'))!.pid;
}

async function eventually(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!holds() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

onPosix('an anvil that dies', () => {
  it('fails all calls, waiting and later ones, with the reason', async () => {
    chain = await start();
    const died = expect(chain.died).rejects.toMatchObject({
      code: 'chain-died',
      message: 'the local chain is gone: anvil was killed by signal 9',
      hint: expect.stringMatching(/start the run again/),
    });
    const pid = anvilOf(scratch);
    process.kill(pid, 'SIGSTOP');
    const waiting = expect(chain.mine([], GENESIS + 1)).rejects.toMatchObject({ code: 'chain-died' });
    process.kill(pid, 'SIGKILL');
    await Promise.all([died, waiting]);
    await expect(chain.latestBlock()).rejects.toMatchObject({ code: 'chain-died' });
    await chain.close();
    expect(existsSync(scratch)).toBe(false);
  });

  it('can be followed by another one', async () => {
    const first = await start();
    process.kill(anvilOf(scratch), 'SIGKILL');
    await first.died.catch(() => {});
    await first.close();
    chain = await start();
    expect((await chain.mine([], GENESIS + 1)).number).toBe(1);
  });
});

onPosix('the root of all state', () => {
  it.each([
    ['none', /^0x0{64}$/],
    ['computed', /^0x(?!0{64})[0-9a-f]{64}$/],
  ] as const)('is as asked for in a block: %s', async (stateRoot, root) => {
    chain = await startAnvil({ chainId: 31_337, genesisTime: GENESIS, scratch, stateRoot });
    await chain.mine([], GENESIS + 1);
    const second = await IpcChannel.open(join(scratch, 'anvil.ipc'), async () => new ChainError('chain-died', 'gone'));
    const block = await second.request('eth_getBlockByNumber', 'latest', false);
    second.close();
    expect(block).toMatchObject({ stateRoot: expect.stringMatching(root) });
  });
});

onPosix('an anvil whose owner is gone', () => {
  it('leaves no process and no file behind, even when the owner was killed with SIGKILL', async () => {
    const built = fileURLToPath(new URL('../../../out/simulations/chain/index.js', import.meta.url));
    const program = `
      const { startChain } = await import(process.argv[1]);
      await startChain('anvil', { chainId: 1, genesisTime: ${GENESIS}, scratch: process.argv[2] });
      console.log('started');
    `;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', program, built, scratch], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    expect(processesOf(scratch).length).toBeGreaterThan(1);
    owner.kill('SIGKILL');
    await eventually(() => processesOf(`${scratch}/`).length === 0 && !existsSync(scratch));
  });

  it.each([
    ['before it is made', '', /^$/],
    ['when it is just made', 'await anvil.folderMade; console.log("made");', /^made$/],
  ])('leaves no folder behind, killed with SIGKILL %s', async (_, meanwhile, says) => {
    const built = fileURLToPath(new URL('../../../out/simulations/chain/anvil/watched-process.js', import.meta.url));
    const program = `
      const { WatchedProcess } = await import(process.argv[1]);
      const anvil = new WatchedProcess(['touch', process.argv[2] + '.started'], process.argv[2]);
      ${meanwhile}
      process.kill(process.pid, 'SIGKILL');
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, built, scratch], {
      encoding: 'utf8',
    });
    expect(stdout.trim()).toMatch(says);
    await eventually(() => processesOf(scratch).length === 0 && !existsSync(scratch));
    expect(existsSync(`${scratch}.started`)).toBe(false);
  });

  it.each([
    ['first', (shells: readonly number[]) => shells.slice(0, 1)],
    ['second', (shells: readonly number[]) => shells.slice(1)],
    ['first and second', (shells: readonly number[]) => shells],
  ])('ends even when its %s watchdog was killed', async (_, chosen) => {
    chain = await start();
    const shells = processesOf(scratch).filter(({ command }) => command.startsWith('/bin/sh'));
    expect(shells.length).toBe(2);
    for (const pid of chosen(shells.map(({ pid }) => pid).sort((a, b) => a - b))) process.kill(pid, 'SIGKILL');
    await chain.close();
    await eventually(() => processesOf(scratch).length === 0 && !existsSync(scratch));
  });
});

onPosix('a program that is no anvil', () => {
  const startProgram = async (script: string, timeout?: number) => {
    const binary = join(folder, 'program');
    await writeFile(binary, script);
    await chmod(binary, 0o755);
    return startAnvil({ chainId: 1, genesisTime: GENESIS, scratch }, { binary, timeout });
  };

  it('that ends at once is reported with what it wrote', async () => {
    await expect(startProgram('#!/bin/sh\necho "no such option" >&2; exit 3')).rejects.toMatchObject({
      code: 'chain-start-failed',
      message: 'the local chain could not be started: anvil ended with status 3',
      hint: expect.stringMatching(/It wrote: no such option/),
    });
    expect(existsSync(scratch)).toBe(false);
  });

  it('that never opens its socket is given up and ended', async () => {
    await expect(
      startProgram('#!/bin/sh\nwhile :; do read _ || exec tail -f /dev/null; done', 300),
    ).rejects.toMatchObject({
      code: 'chain-start-failed',
      message: expect.stringMatching(/did not open its socket within 0.3 s/),
    });
    await eventually(() => processesOf(scratch).length === 0);
    expect(existsSync(scratch)).toBe(false);
  });

  it('has no folder where there is no temporary folder, and says so', async () => {
    vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
    await expect(startAnvil({ chainId: 1, genesisTime: GENESIS })).rejects.toMatchObject({
      code: 'chain-start-failed',
      hint: expect.stringMatching(/nowhere.*No such file/i),
    });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('or cannot be run at all is reported', async () => {
    await expect(
      startAnvil({ chainId: 1, genesisTime: GENESIS, scratch }, { binary: join(folder, 'nothing') }),
    ).rejects.toMatchObject({ code: 'chain-start-failed', hint: expect.stringMatching(/not found|No such file/i) });
  });
});

onPosix('a chain that is closed', () => {
  it('leaves nothing of its own behind, and refuses further calls by name', async () => {
    vi.stubEnv('TMPDIR', folder);
    chain = await startAnvil({ chainId: 1, genesisTime: GENESIS });
    expect(await readdir(folder)).toHaveLength(1);
    await Promise.all([chain.close(), chain.close()]);
    expect(await readdir(folder)).toEqual([]);
    await expect(chain.latestBlock()).rejects.toMatchObject({ code: 'chain-closed' });
  });

  it('had a folder of its own where the one it was given has too long a path for a socket', async () => {
    vi.stubEnv('TMPDIR', folder);
    chain = await start('x'.repeat(120));
    expect((await chain.latestBlock()).timestamp).toBe(GENESIS);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^folkmoot-anvil-/)]);
    await chain.close();
    expect(await readdir(folder)).toEqual([]);
  });
});
