// @ts-check

/**
 * Tells Stryker of test files that a change keeps from being loaded at all. Stryker looks at tests alone, and a file
 * without any would pass for one that noticed nothing, while every other run of vitest fails by it.
 * @implements {Partial<import('vitest/reporters').Reporter>}
 */
export default class LoadFailures {
  /** @type {import('vitest/node').Vitest | undefined} */
  #vitest;

  /** @param {import('vitest/node').Vitest} vitest */
  onInit(vitest) {
    this.#vitest = vitest;
  }

  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    for (const module of modules) {
      for (const error of module.errors()) this.#vitest?.state.catchError(error, 'Test file');
    }
  }
}
