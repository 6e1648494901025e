import { z } from 'zod';
import { InputError } from '../errors/index.js';
import { type Scenario, scenarioSchema } from './scenario.js';
import { parseTokens } from './token-amount.js';

/** One thing wrong with a scenario: where, and what. */
export interface ScenarioProblem {
  /** Path of the field, e.g. `population[2].count`; empty for the whole file. */
  readonly field: string;
  readonly message: string;
}

/** A scenario, or everything that is wrong with it. Never throws on bad input. */
export function checkScenario(
  input: unknown,
):
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly ScenarioProblem[] } {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) return { scenario: null, problems: parsed.error.issues.flatMap(toProblems) };
  const problems = checkSupply(parsed.data);
  return problems.length === 0 ? { scenario: parsed.data, problems: [] } : { scenario: null, problems };
}

/**
 * Validates a scenario and fills in its defaults.
 * @throws InputError `scenario-invalid`, with the first field at fault and a list of all problems in its message
 */
export function parseScenario(input: unknown, source = 'the scenario'): Scenario {
  const { scenario, problems } = checkScenario(input);
  if (scenario) return scenario;
  const [first] = problems;
  const lines = problems.map(({ field, message }) => `  ${field || '(file)'} ${message}`);
  throw new InputError('scenario-invalid', `${source} cannot be used:\n${lines.join('\n')}`, {
    field: first!.field,
    hint: 'Correct the fields named above; `folkmoot validate FILE` checks a file without running it.',
  });
}

/** The JSON Schema of a scenario file, for editors and forms. */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}

function toProblems(issue: z.core.$ZodIssue): ScenarioProblem[] {
  const field = fieldPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field === '' ? key : `${field}.${key}`,
      message: 'is not a field of a scenario; remove it or check its spelling',
    }));
  }
  return [{ field, message: issue.message }];
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

/** Everything handed out at the start must fit under the cap, and nobody can stake more than it is given. */
function checkSupply(scenario: Scenario): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
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
