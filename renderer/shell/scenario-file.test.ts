import { describe, expect, it, vi } from 'vitest';
import { checkScenarioFile } from './scenario-file.js';

const accepting = { validateScenario: async () => ({ problems: [] }) };

describe('a dropped file', () => {
  it('that is not JSON is refused without asking the engine', async () => {
    const validateScenario = vi.fn();
    const { problems } = await checkScenarioFile('{"name": ', { validateScenario });
    expect(problems[0]?.message).toMatch(/is not JSON/);
    expect(validateScenario).not.toHaveBeenCalled();
  });

  it.each(['[]', '"text"', 'null'])('that is no object is refused: %s', async (text) => {
    expect((await checkScenarioFile(text, accepting)).problems[0]?.message).toMatch(/must be a JSON object/);
  });

  it('with faults lists them by field', async () => {
    const problems = [{ field: 'rewards.split', message: 'must add up to 100 %' }];
    const checked = await checkScenarioFile('{}', { validateScenario: async () => ({ problems }) });
    expect(checked).toEqual({ scenario: null, problems });
  });

  it('without faults can be started', async () => {
    expect(await checkScenarioFile('{"name":"mine"}', accepting)).toEqual({ scenario: { name: 'mine' }, problems: [] });
  });
});
