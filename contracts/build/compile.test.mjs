// @ts-check
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileContracts } from './compile.mjs';
import { diagnosticLine } from './run-solc.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

describe('compiling the contracts', () => {
  let clone = '';

  beforeEach(() => {
    clone = mkdtempSync(path.join(tmpdir(), 'folkmoot-contracts-'));
    mkdirSync(path.join(clone, 'contracts', 'src', 'rewards'), { recursive: true });
  });

  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  /** @param {string} text */
  const source = (text) => writeFileSync(path.join(clone, 'contracts', 'src', 'rewards', 'Odd.sol'), text);

  it('does nothing when the bindings are those of the sources', async () => {
    const { compiled, contracts } = await compileContracts({ root, check: true });
    expect(compiled).toBe(false);
    // Own contracts, one of OpenZeppelin's as it stands, and one that its authors compiled.
    expect(contracts).toEqual(expect.arrayContaining(['StakePool', 'TimelockController', 'UniswapV2Pair']));
    // What cannot be deployed has no binding.
    expect(contracts).not.toContain('VotingRules');
    expect(contracts).not.toContain('ParameterKeys');
  });

  it('says file, line, column and message of a mistake, and writes nothing', async () => {
    source('// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\ncontract Odd {\n    uint256 a = b;\n}\n');
    await expect(compileContracts({ root: clone })).rejects.toThrow(
      'contracts/src/rewards/Odd.sol:4:17: error: Undeclared identifier.',
    );
    expect(readdirSync(path.join(clone, 'contracts'))).toEqual(['src']);
  });

  it('binds every contract that can be deployed, and no abstract one, library or interface', async () => {
    const others = 'abstract contract Half {}\nlibrary Sums {}\ninterface IOdd {}\n';
    source(
      `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\n${others}// contract Commented {}\ncontract Odd {}\n`,
    );
    const { compiled, contracts } = await compileContracts({ root: clone });
    expect({ compiled, contracts }).toEqual({ compiled: true, contracts: ['Odd'] });
  });

  it('refuses stale bindings when it only checks', async () => {
    source('// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\ncontract Odd {}\n');
    await expect(compileContracts({ root: clone, check: true })).rejects.toThrow('npm run build');
  });
});

describe('a line for a diagnostic', () => {
  const found = { severity: 'error', type: 'TypeError', message: 'No.' };

  it('counts characters, where the compiler counts bytes', () => {
    const text = '// é\nuint256 ñ = x;\n';
    const start = Buffer.from(text.slice(0, text.indexOf('x'))).length;
    const line = diagnosticLine({ ...found, sourceLocation: { file: 'A.sol', start } }, () => text);
    expect(line).toBe('A.sol:2:13: error: No.');
  });

  it('does without a place', () => {
    expect(diagnosticLine(found, () => undefined)).toBe('contracts: error: No.');
    const elsewhere = { ...found, sourceLocation: { file: 'lib/B.sol', start: 3 } };
    expect(diagnosticLine(elsewhere, () => undefined)).toBe('lib/B.sol: error: No.');
  });
});
