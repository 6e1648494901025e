import { GovernanceToken, PredictionTournament } from '../../../contracts/bindings/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { tournamentBooksBalance, tournamentScoresAreRight } from './invariants.js';
import { tournamentModeller } from './modeller.js';
import { payoutTermsOf } from './payouts.js';
import { tournamentFolds } from './reading.js';
import { tournamentInAll, tournamentNews, tournamentPanels, tournamentReporters } from './reporting.js';
import { roundScorer } from './scoring.js';
import { NO_STAKE, type TournamentFact, tournamentEvents, tournamentOutline } from './state.js';

/** Predictions that participants stake the DAO's token on, paid and burnt by how good they were. */
export const tournament = mechanism({
  outline: tournamentOutline,
  title: 'Prediction tournament',
  uses: [token],
  words: {
    tournament: {
      one: 'Prediction tournament',
      many: 'Prediction tournament',
      family: 'trainers',
      shade: 8,
      inSentences: 'the prediction tournament',
    },
  },
  administered: ['tournament'],
  issued: ({ tournament: { fundTokens } }) => parseTokens(fundTokens),
  check: ({ tournament: section, population, tickSeconds }) => {
    const { resolutionSeconds, releaseSeconds, table } = section;
    const problem = (field: string, message: string) => ({ field: `tournament.${field}`, message });
    return [
      ...(releaseSeconds < resolutionSeconds
        ? [problem('releaseSeconds', `is less than the ${resolutionSeconds} s until targets are known`)]
        : []),
      ...(resolutionSeconds < tickSeconds
        ? [problem('resolutionSeconds', `is less than a tick, ${tickSeconds} s, which a round is open for`)]
        : []),
      ...(table.exampleColumns > table.columns
        ? [problem('table.exampleColumns', `are more than the ${table.columns} columns that there are`)]
        : []),
      ...(population.some(({ archetype }) => archetype === 'roundScorer')
        ? []
        : [
            {
              field: 'population',
              message: 'has nobody of the archetype roundScorer, who scores the tournament’s rounds',
            },
          ]),
    ];
  },
  create: ({ scenario: { tournament: section, tickSeconds }, others, deployer, epochStart }) => {
    const { corrWeight, mmcWeight, limitBps, threshold, burns } = payoutTermsOf(section);
    const quarter = BigInt(Math.floor(tickSeconds / 4));
    return {
      tournament: [
        others.token.token,
        {
          startsAt: BigInt(epochStart),
          roundSeconds: BigInt(tickSeconds),
          commitSeconds: quarter,
          revealSeconds: quarter,
          resolutionSeconds: BigInt(section.resolutionSeconds),
          releaseSeconds: BigInt(section.releaseSeconds),
          rows: BigInt(section.table.rows),
          limitBps: BigInt(limitBps),
          corrWeight: BigInt(corrWeight),
          mmcWeight: BigInt(mmcWeight),
          threshold,
          burns,
        },
        deployer,
      ],
    };
  },
  wire: ({ own, agents }) =>
    agents
      .filter(({ archetype }) => archetype === 'roundScorer')
      .map(({ address }) =>
        callOf(PredictionTournament, own.tournament, 'grantRole', [roleId('SCORER_ROLE'), address]),
      ),
  fund: ({ scenario: { tournament: section }, own, others }) => [
    callOf(GovernanceToken, others.token.token, 'mint', [own.tournament, parseTokens(section.fundTokens)]),
  ],
  readers: {
    tournament: {
      StakeRaised: ({ account, amount }): TournamentFact => ({ type: 'tournamentStaked', account, amount }),
      ReleaseRequested: ({ account, amount, releasableAt }): TournamentFact => ({
        type: 'tournamentReleaseRequested',
        account,
        amount,
        releasableAt: Number(releasableAt),
      }),
      StakeReleased: ({ account, amount }): TournamentFact => ({ type: 'tournamentStakeReleased', account, amount }),
      PredictionsCommitted: ({ round, account, commitment }): TournamentFact => ({
        type: 'predictionsCommitted',
        round: Number(round),
        account,
        commitment,
      }),
      PredictionsRevealed: ({ round, account, predictions, atRisk }): TournamentFact => ({
        type: 'predictionsRevealed',
        round: Number(round),
        account,
        predictions,
        atRisk,
      }),
      TargetsResolved: ({ round, targets }): TournamentFact => ({
        type: 'targetsResolved',
        round: Number(round),
        targets,
      }),
      PredictionsScored: ({ round, account, corr, mmc, payout, fromWaiting }): TournamentFact => ({
        type: 'predictionsScored',
        round: Number(round),
        account,
        corr: Number(corr),
        mmc: Number(mmc),
        payout,
        fromWaiting,
      }),
    },
  },
  folds: tournamentFolds,
  archetypes: { tournamentModeller, roundScorer },
  owned: ({ tournament: { stakes } }, account) => (stakes.get(account) ?? NO_STAKE).staked,
  flows: {
    kinds: {
      tournamentStake: { title: 'Staked on predictions', deposit: true },
      tournamentRelease: { title: 'Stake on predictions paid back', deposit: true },
      tournamentBurn: { title: 'Burnt for bad predictions' },
    },
    classify: ({ from, to }, { tournament: { contracts } }) => {
      if (to === contracts.tournament) return from === ZERO_ADDRESS ? null : 'tournamentStake';
      if (from !== contracts.tournament) return null;
      return to === ZERO_ADDRESS ? 'tournamentBurn' : 'tournamentRelease';
    },
  },
  agentColumns: [
    {
      name: 'tournamentStake',
      title: 'Staked on predictions',
      unit: 'wei',
      description: 'Its stake in the tournament, what waits to be released included.',
      of: ({ view }, { address }) => view.tournament.stakes.get(address)?.staked ?? 0n,
    },
    {
      name: 'tournamentGain',
      title: 'Gained by predictions',
      unit: 'wei',
      description: 'What its stake gained and lost by its scores.',
      keep: 'sum',
      entries: ({ events }) =>
        tournamentEvents(events, 'predictionsScored').map(({ account, payout }) => [account, payout] as const),
    },
    {
      name: 'tournamentCorr',
      title: 'Correlation of its predictions',
      unit: 'score',
      description: 'With the targets of the round that was scored last.',
      keep: 'last',
      entries: ({ events }) =>
        tournamentEvents(events, 'predictionsScored').map(({ account, corr }) => [account, corr / 1e9] as const),
    },
  ],
  reporters: tournamentReporters,
  invariants: { tournamentBooksBalance, tournamentScoresAreRight },
  audit: ({ tournament: { contracts, totalStaked, rounds } }) => [
    question(PredictionTournament, contracts.tournament, 'totalStaked', [], totalStaked),
    ...[...rounds]
      .slice(-1)
      .map(([round, { atRisk }]) =>
        question(PredictionTournament, contracts.tournament, 'atRisk', [BigInt(round)], atRisk),
      ),
  ],
  news: tournamentNews,
  closing: tournamentInAll,
  panels: tournamentPanels,
});
