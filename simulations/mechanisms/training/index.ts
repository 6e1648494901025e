import { EmissionController, RolePool, StakePool, TrainingRounds } from '../../../contracts/bindings/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { parseTokens } from '../../scenario/index.js';
import { emission } from '../emission/index.js';
import { governance } from '../governance/index.js';
import { mechanism } from '../open-mechanism.js';
import { rewards, rewardsEvents } from '../rewards/index.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { adversary, freeRider, honestTrainer, labelFlipper, proposer, signFlipper, validator } from './archetypes.js';
import { checkGas } from './gas-of-a-round.js';
import { trainingParameters } from './parameters.js';
import { safeInteger, trainingFolds } from './reading.js';
import { roundPart, trainingColumns, trainingMarkers, trainingNews, trainingReporters } from './reporting.js';
import { keepRounds } from './rounds.js';
import { type TrainingFact, type TrainingScope, trainingEvents, trainingOutline } from './state.js';
import { studyRounds } from './studies.js';

const archetypes = {
  honestTrainer,
  freeRider,
  labelFlipper,
  signFlipper,
  adversary,
  validator,
  proposer,
};

const TRAINERS = Object.entries(archetypes).flatMap(([name, one]) => ('trains' in one && one.trains ? [name] : []));

/** Federated learning on chain: updates committed, revealed, scored, paid and slashed, round by round. */
export const training = mechanism({
  outline: trainingOutline,
  title: 'Training',
  uses: [token, staking, governance, rewards, emission],
  present: () => false,
  check: (scenario) => [...checkCohorts(scenario), ...checkGas(scenario, new Set(TRAINERS))],
  words: {
    rounds: { one: 'Training rounds', many: 'Training rounds', family: 'trainers', inSentences: 'the training rounds' },
  },
  administered: ['rounds'],
  create: ({ scenario: { tickSeconds }, others, deployer, services }) => {
    const window = BigInt(Math.floor(tickSeconds / 4));
    return {
      rounds: [
        {
          stakePool: others.staking.stakePool,
          registry: others.governance.registry,
          trainerPool: others.rewards.trainerPool,
          validatorPool: others.rewards.validatorPool,
        },
        // Scores are committed to in the third quarter and disclosed in the last, which leaves room to settle late.
        { commit: window, reveal: window, score: (window * 7n) / 4n },
        services.learning?.initialModel ?? '',
        deployer,
      ],
    };
  },
  wire: ({ scenario, own, others, agents }) => [
    ...(scenario.emission.schedule === 'accuracy'
      ? [callOf(EmissionController, others.emission.emission, 'measureBy', [own.rounds])]
      : []),
    callOf(StakePool, others.staking.stakePool, 'grantRole', [roleId('SLASHER_ROLE'), own.rounds]),
    callOf(RolePool, others.rewards.trainerPool, 'grantRole', [roleId('PAYER_ROLE'), own.rounds]),
    callOf(RolePool, others.rewards.validatorPool, 'grantRole', [roleId('PAYER_ROLE'), own.rounds]),
    ...agents
      .filter(({ archetype }) => archetype === 'validator')
      .map(({ address }) => callOf(TrainingRounds, own.rounds, 'grantRole', [roleId('VALIDATOR_ROLE'), address])),
  ],
  readers: {
    rounds: {
      ModelInitialised: ({ modelCid }): TrainingFact => ({ type: 'modelInitialised', modelCid }),
      RoundOpened: ({ round, modelCid }): TrainingFact => ({ type: 'roundOpened', round: Number(round), modelCid }),
      UpdateCommitted: ({ round, trainer, commitment }): TrainingFact => ({
        type: 'updateCommitted',
        round: Number(round),
        trainer,
        commitment,
      }),
      UpdateRevealed: ({ round, trainer, cid, sampleCount }): TrainingFact => ({
        type: 'updateRevealed',
        round: Number(round),
        trainer,
        cid,
        sampleCount: safeInteger(sampleCount),
      }),
      ScoresCommitted: ({ round, validator: account, commitment }): TrainingFact => ({
        type: 'scoresCommitted',
        round: Number(round),
        validator: account,
        commitment,
      }),
      ScoresSubmitted: ({ round, validator: account, modelCid, accuracyPpm, scoresPpm }): TrainingFact => ({
        type: 'scoresSubmitted',
        round: Number(round),
        validator: account,
        modelCid,
        accuracyPpm: safeInteger(accuracyPpm),
        scoresPpm: scoresPpm.map(safeInteger),
      }),
      TrainerScored: ({ round, trainer, scorePpm, paid }): TrainingFact => ({
        type: 'trainerScored',
        round: Number(round),
        trainer,
        scorePpm: safeInteger(scorePpm),
        paid,
      }),
      TrainerSlashed: ({ round, trainer, amount }): TrainingFact => ({
        type: 'trainerSlashed',
        round: Number(round),
        trainer,
        amount,
      }),
      ValidatorPaid: ({ round, validator: account, paid }): TrainingFact => ({
        type: 'validatorPaid',
        round: Number(round),
        validator: account,
        paid,
      }),
      RoundSettled: ({ round, modelCid, accuracyPpm, paidToTrainers, paidToValidators, slashed }): TrainingFact => ({
        type: 'roundSettled',
        round: Number(round),
        modelCid,
        accuracyPpm: safeInteger(accuracyPpm),
        paidToTrainers,
        paidToValidators,
        slashed,
      }),
      RewardRuleSet: ({ rule }): TrainingFact => ({ type: 'rewardRuleSet', rule }),
      RewardRuleFailed: ({ round, rule }): TrainingFact => ({ type: 'rewardRuleFailed', round: Number(round), rule }),
    },
  },
  folds: trainingFolds,
  parameters: trainingParameters,
  archetypes,
  policies: [
    { of: ['delegate', 'proposer'], policy: studyRounds('always') },
    { of: ['informedVoter', 'whale', 'learningVoter', ...TRAINERS], policy: studyRounds('beforeVotes') },
  ],
  chores: keepRounds,
  reporters: () => trainingReporters,
  agentColumns: trainingColumns,
  invariants: { nobodyPaidTwice },
  news: trainingNews,
  markers: trainingMarkers,
  parts: roundPart,
  lens: 'learning',
  panels: [
    {
      panel: 'spread',
      title: 'Spread between trainers',
      form: 'lines',
      hero: 2,
      reporters: ['clientAccuracyHigh', 'clientAccuracyMedian', 'clientAccuracyLow'],
    },
    { panel: 'learning', title: 'Learning in detail', form: 'lines', reporters: ['loss', 'participants'] },
  ],
});

