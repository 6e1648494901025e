// @ts-check
import { describe, expect, it } from 'vitest';
import { countMutants } from '../mutation/main.mjs';
import { countForgeReport } from './forge-section.mjs';
import { countReport } from './vitest-section.mjs';

/** @param {string[]} statuses */
const assertions = (statuses) => statuses.map((status, index) => ({ status, fullName: `test ${index}` }));
/** @param {string} status @param {string[]} statuses */
const file = (status, statuses) => ({ name: 'a', status, message: '', assertionResults: assertions(statuses) });

describe("counting vitest's report", () => {
  it('tells passed, failed and skipped tests apart', () => {
    const testResults = [file('passed', ['passed', 'pending', 'passed']), file('failed', ['failed', 'passed'])];
    expect(countReport({ testResults, success: false })).toEqual({ passed: 3, failed: 1, skipped: ['test 1'] });
  });

  it('counts a file that could not be loaded, and an error outside every test, as a failure', () => {
    const broken = countReport({ testResults: [file('failed', []), file('passed', ['passed'])], success: false });
    expect(broken).toMatchObject({ passed: 1, failed: 1 });
    expect(countReport({ testResults: [file('passed', ['passed'])], success: false })).toMatchObject({ failed: 1 });
  });
});

describe("counting forge's report", () => {
  it('tells passed, failed and skipped tests apart and names what failed', () => {
    const report = {
      'contracts/test/Token.t.sol:TokenTest': {
        test_results: {
          'testMint()': { status: 'Success', reason: null },
          'testBurn()': { status: 'Failure', reason: 'too much' },
          'testLater()': { status: 'Skipped', reason: null },
        },
      },
    };
    expect(countForgeReport(report)).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['TokenTest testLater()'],
      failures: ['TokenTest testBurn(): too much'],
    });
  });
});

describe("counting Stryker's report", () => {
  /** @param {string} status */
  const mutant = (status) => ({
    status,
    mutatorName: 'EqualityOperator',
    replacement: 'a <=\n b',
    location: { start: { line: 7 } },
  });

  it('counts what fails tests, never ends or cannot be loaded as noticed, and names the rest', () => {
    const statuses = ['Killed', 'Timeout', 'RuntimeError', 'Survived', 'NoCoverage'];
    expect(countMutants({ files: { 'a.ts': { mutants: statuses.map(mutant) } } })).toEqual({
      noticed: 3,
      tried: 5,
      unnoticed: ['a.ts:7: EqualityOperator a <= b', 'a.ts:7: EqualityOperator a <= b'],
    });
  });

  it('leaves out what was left alone, or means nothing', () => {
    const mutants = ['Ignored', 'CompileError', 'Killed'].map(mutant);
    expect(countMutants({ files: { 'a.ts': { mutants } } })).toMatchObject({ noticed: 1, tried: 1 });
  });
});
