import { workOf } from '../../agents/index.js';
import { exactPercent, type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { approvalsOf, type RecordsScope, recordsEvents } from './state.js';
import { sumUp, useRecords } from './work.js';

type Input = ReporterInput<RecordsScope>;
type Scenario = RecordsScope['scenario'];
const group = 'records';
const MICRO = 1_000_000;
const PPM = 1_000_000;

/** Cohorts of researchers, in the scenario's order. */
const studies = ({ population }: Scenario) => population.filter(({ archetype }) => archetype === 'researcher');

/** What institutions have spent of ε, each. */
const spentBy = ({ view }: Pick<Input, 'view'>): readonly number[] =>
  [...view.records.accounts.values()].map(({ spent }) => Number(spent) / MICRO);

const requestsOf = ({ view, agents }: Input, cohort: string) => {
  const members = new Set(agents.filter((agent) => agent.cohort === cohort).map(({ address }) => address));
  return [...view.records.requests.values()].filter(({ researcher }) => members.has(researcher));
};

export function recordsReporters(scenario: Scenario): readonly Reporter<RecordsScope>[] {
  return [
    ...studies(scenario).flatMap(({ name }): readonly Reporter<RecordsScope>[] => [
      {
        name: `studyAccuracy_${name}`,
        title: `Accuracy of ${name}`,
        unit: 'share',
        description: `Test accuracy of the newest model that the cohort ${name} published.`,
        group,
        report: (input) => {
          const newest = requestsOf(input, name).findLast(({ accuracies }) => accuracies.length > 0);
          return newest === undefined ? null : newest.accuracies.at(-1)! / PPM;
        },
      },
      {
        name: `studyApprovals_${name}`,
        title: `Approvals of ${name}`,
        unit: 'count',
        description: `Institutions that approved of the newest request of the cohort ${name}.`,
        group,
        report: (input) => {
          const newest = requestsOf(input, name).at(-1);
          return newest === undefined ? 0 : approvalsOf(newest);
        },
      },
    ]),
    {
      name: 'epsilonMost',
      title: 'ε spent, the most',
      unit: 'score',
      description: 'ε that the institution spent that has spent the most, over all studies.',
      group,
      report: (input) => Math.max(0, ...spentBy(input)),
    },
    {
      name: 'epsilonMean',
      title: 'ε spent, the mean',
      unit: 'score',
      description: 'ε that an institution has spent on average, over all studies.',
      group,
      report: (input) => {
        const spent = spentBy(input);
        return spent.length === 0 ? 0 : spent.reduce((sum, one) => sum + one, 0) / spent.length;
      },
    },
    {
      name: 'epsilonBudget',
      title: 'ε budget',
      unit: 'score',
      description: 'The largest ε that an institution may ever spend.',
      group,
      report: ({ view }) =>
        [...view.records.accounts.values()].reduce((most, { budget }) => Math.max(most, Number(budget) / MICRO), 0),
    },
    {
      name: 'recordUses',
      title: 'Uses of records',
      unit: 'count',
      description: 'How often code ran on an institution’s records in this tick.',
      group,
      perTick: true,
      report: ({ events }) => recordsEvents(events, 'recordsUsed').length,
    },
    {
      name: 'recordFees',
      title: 'Paid for records',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that institutions got in this tick for the use of their records.',
      group,
      perTick: true,
      report: ({ view, previous }) => view.records.coins.fees - previous.records.coins.fees,
    },
  ];
}

export function recordsPanels(scenario: Scenario): readonly Omit<PanelInfo, 'mechanism'>[] {
  const names = studies(scenario).map(({ name }) => name);
  return [
    {
      panel: 'studies',
      title: 'What studies learnt',
      form: 'lines',
      lens: 'learning',
      hero: 1,
      also: ['overview'],
      reporters: names.map((name) => `studyAccuracy_${name}`),
    },
    {
      panel: 'privacySpent',
      title: 'Privacy spent',
      form: 'lines',
      lens: 'learning',
      reporters: ['epsilonMost', 'epsilonMean', 'epsilonBudget'],
    },
    {
      panel: 'approvals',
      title: 'Who was approved',
      form: 'steps',
      lens: 'governance',
      reporters: names.map((name) => `studyApprovals_${name}`),
    },
    { panel: 'recordUses', title: 'Uses of records', form: 'bars', reporters: ['recordUses'] },
    {
      panel: 'recordPay',
      title: 'Who pays for records',
      form: 'flows',
      flows: ['access', 'use', 'back'],
      reporters: [],
    },
  ];
}

/** The contract holds exactly what its requests have left. */
export function requestsAreCovered({ view }: Pick<Input, 'view'>): string | null {
  const { requests, coins, contracts } = view.records;
  const left = [...requests.values()].reduce((sum, { held }) => sum + held, 0n);
  const held = balanceOf(view, contracts.access, STABLE_ASSET);
  if (left !== held) return `requests have ${left} wei of coins left and the contract holds ${held}`;
  const passed = coins.fees + coins.refunded + left;
  return passed === coins.paid ? null : `${coins.paid} wei of coins were paid and ${passed} are accounted for`;
}

/** Records were used by whoever approved alone, within the budget, and for what the accountant says. */
export function usesAreApproved({
  view,
  events,
  work,
  agents,
}: Pick<Input, 'view' | 'events' | 'work' | 'agents'>): string | null {
  const done = workOf(work, useRecords);
  const shardOf = new Map(agents.map(({ address, shard }) => [address, shard]));
  for (const { request, institution, update, spent } of recordsEvents(events, 'recordsUsed')) {
    if (view.records.requests.get(request)!.decisions.get(institution) !== true)
      return `${institution} lent its records to request ${request} and never approved of it`;
    if (spent > view.records.accounts.get(institution)!.budget) return `${institution} spent more than its budget`;
    const own = done.find(({ order }) => order.request === request && order.train.shard === shardOf.get(institution));
    if (own?.result.result.update !== update || own.result.spent !== spent)
      return `what ${institution} says of request ${request} is not what it did`;
  }
  return null;
}

/** A published model is what summing up made, and as accurate as was told. */
export function modelsAreTheSums({ events, work }: Pick<Input, 'events' | 'work'>): string | null {
  const done = workOf(work, sumUp);
  for (const { request, model, accuracyPpm } of recordsEvents(events, 'studyRoundPublished')) {
    if (model === '') continue;
    const { result } = done.find(({ order }) => order.request === request) ?? { result: null };
    if (result?.model !== model || result.accuracyPpm !== accuracyPpm)
      return `the model of request ${request} is not the sum of what institutions sent`;
  }
  return null;
}

export function recordsNews({ events, view, nameOf }: Input) {
  const asked = recordsEvents(events, 'accessRequested').map(({ researcher, terms: { purpose, feePerUse } }) => ({
    weight: 50,
    sentence: `${nameOf(researcher)} asks hospitals for their records for ${purpose}, at ${roundTokens(feePerUse, 'coin')} a use`,
  }));
  const ended = recordsEvents(events, 'requestClosed').map(({ request }) => {
    const { researcher, accuracies, decisions } = view.records.requests.get(request)!;
    const newest = accuracies.at(-1);
    const what =
      newest === undefined
        ? `got no model: ${counted(approvalsOf({ decisions }), 'hospital')} of ${decisions.size} approved`
        : `ended its study with ${exactPercent(newest / PPM)} accuracy`;
    return { weight: 58, sentence: `${nameOf(researcher)} ${what}` };
  });
  return [...asked, ...ended];
}

/** What studies came to, and what it cost in privacy. */
export function recordsInAll(input: Input): string | null {
  const { requests, coins } = input.view.records;
  if (requests.size === 0) return 'nobody asked for records';
  const most = Math.max(0, ...spentBy(input));
  return `${counted(requests.size, 'request')} for records paid ${roundTokens(coins.fees, 'coin')} and spent at most ε = ${most.toFixed(2)}`;
}
