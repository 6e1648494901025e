import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { checkScenario, parseScenario, scenarioJsonSchema, scenarioReference } from './index.js';

const holder = { archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } };
const smallest = { name: 'smallest', title: 'Smallest', population: [holder] };

/** The first problem of the smallest scenario with a change. */
function problemOf(change: object) {
  return checkScenario({ ...smallest, ...change }).problems[0];
}

describe('a scenario', () => {
  it('needs only a name, a title and a population; the rest has defaults', () => {
    const scenario = parseScenario(smallest);
    expect(scenario.tickSeconds).toBe(604_800);
    expect(scenario.governance.quorumPercent).toBe(4);
    expect(scenario.rewards.split).toEqual({
      trainersPercent: 60,
      validatorsPercent: 10,
      stakersPercent: 20,
      treasuryPercent: 10,
    });
  });

  it.each([
    ['an unknown field', { tickz: 3 }, 'tickz', /not a field/],
    ['an unknown nested field', { token: { cap: '1' } }, 'token.cap', /not a field/],
    ['a negative supply', { token: { capTokens: '-5' } }, 'token.capTokens', /not negative/],
    ['an amount without quotes', { token: { capTokens: 5 } }, 'token.capTokens', /in quotes/],
    [
      'a split over 100 % by a little',
      { rewards: { split: { trainersPercent: 60.001 } } },
      'rewards.split',
      /adds up to 100.001 %/,
    ],
    [
      'an amount of 41 digits',
      { token: { capTokens: '1'.repeat(41) } },
      'token.capTokens',
      /at most 40 digits and 18 decimals/,
    ],
    ['a split over 100 %', { rewards: { split: { trainersPercent: 90 } } }, 'rewards.split', /adds up to 130 %/],
    [
      'a cap below what is handed out',
      { token: { capTokens: '5' } },
      'token.capTokens',
      /less than the 100010 tokens handed out/,
    ],
    ['no population', { population: [] }, 'population', /./],
    [
      'an archetype there is none of',
      { population: [{ ...holder, archetype: 'wizard' }] },
      'population[0].archetype',
      /./,
    ],
    ['two cohorts of one name', { population: [holder, holder] }, 'population[1].name', /used twice/],
    [
      'an intervention on nobody',
      { interventions: [{ tick: 1, action: 'activate', cohort: 'ghosts' }] },
      'interventions[0].cohort',
      /ghosts/,
    ],
    [
      'a validator in league with nobody',
      { population: [{ ...holder, archetype: 'validator', stakeTokens: '5', favours: 'ghosts' }] },
      'population[0].favours',
      /ghosts/,
    ],
    [
      'a hierarchy in a DAO',
      { learning: { aggregation: { rule: 'hierarchical' } } },
      'learning.aggregation.rule',
      /for federations/,
    ],
    [
      'a stake above the holdings',
      { population: [{ ...holder, archetype: 'validator', stakeTokens: '6' }] },
      'population[0].stakeTokens',
      /more than the cohort's 10/,
    ],
  ])('is refused for %s, by field', (_, change, field, message) => {
    const problem = problemOf(change);
    expect(problem?.field).toBe(field);
    expect(problem?.message).toMatch(message);
  });

  it('that is refused names all that is wrong with it in one error with status 2', () => {
    const attempt = () => parseScenario({ ...smallest, ticks: 0, tickz: 1 }, 'my.json');
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(/my\.json cannot be used:\n {2}ticks .*\n {2}tickz /);
  });

  it('that is refused says the value at fault, cut where it is long, and never twice', () => {
    expect(problemOf({ ticks: -3 })?.message).toMatch(/\(it is -3\)$/);
    expect(problemOf({ name: 'X'.repeat(500) })?.message).toMatch(/\(it is "X{50,60}…\)$/);
    expect(problemOf({ population: [holder, holder] })?.message).not.toMatch(/it is/);
  });

  it('has a JSON Schema for editors', () => {
    expect(scenarioJsonSchema()).toMatchObject({ type: 'object', properties: { ticks: { maximum: 100_000 } } });
  });
});

describe('the page on scenario files', () => {
  it('says what the schema says', async () => {
    const page = new URL('../../docs/scenarios.md', import.meta.url);
    await expect(scenarioReference()).toMatchFileSnapshot(page.pathname);
    expect(readFileSync(page, 'utf8')).toContain('`governance.quorumPercent`');
  });

  it('names what all cohorts say once', () => {
    const lines = scenarioReference().split('\n');
    for (const field of ['holdings.totalTokens', 'count', 'activeFromTick']) {
      expect(lines.filter((line) => line.startsWith(`| \`population[].${field}\``))).toHaveLength(1);
    }
  });
});

it('the JSON Schema that forms and editors are made from is the schema’s own', async () => {
  const file = new URL('../api/contract/scenario-schema.json', import.meta.url);
  await expect(`${JSON.stringify(scenarioJsonSchema(), null, 1)}\n`).toMatchFileSnapshot(file.pathname);
});
