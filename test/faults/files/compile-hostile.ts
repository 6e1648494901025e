import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clone } from '../programs.js';

interface Artifact {
  readonly abi: unknown;
  readonly bytecode: string;
}

/** Compiles the contracts that mean harm; nothing of them is shipped. By name. */
export function compileHostile(): ReadonlyMap<string, Artifact> {
  const source = join(clone, 'test/fixtures/rehearsal/contracts/Hostile.sol');
  const input = {
    language: 'Solidity',
    sources: { 'Hostile.sol': { content: readFileSync(source, 'utf8') } },
    settings: {
      evmVersion: 'shanghai',
      optimizer: { enabled: true },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  };
  const output = execFileSync(process.execPath, [join(clone, 'contracts/build/solc.mjs'), '--standard-json'], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  });
  const { contracts } = JSON.parse(output) as {
    contracts: Record<string, Record<string, { abi: unknown; evm: { bytecode: { object: string } } }>>;
  };
  return new Map(
    Object.entries(contracts['Hostile.sol'] ?? {}).map(([name, { abi, evm }]) => [
      name,
      { abi, bytecode: evm.bytecode.object },
    ]),
  );
}
