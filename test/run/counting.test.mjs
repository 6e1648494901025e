// @ts-check
import { describe, expect, it } from 'vitest';
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
