import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario.js';

const modeller = { archetype: 'tournamentModeller', name: 'modeller', count: 2, holdings: { totalTokens: '10' } };
const scorer = { archetype: 'roundScorer', name: 'scorer', count: 1, holdings: { totalTokens: '0' } };
const scenarioOf = (tournament: object, population: readonly object[] = [modeller, scorer]) => ({
  format: 'folkmoot-scenario/1',
  name: 'tournament',
  title: 'A tournament',
  ticks: 2,
  tournament,
  population,
});

describe('a scenario with a tournament', () => {
  it('has Numerai’s terms by default', () => {
    const { tournament } = parseScenario(scenarioOf({}));
    expect(tournament).toMatchObject({
      thresholdTokens: '72000',
      corrMultiplier: 0.75,
      mmcMultiplier: 2.25,
      limitPercent: 5,
      burns: true,
    });
  });

  it.each([
    ['releases stake before targets are known', { releaseSeconds: 1_727_999 }, 'tournament.releaseSeconds'],
    ['knows targets while a round is open', { resolutionSeconds: 604_799 }, 'tournament.resolutionSeconds'],
    [
      'has an example model of more columns than there are',
      { table: { columns: 2 } },
      'tournament.table.exampleColumns',
    ],
  ])('is refused where it %s', (_, section, field) => {
    expect(() => parseScenario(scenarioOf(section))).toThrow(field);
  });

  it('is refused without anybody who scores it', () => {
    expect(() => parseScenario(scenarioOf({}, [modeller]))).toThrow('roundScorer');
  });
});
