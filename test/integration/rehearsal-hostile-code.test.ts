import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionReport, RehearsalRecord } from '../../simulations/api/index.js';
import { commandLine, type Outcome } from '../fixtures/folkmoot-command.js';
import { compileSolidity } from '../fixtures/rehearsal/compile-solidity.js';
import { oak } from '../fixtures/rehearsal/oak.js';

/** No process of a rehearsal may have more: the command's own is measured, and its chain's is limited by the system. */
const MOST_KIBIBYTES = 1024 ** 2;
const MEGABYTE = 1_000_000;

const { folkmoot, file, home, remove } = commandLine();
const inherited = process.env.NODE_OPTIONS;
let compiled: ReturnType<typeof compileSolidity>;

beforeAll(() => {
  compiled = compileSolidity('Hostile.sol');
  // At its end, the command writes down the most memory that it ever had.
  const watch = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(join(home, 'memory'))}, String(process.resourceUsage().maxRSS)))`;
  process.env.NODE_OPTIONS = `--import "data:text/javascript,${encodeURIComponent(watch)}"`;
});
afterAll(() => {
  if (inherited === undefined) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = inherited;
  remove();
});

interface Rehearsed extends Outcome {
  readonly kibibytes: number;
  /** Of each document that was written. */
  readonly bytes: readonly number[];
}

/** Rehearses a proposal that calls one function of a hostile contract, with every document. */
async function rehearse(
  contract: string,
  signature: string,
  values: readonly string[] = [],
  constructorArguments: readonly string[] = [],
): Promise<Rehearsed> {
  const { abi, bytecode } = compiled.get(contract)!;
  const hostile = { name: 'Hostile', artifact: { abi, bytecode }, constructorArguments };
  const dao = file('dao.json', { ...oak, treasury: [], contracts: [hostile] });
  const proposal = file('proposal.json', {
    title: 'Call it',
    actions: [{ kind: 'call', to: '{Hostile}', signature, arguments: values }],
  });
  const out = join(home, 'reports');
  rmSync(out, { recursive: true, force: true });
  const reports = ['--report', 'html', 'pdf', 'markdown', 'json', '--out', out];
  const few = ['--runs', '100'];
  const outcome = await folkmoot('rehearse', '--dao', dao, '--proposal', proposal, ...few, ...reports);
  const kibibytes = Number(readFileSync(join(home, 'memory'), 'utf8'));
  const written = outcome.status === 0 ? readdirSync(out) : [];
  return { ...outcome, kibibytes, bytes: written.map((name) => statSync(join(out, name)).size) };
}

function executionOf(): ExecutionReport {
  const out = join(home, 'reports');
  const name = readdirSync(out).find((each) => each.endsWith('.json'))!;
  return (JSON.parse(readFileSync(join(out, name), 'utf8')) as RehearsalRecord).execution!;
}

function expectSmall({ kibibytes, bytes }: Rehearsed): void {
  expect(kibibytes).toBeLessThan(MOST_KIBIBYTES);
  for (const size of bytes) expect(size).toBeLessThan(15 * MEGABYTE);
}

describe('code that means harm is rehearsed to its end, in small documents', () => {
  it.each<[string, Parameters<typeof rehearse>, RegExp | null, cut?: RegExp]>([
    ['a loop without end', ['Endless', 'loop()'], /ran out of gas/],
    ['calls of itself without end', ['Endless', 'recurse()'], /ran out of gas/],
    ['hashing without end', ['Endless', 'hash()'], /ran out of gas/],
    ['all gas burnt in a call within', ['Endless', 'burnAndStand()'], null],
    ['a symbol that loops', ['Endless', 'lure()'], null],
    ['a symbol of 200 MB', ['Talker', 'lure()', [], ['200000000']], null],
    ['a symbol of 600 kB', ['Talker', 'lure()', [], ['600000']], null],
    ['an answer of 1 MB', ['Talker', 'answer()', [], ['1000000']], null],
    ['a revert with 1 MB', ['Talker', 'fail()', [], ['1000000']], /characters in all/],
    ['a reason of 300,000 letters', ['Talker', 'failInWords(uint256 size)', ['300000'], ['1']], /characters in all/],
    ['200 calls of 64 kB', ['Talker', 'call(uint256 times, uint256 size)', ['200', '65536'], ['1']], null],
    [
      '5,000 calls',
      ['Talker', 'call(uint256 times, uint256 size)', ['5000', '4'], ['1']],
      null,
      /Of 5,0\d\d calls within/,
    ],
    [
      'logs of 3 MB',
      ['Talker', 'log(uint256 times, uint256 size)', ['50', '65536'], ['1']],
      null,
      /data of \d+ calls and events/,
    ],
    ['3,000 transfers of its own', ['Talker', 'lureOften(uint256 times)', ['3000'], ['1']], null, /Of 3,0\d\d events/],
    [
      '3,000 words of storage',
      ['Talker', 'store(uint256 slots)', ['3000'], ['1']],
      null,
      /Of 3,0\d\d changes of storage/,
    ],
    ['300 calls within each other', ['Talker', 'deep(uint256 left)', ['300'], ['1']], null],
    ['names that are code elsewhere', ['Named', 'lure()'], null],
    ['a reason that is code elsewhere', ['Named', 'fail()'], /script/],
  ])('%s', async (_, args, reason, cut) => {
    const rehearsed = await rehearse(...args);
    expect(rehearsed).toMatchObject({ status: 0, stderr: expect.not.stringMatching(/ {4}at /) });
    expect(rehearsed.bytes).toHaveLength(4);
    expectSmall(rehearsed);
    const { outcome, revertReason, assumptions } = executionOf();
    expect(outcome).toBe(reason === null ? 'executed' : 'executionReverted');
    if (reason !== null) expect(revertReason).toMatch(reason);
    expect((revertReason ?? '').length).toBeLessThan(1_000);
    if (cut !== undefined) expect(assumptions.join('\n')).toMatch(cut);
  });
});

describe('code that no rehearsal can hold ends it with a message', () => {
  it.each<[string, Parameters<typeof rehearse>, RegExp]>([
    ['a constructor without end', ['EndlessConstructor', 'x()'], /Hostile could not be constructed: .*ran out of gas/],
    [
      '2,000 calls of 64 kB',
      ['Talker', 'call(uint256 times, uint256 size)', ['2000', '65536'], ['1']],
      /more memory than it is given/,
    ],
    [
      '20,000 calls of 64 kB',
      ['Talker', 'call(uint256 times, uint256 size)', ['20000', '65536'], ['1']],
      /more memory than it is given/,
    ],
    [
      '300,000 calls of 1 MB',
      ['Talker', 'call(uint256 times, uint256 size)', ['300000', '1000000'], ['1']],
      /more memory than it is given/,
    ],
  ])('%s', async (_, args, message) => {
    const rehearsed = await rehearse(...args);
    expect(rehearsed.status).not.toBe(0);
    expect(rehearsed.stderr).toMatch(message);
    expect(rehearsed.stderr).not.toMatch(/ {4}at /);
    expectSmall(rehearsed);
  });
});
