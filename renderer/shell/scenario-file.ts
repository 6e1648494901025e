import type { Commands } from '../../simulations/api/contract/index.js';
import type { Problem } from '../state/contract-types.js';

/** A scenario file as it was checked: fit to run, or everything that is wrong with it. */
export type CheckedFile =
  | { readonly scenario: Readonly<Record<string, unknown>>; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly Problem[] };

const largest = 5_000_000;

/** Reads a file's text as a scenario and has the engine check it, field by field. */
export async function checkScenarioFile(
  text: string,
  commands: Pick<Commands, 'validateScenario'>,
): Promise<CheckedFile> {
  if (text.length > largest) return refused('is larger than 5 MB; a scenario is a small text file');
  let scenario: unknown;
  try {
    scenario = JSON.parse(text);
  } catch (error) {
    return refused(`is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario))
    return refused('must be a JSON object with a name, a title and a population');
  const { problems } = await commands.validateScenario({ scenario });
  return problems.length > 0
    ? { scenario: null, problems }
    : { scenario: scenario as Record<string, unknown>, problems: [] };
}

function refused(message: string): CheckedFile {
  return { scenario: null, problems: [{ field: '', message }] };
}
