import { parseTokens } from '../scenario/index.js';
import { ARCHETYPES, type Scenario } from './scenario.js';
import { voteTimes } from './voting-window.js';

/** Trainers stake to take part in a round; a validator is let in by the DAO. */
const trains = (archetype: string) => ARCHETYPES.get(archetype)?.trains === true;
const isProposer = (archetype: string) => archetype === 'proposer';
const isValidator = (archetype: string) => archetype === 'validator';

/** Who can never do in a scenario what it is there for, though nothing keeps the scenario from running: a sentence each. */
export function idleParties(scenario: Scenario): string[] {
  return [...lateCohorts(scenario), ...idleTraining(scenario), ...idleGovernance(scenario), ...idleStakes(scenario)];
}

/** Cohorts that would begin to act after the end, or are stopped before they begin. */
function lateCohorts({ population, interventions, ticks }: Scenario): string[] {
  return population.flatMap(({ activeFromTick, count, name }, i) => {
    const due = interventions.filter(({ cohort, tick }) => cohort === name && tick < ticks);
    const overruled = Math.min(ticks, ...due.map(({ tick }) => tick));
    if (activeFromTick < overruled || due.some(({ action }) => action === 'activate')) return [];
    const before = due.length === 0 ? `the run has ${ticks} ticks` : `it is deactivated at tick ${overruled}`;
    return [
      `population[${i}].activeFromTick is ${activeFromTick}, and ${before}: the ${count} of "${name}" will never act.`,
    ];
  });
}

function idleTraining({ population, emission, staking: { minimumStakeTokens } }: Scenario): string[] {
  const notes = population.flatMap((cohort, i) => {
    if (!('stakeTokens' in cohort) || typeof cohort.stakeTokens !== 'string' || !trains(cohort.archetype)) return [];
    if (parseTokens(cohort.stakeTokens) >= parseTokens(minimumStakeTokens)) return [];
    return [
      `population[${i}].stakeTokens is ${cohort.stakeTokens}, below staking.minimumStakeTokens = ${minimumStakeTokens}: ` +
        `every round will turn the ${cohort.count} of "${cohort.name}" away.`,
    ];
  });
  if (!population.some(({ archetype }) => trains(archetype)))
    notes.push(
      `Nobody trains: there will be no rounds, no model and no accuracy${emission.schedule === 'accuracy' ? ', and so no emission' : ''}.`,
    );
  else if (!population.some(({ archetype }) => isValidator(archetype)))
    notes.push('Nobody validates: rounds will have no scores, and the model no measured accuracy.');
  return notes;
}

/** Proposers who cannot propose, a quorum that cannot be met, and votes that the run is too short for. */
function idleGovernance(scenario: Scenario): string[] {
  const { population, governance, token, ticks, tickSeconds } = scenario;
  const proposers = population.flatMap((cohort, i) => (isProposer(cohort.archetype) ? [{ cohort, i }] : []));
  if (proposers.length === 0) return [];
  const threshold = parseTokens(governance.proposalThresholdTokens);
  const notes = proposers
    .filter(({ cohort }) => mostOfOne(cohort) < threshold)
    .map(
      ({ cohort: { holdings, name, count }, i }) =>
        `population[${i}].holdings.totalTokens is ${holdings.totalTokens}, below governance.proposalThresholdTokens = ` +
        `${governance.proposalThresholdTokens} for each: none of the ${count} of "${name}" can ever propose.`,
    );
  if (governance.quorumTokens !== undefined && parseTokens(governance.quorumTokens) > parseTokens(token.capTokens)) {
    notes.push(
      `governance.quorumTokens is ${governance.quorumTokens}, more than token.capTokens = ${token.capTokens} there can ever be: every proposal will fail.`,
    );
  }
  const patience = Math.min(...proposers.map(({ cohort }) => patienceOf(cohort)));
  const { opens, ends, executes } = voteTimes(scenario, patience);
  const end = ticks * tickSeconds;
  const run = `the run ends after ${ticks} ticks`;
  const first = `A first proposal comes in tick ${patience + 1} at the earliest`;
  if (patience >= ticks) notes.push(`${first}, and ${run}: nothing will be put to the vote.`);
  else if (opens >= end) notes.push(`${first}; by governance.votingDelaySeconds no vote opens before ${run}.`);
  else if (ends >= end) notes.push(`${first}; by governance.votingPeriodSeconds no vote is over before ${run}.`);
  else if (executes >= end) {
    notes.push(`${first}; by governance.timelockDelaySeconds nothing that passes is carried out before ${run}.`);
  }
  return notes;
}

/** The most that one member can hold (wei): an equal part of all, or of unequal ones all but what comes to next to nothing. */
function mostOfOne({ holdings: { totalTokens, shape }, count }: Scenario['population'][number]): bigint {
  const total = parseTokens(totalTokens);
  return shape.kind === 'equal' ? total / BigInt(count) : total;
}

const patienceOf = (cohort: object) =>
  'patienceRounds' in cohort && typeof cohort.patienceRounds === 'number' ? cohort.patienceRounds : 0;

/** Emission for stakers where nobody stakes. */
function idleStakes({ population, rewards, emission }: Scenario): string[] {
  const { stakersPercent } = rewards.split;
  if (stakersPercent === 0 || parseTokens(emission.tokensPerEpoch) === 0n || population.some(stakes)) return [];
  return [
    `Nobody stakes: the ${stakersPercent} % of emission that rewards.split.stakersPercent gives to stakers will reach nobody.`,
  ];
}

function stakes(cohort: Scenario['population'][number]): boolean {
  if ('stakeTokens' in cohort && typeof cohort.stakeTokens === 'string') return parseTokens(cohort.stakeTokens) > 0n;
  const share = 'stakeShare' in cohort ? Number(cohort.stakeShare) : 0;
  return share > 0 && parseTokens(cohort.holdings.totalTokens) > 0n;
}
