import { TrainingConsortium } from '../../../contracts/bindings/index.js';
import type { Intent, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { consortiumMember } from './member.js';
import { consortiumFolds } from './reading.js';
import {
  consortiumInAll,
  consortiumNews,
  consortiumPanels,
  consortiumReporters,
  debtsAreClaims,
  updatesAreTrained,
} from './reporting.js';
import { type ConsortiumFact, type ConsortiumScope, consortiumOutline, priceOfUpdate } from './state.js';

/** Closes votes whose time is over, and settles the period in the last quarter of its last tick. */
const closeAndSettle: Policy<ConsortiumScope> = (observation) => {
  const { votes, contracts } = observation.view.consortium;
  const over = [...votes].filter(([, { closed, endsAt }]) => !closed && observation.now >= endsAt);
  return [
    ...over.map(
      ([vote]): Intent => ({
        purpose: 'closeVote',
        window: 0,
        calls: [callOf(TrainingConsortium, contracts.consortium, 'closeVote', [BigInt(vote)])],
      }),
    ),
    {
      purpose: 'settlePeriod',
      window: 3,
      decide: (moment) => {
        const { view, now } = observation.at(moment);
        return now < view.consortium.periodEndsAt
          ? []
          : [callOf(TrainingConsortium, contracts.consortium, 'settlePeriod', [])];
      },
    },
  ];
};

/** A consortium whose members train each other's models and settle what they owe one another. */
export const consortium = mechanism({
  outline: consortiumOutline,
  title: 'Consortium',
  uses: [token, staking, market],
  words: {
    consortium: {
      one: 'Consortium',
      many: 'Consortium',
      family: 'dataOwners',
      shade: 8,
      inSentences: 'the consortium',
    },
  },
  check: ({ population }) =>
    population.some((cohort) => cohort.archetype === 'consortiumMember')
      ? []
      : [{ field: 'consortium', message: 'has nobody in it: the population has no consortiumMember' }],
  create: ({ scenario: { consortium: terms, tickSeconds, population }, others, agents }) => {
    const founders = new Set(
      population.filter((cohort) => 'founder' in cohort && cohort.founder === true).map(({ name }) => name),
    );
    return {
      consortium: [
        others.market.stable,
        agents.filter(({ cohort }) => founders.has(cohort)).map(({ address }) => address),
        BigInt(terms.voteTicks * tickSeconds),
        {
          price: priceOfUpdate(terms),
          nets: terms.settlement === 'net',
          // The last quarter of a period's last tick comes a little before so many whole ticks are over.
          periodSeconds: BigInt(Math.max(1, terms.periodTicks * tickSeconds - Math.floor(tickSeconds / 2))),
          debitCap: parseTokens(terms.debitCap),
        },
      ],
    };
  },
  readers: {
    consortium: {
      MemberAdmitted: ({ account }): ConsortiumFact => ({ type: 'memberAdmitted', member: account }),
      MemberExpelled: ({ account }): ConsortiumFact => ({ type: 'memberExpelled', member: account }),
      MemberVoteOpened: ({ vote, account, admits, endsAt }): ConsortiumFact => ({
        type: 'memberVoteOpened',
        vote: Number(vote),
        account,
        admits,
        endsAt: Number(endsAt),
      }),
      MemberVoteCast: ({ vote, member, inFavour }): ConsortiumFact => ({
        type: 'memberVoteCast',
        vote: Number(vote),
        member,
        inFavour,
      }),
      MemberVoteClosed: ({ vote, passed }): ConsortiumFact => ({
        type: 'memberVoteClosed',
        vote: Number(vote),
        passed,
      }),
      ModelAnnounced: ({ member, modelCid, accuracyPpm }): ConsortiumFact => ({
        type: 'modelAnnounced',
        member,
        model: modelCid,
        accuracyPpm: Number(accuracyPpm),
      }),
      UpdateOrdered: ({ order, buyer, seller, modelCid }): ConsortiumFact => ({
        type: 'updateOrdered',
        order: Number(order),
        buyer,
        seller,
        model: modelCid,
      }),
      UpdateDelivered: ({ order, updateCid, price, prepaid }): ConsortiumFact => ({
        type: 'updateDelivered',
        order: Number(order),
        update: updateCid,
        price,
        prepaid,
      }),
      OrderCancelled: ({ order }): ConsortiumFact => ({ type: 'orderCancelled', order: Number(order) }),
      DebtPaid: ({ member, paid, missing }): ConsortiumFact => ({ type: 'debtPaid', member, paid, missing }),
      ClaimPaid: ({ member, paid, missing }): ConsortiumFact => ({ type: 'claimPaid', member, paid, missing }),
      PeriodBegan: ({ period, endsAt }): ConsortiumFact => ({
        type: 'periodBegan',
        period: Number(period),
        endsAt: Number(endsAt),
      }),
      PeriodSettled: ({ period, owed, paid }): ConsortiumFact => ({
        type: 'periodSettled',
        period: Number(period),
        owed,
        paid,
      }),
    },
  },
  folds: consortiumFolds,
  archetypes: { consortiumMember },
  chores: closeAndSettle,
  flows: {
    kinds: {
      trainingPayment: { title: 'Paid for updates of members' },
      trainingIncome: { title: 'Got for training members’ models' },
    },
    classify: ({ asset, from, to }, { consortium: { contracts } }) => {
      if (asset !== STABLE_ASSET) return null;
      if (to === contracts.consortium) return 'trainingPayment';
      return from === contracts.consortium ? 'trainingIncome' : null;
    },
  },
  agentColumns: [
    {
      name: 'consortiumAccuracy',
      title: 'Own model',
      unit: 'share',
      description: 'Held-out accuracy of its newest model in the consortium.',
      of: ({ view }, { address }) => {
        const newest = view.consortium.models.get(address)?.at(-1);
        return newest === undefined ? null : newest.accuracyPpm / 1_000_000;
      },
    },
    {
      name: 'consortiumArrears',
      title: 'In arrears',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'What it owed the others and never paid.',
      of: ({ view }, { address }) => view.consortium.arrears.get(address) ?? 0n,
    },
  ],
  reporters: consortiumReporters,
  invariants: { debtsAreClaims, updatesAreTrained },
  audit: ({ consortium: { contracts, members } }) => [
    question(TrainingConsortium, contracts.consortium, 'memberCount', [], BigInt(members.size)),
  ],
  news: consortiumNews,
  closing: consortiumInAll,
  panels: consortiumPanels,
});
