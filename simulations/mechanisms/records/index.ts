import { decodeBytes32String } from 'ethers';
import { RecordAccess } from '../../../contracts/bindings/index.js';
import type { Intent, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question } from '../../metrics/index.js';
import { governance } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { hospital } from './hospital.js';
import { recordsFolds } from './reading.js';
import {
  modelsAreTheSums,
  recordsInAll,
  recordsNews,
  recordsPanels,
  recordsReporters,
  requestsAreCovered,
  usesAreApproved,
} from './reporting.js';
import { researcher } from './researcher.js';
import { type RecordsFact, type RecordsScope, recordsOutline } from './state.js';

/** Pays rounds whose model is late, and ends requests whose time is over and whose researcher does not. */
const settleRequests: Policy<RecordsScope> = ({ view: { records }, scenario, now }) => {
  const { access } = records.contracts;
  const { publishTicks } = scenario.records;
  return [...records.requests].flatMap(([id, { closed, closesAt, uses, usedAt }]): readonly Intent[] => {
    const late = uses.length > 0 && now >= usedAt + publishTicks * scenario.tickSeconds;
    if (late)
      return [{ purpose: 'payLate', window: 0, calls: [callOf(RecordAccess, access, 'payLate', [BigInt(id)])] }];
    const over = !closed && uses.length === 0 && now >= closesAt + scenario.tickSeconds;
    return over
      ? [{ purpose: 'closeRequest', window: 0, calls: [callOf(RecordAccess, access, 'close', [BigInt(id)])] }]
      : [];
  });
};

/** Institutions that keep their records, and researchers who learn from them by consent and within a privacy budget. */
export const records = mechanism({
  outline: recordsOutline,
  title: 'Records',
  uses: [governance, market],
  words: {
    access: {
      one: 'Record access',
      many: 'Record access',
      family: 'dataOwners',
      shade: 4,
      inSentences: 'the contract for access to records',
    },
  },
  administered: ['access'],
  check: ({ population, learning: { privacy }, records: { decideTicks, requestTicks } }) => [
    ...(requestTicks > decideTicks
      ? []
      : [
          {
            field: 'records.requestTicks',
            message: `is ${requestTicks}, no more than records.decideTicks = ${decideTicks}: nothing could ever be used`,
          },
        ]),
    ...(population.some(({ archetype }) => archetype === 'hospital')
      ? []
      : [{ field: 'records', message: 'has nobody to ask: the population has no hospital' }]),
    ...(privacy?.epsilonBudget === undefined
      ? [
          {
            field: 'learning.privacy.epsilonBudget',
            message: 'is left out, and records are lent within a privacy budget only: give one, e.g. 8',
          },
        ]
      : []),
  ],
  create: ({ scenario: { records: section, tickSeconds }, others, deployer, services }) => ({
    access: [
      others.market.stable,
      others.governance.registry,
      services.learning?.initialModel ?? '',
      BigInt(section.decideTicks * tickSeconds),
      BigInt(section.requestTicks * tickSeconds),
      BigInt(section.publishTicks * tickSeconds),
      deployer,
    ],
  }),
  wire: ({ own, agents }) =>
    agents
      .filter(({ archetype }) => archetype === 'hospital')
      .map(({ address }) => callOf(RecordAccess, own.access, 'grantRole', [roleId('INSTITUTION_ROLE'), address])),
  readers: {
    access: {
      AccessOpened: ({ initialModelCid }): RecordsFact => ({ type: 'accessOpened', initialModel: initialModelCid }),
      RecordsRegistered: ({ institution, budget }): RecordsFact => ({ type: 'recordsRegistered', institution, budget }),
      AccessRequested: ({ request, researcher: asking, codeCid, terms, paid, opensAt, closesAt }): RecordsFact => ({
        type: 'accessRequested',
        request: Number(request),
        researcher: asking,
        code: codeCid,
        terms: {
          ...terms,
          purpose: decodeBytes32String(terms.purpose),
          rounds: Number(terms.rounds),
          institutions: Number(terms.institutions),
        },
        paid,
        opensAt: Number(opensAt),
        closesAt: Number(closesAt),
      }),
      AccessDecided: ({ request, institution, approved }): RecordsFact => ({
        type: 'accessDecided',
        request: Number(request),
        institution,
        approved,
      }),
      RecordsUsed: ({ request, round, institution, updateCid, spent }): RecordsFact => ({
        type: 'recordsUsed',
        request: Number(request),
        round: Number(round),
        institution,
        update: updateCid,
        spent,
      }),
      UsePaid: ({ request, institution, paid }): RecordsFact => ({
        type: 'usePaid',
        request: Number(request),
        institution,
        paid,
      }),
      RoundPublished: ({ request, round, modelCid, accuracyPpm }): RecordsFact => ({
        type: 'studyRoundPublished',
        request: Number(request),
        round: Number(round),
        model: modelCid,
        accuracyPpm: Number(accuracyPpm),
      }),
      RequestClosed: ({ request, refunded }): RecordsFact => ({
        type: 'requestClosed',
        request: Number(request),
        refunded,
      }),
    },
  },
  folds: recordsFolds,
  archetypes: { hospital, researcher },
  chores: settleRequests,
  flows: {
    kinds: {
      access: { title: 'Paid for access to records' },
      use: { title: 'Paid for the use of records' },
      back: { title: 'Given back of a request' },
    },
    classify: ({ asset, from, to }, { records: { contracts, accounts } }) => {
      if (asset !== STABLE_ASSET) return null;
      if (to === contracts.access) return 'access';
      if (from !== contracts.access) return null;
      return accounts.has(to) ? 'use' : 'back';
    },
  },
  agentColumns: [
    {
      name: 'epsilonSpent',
      title: 'ε spent',
      unit: 'score',
      description: 'ε that its records have cost their patients.',
      of: ({ view }, { address }) => Number(view.records.accounts.get(address)?.spent ?? 0n) / 1_000_000,
    },
  ],
  reporters: recordsReporters,
  invariants: { requestsAreCovered, usesAreApproved, modelsAreTheSums },
  audit: ({ records: { contracts, accounts } }) =>
    [...accounts].map(([institution, { spent }]) =>
      question(RecordAccess, contracts.access, 'accountOf', [institution], spent),
    ),
  news: recordsNews,
  closing: recordsInAll,
  panels: recordsPanels,
});
