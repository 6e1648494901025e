import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hardfork } from '../../simulations/chain/index.js';
import type { DaoDraft } from '../../simulations/scenario/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { compileSolidity } from '../fixtures/rehearsal/compile-solidity.js';
import { oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

const { file, remove } = commandLine();
afterAll(remove);

const FORKS: readonly Hardfork[] = ['shanghai', 'cancun', 'prague', 'osaka'];
const compiled = new Map<Hardfork, ReturnType<typeof compileSolidity>>();
beforeAll(() => {
  // Before Cancun there is no storage that lasts a transaction.
  for (const fork of FORKS.filter((each) => each !== 'shanghai'))
    compiled.set(fork, compileSolidity('Modern.sol', fork));
});

const seal = `0x${'5e'.repeat(60)}`;

/** The DAO with contracts of `Modern.sol` as a compiler wrote them. */
function daoWith(fork: Hardfork, contracts: Readonly<Record<string, readonly unknown[]>>): DaoDraft {
  const own = Object.entries(contracts).map(([name, constructorArguments]) => {
    const { abi, bytecode, storageLayout } = compiled.get(fork)!.get(name)!;
    return {
      name,
      artifact: { contractName: name, abi, bytecode, storageLayout },
      constructorArguments: [...constructorArguments],
    };
  });
  return { ...oak, contracts: own as DaoDraft['contracts'] };
}

const call = (to: string, signature: string, ...values: readonly unknown[]) => ({
  title: 'T',
  actions: [{ kind: 'call', to: `{${to}}`, signature, arguments: values }],
});
const rehearse = async (dao: DaoDraft, proposal: object) =>
  (await rehearseFiles(file('dao.json', dao), file('proposal.json', proposal))).record.execution!;

describe.each(FORKS.slice(1))('a contract that was compiled for %s', (fork) => {
  it('is constructed with structs and bytes, and copies texts', async () => {
    const dao = daoWith(fork, { Notebook: ['{timelock}', ['120', `0x${'0'.repeat(40)}`, seal]] });
    const long = 'a longer text than the thirty-two bytes that fit a word';
    const execution = await rehearse(
      dao,
      call('Notebook', 'entitle(string,bytes)', `“${long}”`, `0x${'41'.repeat(70)}`),
    );
    expect(execution.outcome).toBe('executed');
    const title = execution.changes.find(({ variable }) => variable === 'title')!;
    expect(title.after).toContain(`On “${long}”: AAAA`);
  });

  it('keeps storage for a transaction', async () => {
    const execution = await rehearse(daoWith(fork, { Turnstile: [] }), call('Turnstile', 'pass()'));
    expect(execution.outcome).toBe('executed');
  });
});

describe('an execution', () => {
  it.each([
    [24_576, true],
    [24_577, false],
  ])('that creates a contract of %i bytes succeeds as on mainnet (EIP-170): %s', async (size, isMade) => {
    const execution = await rehearse(daoWith('osaka', { Kiln: [] }), call('Kiln', 'bake(uint24)', String(size)));
    expect(execution.outcome).toBe('executed');
    expect(execution.changes.some(({ variable }) => variable === 'made')).toBe(isMade);
  });

  it.each([
    [300, 'info', /% of a block of 60,000,000/],
    [700, 'warning', /16,777,216 gas at most \(EIP-7825\), which is close/],
    [860, 'error', /since Fusaka a transaction may have 16,777,216 gas at most/],
    [2_900, 'error', /can never be mined in one block/],
  ])('that writes %i slots is told whether mainnet would take it', async (slots, level, finding) => {
    const execution = await rehearse(daoWith('osaka', { Ledger: [] }), call('Ledger', 'write(uint256)', String(slots)));
    expect(execution.outcome).toBe('executed');
    const check = execution.checks.find(({ id }) => id === 'gas-limit')!;
    expect(check).toMatchObject({ level, findings: [expect.stringMatching(finding)] });
  });
});

describe('a contract that stands for one too large', () => {
  it('is placed, and told to be more than a chain takes (EIP-170)', async () => {
    // PUSH2 24577, PUSH0, RETURN.
    const large = { name: 'Large', artifact: { abi: [], bytecode: '0x6160015ff3' } };
    const dao = daoWith('osaka', { Ledger: [] });
    const execution = await rehearse(
      { ...dao, contracts: [...dao.contracts!, large] },
      call('Ledger', 'write(uint256)', '1'),
    );
    expect(execution.assumptions.join()).toMatch(/Large has 24,577 bytes of code, and Ethereum takes 24,576 at most/);
  });
});

describe('a constructor', () => {
  const refused = async (dao: DaoDraft) => {
    const paths = ['--dao', file('dao.json', dao), '--proposal', file('p.json', call('Ledger', 'write(uint256)', '1'))];
    const { status, stderr } = await folkmootInProcess('rehearse', ...paths);
    expect(status).toBe(2);
    return stderr;
  };
  const cover = (pages: string) => ['{timelock}', [pages, `0x${'0'.repeat(40)}`, seal]];

  it('that refuses its arguments says so in its own words', async () => {
    const stderr = await refused(daoWith('osaka', { Ledger: [], Notebook: cover('3') }));
    expect(stderr).toMatch(/Notebook could not be constructed: TooThin\(pages: 3\)/);
    expect(stderr).toMatch(/refuses these arguments/);
  });

  it('that says nothing leaves open what is at fault', async () => {
    const stderr = await refused(daoWith('osaka', { Ledger: [], Asking: [`0x${'0'.repeat(38)}77`] }));
    expect(stderr).toMatch(/Asking could not be constructed: reverted without a reason/);
    expect(stderr).toMatch(/call a contract that does not stand here, or refuse its arguments/);
  });

  it('with an instruction that no chain knows is not blamed on its arguments', async () => {
    const dao = daoWith('osaka', { Ledger: [] });
    const odd = {
      name: 'Odd',
      artifact: { abi: [], bytecode: '0x0c', metadata: { settings: { evmVersion: 'prague' } } },
    };
    const stderr = await refused({ ...dao, contracts: [...dao.contracts!, odd] });
    expect(stderr).toMatch(/Odd could not be constructed: its code has an instruction that .*\(osaka\) does not know/);
    expect(stderr).toMatch(/compiled for prague/);
    expect(stderr).not.toMatch(/check them in the order/);
  });
});
