// @ts-check
import { describe, expect, it } from 'vitest';
import { countForgeReport } from './forge-section.mjs';
import { countMutants } from './mutation/main.mjs';
import { countReport } from './vitest-section.mjs';

/** @param {string[]} statuses */
const assertions = (statuses) =>
  statuses.map((status, index) => ({
    status,
    fullName: `test ${index}`,
    failureMessages: status === 'failed' ? ['expected 1 to be 2\n    at a:3'] : [],
  }));
/** @param {string} status @param {string[]} statuses */
const file = (status, statuses) => ({
  name: 'a',
  status,
  message: statuses.length === 0 ? 'no such module' : '',
  assertionResults: assertions(statuses),
});

describe("counting vitest's report", () => {
  it('tells passed, failed and skipped tests apart and names what failed', () => {
    const testResults = [file('passed', ['passed', 'pending', 'passed']), file('failed', ['failed', 'passed'])];
    expect(countReport({ testResults, success: false })).toEqual({
      passed: 3,
      failed: 1,
      skipped: ['test 1'],
      failures: ['a: test 0\nexpected 1 to be 2\n    at a:3'],
    });
  });

  it('counts a file that could not be loaded, and an error outside every test, as a failure', () => {
    const broken = countReport({ testResults: [file('failed', []), file('passed', ['passed'])], success: false });
    expect(broken).toMatchObject({ passed: 1, failed: 1, failures: ['a\nno such module'] });
    expect(countReport({ testResults: [file('passed', ['passed'])], success: false })).toMatchObject({
      failed: 1,
      failures: ['an error outside every test; it is printed above'],
    });
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

describe('counting mutants', () => {
  /** @param {string} id */
  const mutant = (id, leftAlone = false) => ({
    id,
    file: 'a.ts',
    line: 7,
    what: 'EqualityOperator',
    by: 'a <= b',
    leftAlone,
  });
  const found = {
    tried: ['1', '2'],
    noticed: [/** @type {const} */ (['1', 'a.test.ts > holds'])],
    unsound: [],
    loaded: ['2', '4'],
  };

  it('tells what was noticed from what survived and from what no test comes to', () => {
    expect(
      countMutants(
        ['1', '2', '3'].map((id) => mutant(id)),
        found,
      ),
    ).toEqual({
      noticed: 1,
      tried: 3,
      untried: 0,
      unnoticed: ['survived  a.ts:7: EqualityOperator → a <= b', 'untested  a.ts:7: EqualityOperator → a <= b'],
    });
  });

  it('leaves out what is left alone, and what is only come to as files are loaded', () => {
    expect(countMutants([mutant('1'), mutant('3', true), mutant('4')], found)).toMatchObject({
      noticed: 1,
      tried: 1,
      untried: 1,
    });
  });
});
