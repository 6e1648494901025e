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
    // After the DAO's own come those of rehearsals and attacks.
    expect(contracts.slice(0, 8)).toEqual([
      'GovernanceToken',
      'TimelockController',
      'ConfigurableGovernor',
      'ParameterRegistry',
      'StakePool',
      'RolePool',
      'EmissionController',
      'TrainingRounds',
    ]);
  });

  it('says file, line, column and message of a mistake, and writes nothing', async () => {
    source('// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\ncontract Odd {\n    uint256 a = b;\n}\n');
    await expect(compileContracts({ root: clone })).rejects.toThrow(
      'contracts/src/rewards/Odd.sol:4:17: error: Undeclared identifier.',
    );
    expect(readdirSync(path.join(clone, 'contracts'))).toEqual(['src']);
  });

  it('names a contract that a DAO needs and the sources lack', async () => {
    source('// SPDX-License-Identifier: MIT\npragma solidity ^0.8.28;\ncontract Odd {}\n');
    await expect(compileContracts({ root: clone })).rejects.toThrow('no contract GovernanceToken');
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