/** A stake that nobody can afford, and a favoured cohort that there is not. */
function checkCohorts({ population }: TrainingScope['scenario']) {
  const names = population.map(({ name }) => name);
  return population.flatMap((cohort, i) => {
    const problems: { field: string; message: string }[] = [];
    if ('stakeTokens' in cohort && typeof cohort.stakeTokens === 'string') {
      const { totalTokens } = cohort.holdings;
      if (parseTokens(cohort.stakeTokens) * BigInt(cohort.count) > parseTokens(totalTokens)) {
        problems.push({
          field: `population[${i}].stakeTokens`,
          message: `is ${cohort.stakeTokens} for each of ${cohort.count}, more than the cohort's ${totalTokens} tokens`,
        });
      }
    }
    if ('favours' in cohort && typeof cohort.favours === 'string' && !names.includes(cohort.favours)) {
      problems.push({
        field: `population[${i}].favours`,
        message: `names no cohort of this scenario: "${cohort.favours}" (there are ${names.join(', ')})`,
      });
    }
    return problems;
  });
}

/** Nobody is paid twice for the same round, and what the pools paid is what the rounds say they paid. */
function nobodyPaidTwice({ events }: { readonly events: Parameters<typeof trainingEvents>[0] }): string | null {
  const paid = new Set<string>();
  const byRounds = { trainers: 0n, validators: 0n };
  const byPools = { trainers: 0n, validators: 0n };
  for (const { pool, amount } of rewardsEvents(events, 'poolPaid')) byPools[pool] += amount;
  const payments = [
    ...trainingEvents(events, 'trainerScored').map((event) => ({
      pool: 'trainers' as const,
      account: event.trainer,
      ...event,
    })),
    ...trainingEvents(events, 'validatorPaid').map((event) => ({
      pool: 'validators' as const,
      account: event.validator,
      ...event,
    })),
  ];
  for (const { pool, account, round, paid: amount } of payments) {
    byRounds[pool] += amount;
    const key = `${pool} ${round} ${account}`;
    if (paid.has(key)) return `${account} was paid twice for round ${round}`;
    paid.add(key);
  }
  for (const pool of ['trainers', 'validators'] as const) {
    if (byPools[pool] !== byRounds[pool]) {
      return `the ${pool}' pool paid ${byPools[pool]} wei and the rounds account for ${byRounds[pool]} wei`;
    }
  }
  return null;
}

export { withError } from './evidence.js';
export { PERCENT_WORTH_A_POINT } from './parameters.js';
export { misdirectedPay, type PayRule, payShares } from './pay-evidence.js';
export { trainRound } from './rounds.js';
export { payRuleInForce } from './rules.js';
export { settledRounds, trainingEvents } from './state.js';
export { REMEMBERED_ROUNDS, type RoundStudy, studiesOf } from './studies.js';
export { train } from './work.js';
