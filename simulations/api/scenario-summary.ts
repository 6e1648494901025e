import { basename } from 'node:path';
import { ARCHETYPES, type Scenario } from '../mechanisms/index.js';
import { cohortSize, type DatasetSpec, type Federation, type ModelSpec } from '../scenario/index.js';
import type { CohortSummary, FederationCard, ListedScenario, ScenarioSummary } from './contract/index.js';
import type { StudyDocument } from './study-document.js';

/** What the library's card shows. */
export function summarise(study: StudyDocument, expectedSeconds: number | null): ListedScenario {
  return study.kind === 'scenario'
    ? scenarioCard(study.document, expectedSeconds)
    : federationCard(study.document, expectedSeconds);
}

function scenarioCard(scenario: Scenario, expectedSeconds: number | null): ScenarioSummary {
  const { learning, rewards } = scenario;
  return {
    kind: 'scenario',
    name: scenario.name,
    title: scenario.title,
    summary: scenario.summary,
    ticks: scenario.ticks,
    tickSeconds: scenario.tickSeconds,
    population: byArchetype(scenario.population).map(cohortSummary),
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

type Counted = Pick<Scenario['population'][number], 'archetype' | 'count'>;

/** Cohorts of one archetype as one, in the order of the first of each. */
function byArchetype(population: Scenario['population']): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const { archetype, count } of population) counts.set(archetype, (counts.get(archetype) ?? 0) + count);
  return [...counts].map(([archetype, count]) => ({ archetype, count }));
}

function cohortSummary({ archetype, count }: Counted): CohortSummary {
  const known = ARCHETYPES.get(archetype);
  if (known === undefined) throw new Error(`The scenario was parsed, but nobody knows the archetype "${archetype}".`);
  const { one, many, family, shade = 0 } = known.words;
  return { archetype, count, one, many, family, shade, attacker: known.attack !== null };
}

function federationCard(federation: Federation, expectedSeconds: number | null): FederationCard {
  const { name, title, summary, clients, rounds, learning, adversaries, published } = federation;
  return {
    kind: 'federation',
    name,
    title,
    summary,
    clients,
    cohort: cohortSize(federation),
    rounds,
    dataset: datasetWords(learning.dataset),
    model: modelWords(learning.model),
    aggregation: learning.aggregation.rule,
    adversaries: adversaries.map(({ count, attack }) => ({ attack: attack.kind, count })),
    protection: {
      privacy: learning.privacy !== undefined,
      secureAggregation: federation.secureAggregation !== undefined,
    },
    published: published === undefined ? null : { source: published.source, rounds: published.rounds },
    expectedSeconds,
  };
}

/** A data set in a few words. */
function datasetWords(dataset: DatasetSpec): string {
  switch (dataset.kind) {
    case 'synthetic':
      return `synthetic, ${dataset.classes} classes of ${dataset.features} values`;
    case 'csv':
      return basename(dataset.file);
    case 'idx':
      return basename(dataset.images);
    default:
      return dataset.kind;
  }
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
