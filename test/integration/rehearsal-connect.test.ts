import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { rehearseFiles } from '../fixtures/rehearsal/oak.js';
import { withSilentNode } from '../fixtures/rehearsal/silent-node.js';
import { ALICE, BOB, GRANTEE, loadServedDao, type ServedDao } from '../fixtures/rehearsal/small-dao.js';

const { home, file, start, remove } = commandLine();
afterAll(remove);

const open: ServedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

/** A DAO that lives on a chain of its own, as on a node that somebody runs. */
async function runningDao(): Promise<ServedDao> {
  const loaded = await loadServedDao();
  open.push(loaded);
  return loaded;
}

const connect = ({ chain, governor }: ServedDao, folder: string, ...more: readonly string[]) =>
  folkmootInProcess('rehearse', 'connect', '--url', chain.url, '--governor', governor, '--folder', folder, ...more);

describe('a DAO on a running chain', () => {
  it('is written as a DAO file with its delegates, and a proposal is rehearsed on a copy of the chain', async () => {
    const running = await runningDao();
    const { status, stdout } = await connect(running, join(home, 'copied'), '--name', 'small');
    expect(status).toBe(0);
    const [dao, holders] = stdout.trim().split('\n');
    expect(JSON.parse(readFileSync(dao!, 'utf8'))).toMatchObject({
      format: 'folkmoot-dao/1',
      name: 'small',
      token: { symbol: 'ACN' },
      governor: { quorum: { kind: 'absolute', tokens: '20' } },
      fork: { url: running.chain.url, governor: running.governor },
    });
    expect(JSON.parse(readFileSync(holders!, 'utf8'))).toMatchObject({ [ALICE]: '50', [BOB]: '30' });

    const before = await running.chain.latestBlock();
    const pay = { title: 'Pay', actions: [{ kind: 'raw', to: GRANTEE, valueWei: '7000000000000000000' }] };
    const always = { turnoutPercent: 95, supportPercent: 98, abstainPercent: 0 };
    const sure = { ...JSON.parse(readFileSync(dao!, 'utf8')), voters: always };
    const { record } = await rehearseFiles(file('copied/sure.dao.json', sure), file('pay.json', pay));
    expect(record.execution).toMatchObject({
      outcome: 'executed',
      movements: [{ asset: 'native', to: GRANTEE, amount: '7' }],
    });
    // Only the copy was touched.
    expect(await running.chain.latestBlock()).toEqual(before);
    expect(await running.chain.balance(GRANTEE)).toBe(0n);
  });

  it('is not written over a file that is there', async () => {
    const running = await runningDao();
    const folder = join(home, 'twice');
    expect((await connect(running, folder)).status).toBe(0);
    const { status, stderr } = await connect(running, folder);
    expect(stderr).toMatch(/copied\.holders\.json/);
    expect(status).toBe(2);
  });

  it('without a governor at that address is refused', async () => {
    const running = await runningDao();
    const { status, stderr } = await connect({ ...running, governor: ALICE }, join(home, 'none'));
    expect(stderr).toContain(ALICE);
    expect(status).toBe(2);
  });
});

// Windows has no signals to send.
describe.skipIf(process.platform === 'win32')('a node that never answers', () => {
  it('is waited for until Ctrl-C, which ends the command with nothing written', async () => {
    await withSilentNode(async ({ url, asked }) => {
      const folder = join(home, 'silent');
      const command = ['rehearse', 'connect', '--url', url, '--governor', ALICE, '--folder', folder];
      const { child, ended } = start(command);
      await asked;
      child.kill('SIGINT');
      const { status, stdout, stderr } = await ended;
      expect(stderr).toMatch(/Stopped\. Nothing was left running; nothing was written\.\n$/);
      expect([status, stdout, existsSync(folder)]).toEqual([130, '', false]);
    });
  });
});
