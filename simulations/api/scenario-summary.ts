import type { Scenario } from '../scenario/index.js';
import type { ScenarioSummary } from './contract/index.js';

/** What the library's card shows of a scenario. */
export function summarise(scenario: Scenario, expectedSeconds: number | null): ScenarioSummary {
  const { learning, rewards } = scenario;
  return {
    name: scenario.name,
    title: scenario.title,
    summary: scenario.summary,
    ticks: scenario.ticks,
    tickSeconds: scenario.tickSeconds,
    population: scenario.population.map(({ archetype, count }) => ({ archetype, count })),
    model:
      learning.model.kind === 'softmax'
        ? 'softmax, 784 to 10'
        : `dense, 784-${learning.model.hiddenUnits.join('-')}-10`,
    aggregation: learning.aggregation.rule,
    split: {
      trainers: rewards.split.trainersPercent,
      validators: rewards.split.validatorsPercent,
      stakers: rewards.split.stakersPercent,
      treasury: rewards.split.treasuryPercent,
    },
    expectedSeconds,
  };
}
