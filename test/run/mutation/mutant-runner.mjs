// @ts-check
import { setMaxListeners } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { TestRunner } from 'vitest';

/**
 * What Stryker's instrumented code goes by: which mutant is active, and where hits are counted.
 * @typedef {object} Switches
 * @property {string} [activeMutant]
 * @property {string} [currentTestId]
 * @property {number} [hitCount]
 * @property {number} [hitLimit]
 * @property {{ static: Record<string, number>, perTest: Record<string, Record<string, number>> }} [mutantCoverage]
 */

/**
 * What came of the mutants so far, for all test files of the thread.
 * @typedef {{ tried: Set<string>, noticed: Map<string, string>, unsound: string[] }} FoundHere
 */

/** As often as this a mutant may be come to, of what it is without being active, before it counts as endless. */
const MOST_TURNS = 100;

// Vitest gives each run of a test a listener for the end of its time.
setMaxListeners(0);

/** Under this the hits of further runs are counted, which nobody reads. */
const AGAIN = 'again';

const thread = /** @type {{ __stryker__?: Switches, __mutants__?: FoundHere }} */ (globalThis);
thread.__stryker__ ??= {};
thread.__mutants__ ??= { tried: new Set(), noticed: new Map(), unsound: [] };
const switches = thread.__stryker__;
const found = thread.__mutants__;

/**
 * Runs every test as it is, and then once more for each mutant that it comes to and that no test before it has noticed. The
 * code is loaded once for all of them; that is why what is done as it is loaded is not tried.
 */
export default class MutantRunner extends TestRunner {
  /** @param {import('vitest').RunnerTestCase} test */
  async runTask(test) {
    const run = TestRunner.getTestFn(test);
    const name = `${path.relative(process.cwd(), test.file.filepath)} > ${test.name}`;
    switches.activeMutant = undefined;
    switches.hitCount = undefined;
    switches.currentTestId = test.id;
    try {
      await run();
    } finally {
      switches.currentTestId = AGAIN;
    }
    const hits = Object.entries(switches.mutantCoverage?.perTest[test.id] ?? {});
    for (const [mutant, count] of hits) {
      if (found.noticed.has(mutant)) continue;
      found.tried.add(mutant);
      if (await this.#notices(run, mutant, count)) found.noticed.set(mutant, name);
    }
    // Whoever keeps something between runs could fail for that and not for a mutant.
    try {
      if (hits.length > 0) await run();
    } catch {
      found.unsound.push(name);
    } finally {
      switches.currentTestId = undefined;
    }
  }

  /**
   * @param {() => Promise<unknown> | unknown} run
   * @param {string} mutant
   * @param {number} count how often the test comes to it
   */
  async #notices(run, mutant, count) {
    switches.hitCount = 0;
    switches.hitLimit = count * MOST_TURNS;
    switches.activeMutant = mutant;
    try {
      await run();
      return false;
    } catch {
      return true;
    } finally {
      switches.activeMutant = undefined;
      switches.hitCount = undefined;
    }
  }

  /** @override */
  onAfterRunFiles() {
    super.onAfterRunFiles();
    const folder = path.join(process.cwd(), '.build', 'mutation');
    mkdirSync(folder, { recursive: true });
    const { tried, noticed, unsound } = found;
    const loaded = Object.keys(switches.mutantCoverage?.static ?? {});
    writeFileSync(
      path.join(folder, `${process.env.MUTATION_ROOM}.json`),
      JSON.stringify({ tried: [...tried], noticed: [...noticed], unsound, loaded }),
    );
  }
}
