import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomStream } from '../../../simulations/random/index.js';
import { oak } from '../../fixtures/rehearsal/oak.js';
import { compileHostile } from './compile-hostile.js';

/** A rehearsal of a proposal that calls code which means harm. */
export interface HostileCode {
  readonly name: string;
  readonly line: readonly string[];
}

type Call = readonly [
  name: string,
  contract: string,
  signature: string,
  values?: readonly string[],
  constructed?: readonly string[],
];

/** Functions of `test/fixtures/rehearsal/contracts/Hostile.sol`, as large as they can be asked for. */
const calls: readonly Call[] = [
  ['a loop without end', 'Endless', 'loop()'],
  ['calls of itself without end', 'Endless', 'recurse()'],
  ['hashing without end', 'Endless', 'hash()'],
  ['all gas burnt in a call within', 'Endless', 'burnAndStand()'],
  ['a symbol that loops', 'Endless', 'lure()'],
  ['a constructor without end', 'EndlessConstructor', 'x()'],
  ['a symbol of 200 MB', 'Talker', 'lure()', [], ['200000000']],
  ['an answer of 1 MB', 'Talker', 'answer()', [], ['1000000']],
  ['a revert with 1 MB', 'Talker', 'fail()', [], ['1000000']],
  ['a reason of 300,000 letters', 'Talker', 'failInWords(uint256 size)', ['300000'], ['1']],
  ['5,000 calls', 'Talker', 'call(uint256 times, uint256 size)', ['5000', '4'], ['1']],
  ['300,000 calls of 1 MB', 'Talker', 'call(uint256 times, uint256 size)', ['300000', '1000000'], ['1']],
  ['logs of 3 MB', 'Talker', 'log(uint256 times, uint256 size)', ['50', '65536'], ['1']],
  ['3,000 words of storage', 'Talker', 'store(uint256 slots)', ['3000'], ['1']],
  ['300 calls within each other', 'Talker', 'deep(uint256 left)', ['300'], ['1']],
  ['names that are code elsewhere', 'Named', 'lure()'],
  ['a reason that is code elsewhere', 'Named', 'fail()'],
];

/** Bytes that are no code, or none that can be placed. */
const raw: readonly (readonly [name: string, bytecode: string])[] = [
  ['no hex', '0xzz'],
  ['half a byte', '0x600'],
  ['no bytes', '0x'],
  ['only the invalid instruction', '0xfe'],
  ['code that begins with the byte that is kept', '0x60ef60005360016000f3'],
  ['code of 100 kB', `0x${'5b'.repeat(100_000)}`],
  ['code of 10 MB', `0x${'5b'.repeat(10_000_000)}`],
  ['code that destroys itself', '0x6000ff'],
  ['code with a place for a library', `0x73${'__$0123456789abcdef0123456789abcdef01$__'}00`],
];

/** Writes the files of rehearsals of hostile code into a folder and tells how to begin them; `most` at most. */
export function hostileCode(folder: string, seed: number, most: number): HostileCode[] {
  mkdirSync(folder, { recursive: true });
  const chosen = randomStream(seed, 'hostile-code')
    .shuffle([...calls, ...raw])
    .slice(0, most);
  const compiled = chosen.some(([, , signature]) => signature !== undefined) ? compileHostile() : new Map();
  return chosen.map(([name, contract, signature = 'x()', values = [], constructed = []], i) => {
    const artifact = compiled.get(contract) ?? {
      abi: [{ type: 'function', name: 'x', inputs: [], outputs: [], stateMutability: 'nonpayable' }],
      bytecode: contract,
    };
    const hostile = { name: 'Hostile', artifact, constructorArguments: constructed };
    const dao = join(folder, `dao-${i}.json`);
    const proposal = join(folder, `proposal-${i}.json`);
    writeFileSync(dao, JSON.stringify({ ...oak, treasury: [], contracts: [hostile] }));
    const action = { kind: 'call', to: '{Hostile}', signature, arguments: values };
    writeFileSync(proposal, JSON.stringify({ title: 'Call it', actions: [action] }));
    return { name, line: ['rehearse', '--dao', dao, '--proposal', proposal, '--runs', '100'] };
  });
}
