import { z } from 'zod';
import { type DocumentProblem, problemsOf, unusableDocument } from './document-problem.js';
import { inBasisPoints } from './economy.js';
import { type Scenario, scenarioSchema } from './scenario.js';
import { parseTokens } from './token-amount.js';

/** A scenario, or everything that is wrong with it. Never throws on bad input. */
export function checkScenario(
  input: unknown,
):
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly DocumentProblem[] } {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) return { scenario: null, problems: problemsOf(parsed.error, 'a scenario', input) };
  const { rewards } = parsed.data;
  const scenario = { ...parsed.data, rewards: { ...rewards, split: inBasisPoints(rewards.split) } };
  const problems = checkSupply(scenario);
  return problems.length === 0 ? { scenario, problems: [] } : { scenario: null, problems };
}

/**
 * Validates a scenario and fills in its defaults.
 * @throws InputError `scenario-invalid`, with the first field at fault and a list of all problems in its message
 */
export function parseScenario(input: unknown, source = 'the scenario'): Scenario {
  const { scenario, problems } = checkScenario(input);
  if (scenario) return scenario;
  throw unusableDocument('scenario-invalid', source, problems);
}

/** The JSON Schema of a scenario file, for editors and forms. */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}

/** Everything handed out at the start must fit under the cap, and nobody can stake more than it is given. */
function checkSupply(scenario: Scenario): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const handedOut = scenario.population.reduce((sum, cohort) => sum + parseTokens(cohort.holdings.totalTokens), 0n);
  if (handedOut + parseTokens(scenario.token.treasuryTokens) > parseTokens(scenario.token.capTokens)) {
    problems.push({
      field: 'token.capTokens',
      message: `is ${scenario.token.capTokens}, less than the tokens handed out at the start; raise it or hand out less`,
    });
  }
  for (const [i, cohort] of scenario.population.entries()) {
    if (!('stakeTokens' in cohort)) continue;
    if (parseTokens(cohort.stakeTokens) * BigInt(cohort.count) > parseTokens(cohort.holdings.totalTokens)) {
      problems.push({
        field: `population[${i}].stakeTokens`,
        message: `is ${cohort.stakeTokens} for each of ${cohort.count}, more than the cohort's ${cohort.holdings.totalTokens} tokens`,
      });
    }
  }
  return problems;
}
