import type { ModelSpec, Scenario } from '../scenario/index.js';
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
    model: modelWords(learning.model),
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

/** A model in a few words. */
function modelWords(model: ModelSpec): string {
  switch (model.kind) {
    case 'softmax':
      return 'softmax';
    case 'dense':
      return `dense, ${model.hiddenUnits.join('-')} hidden`;
    case 'cnn':
      return `CNN, ${model.filters.join('-')} filters, ${model.hiddenUnits} hidden`;
    case 'layersModel':
      return 'your own LayersModel';
  }
}
