import { z } from 'zod';
import { RecordAccess } from '../../../contracts/bindings/index.js';
import { type Archetype, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type ContractCall, callOf } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { tokenAmount } from '../../scenario/index.js';
import { type AccessRequest, approvalsOf, type RecordsScope, stands } from './state.js';
import { codeOf, type Document, describeRecords, identify, type Use, type UseOrder, useRecords } from './work.js';

type Seen = Observation<RecordsScope>;
const MICRO = 1_000_000;
const COIN = 10n ** 18n;

const fields = {
  purposes: z
    .array(z.string().min(1).max(31).meta({ title: 'Purpose' }))
    .min(1)
    .max(20)
    .default(['research'])
    .meta({ title: 'What it lets its records be used for' }),
  pricePerUse: tokenAmount.default('20').meta({
    title: 'What a round on its records must pay, at the median',
    unit: 'stable coins',
  }),
  priceDeviation: z.number().min(0).max(3).default(0.3).meta({
    title: 'How far they differ in that',
    description: 'Standard deviation of the logarithm of the price.',
  }),
  demandsSecureSum: z.boolean().default(true).meta({
    title: 'Whether nobody may see its own update',
    description: 'It then refuses studies without secure aggregation.',
  }),
};

/** What an institution goes by when it is asked. */
export interface Consent {
  readonly purposes: readonly string[];
  /** Stable coins, at the median, and the standard deviation of the logarithm. */
  readonly pricePerUse: string;
  readonly priceDeviation: number;
  readonly demandsSecureSum: boolean;
}

/** Keeps its patients' records and lets code run on them that it has looked at, for a purpose that it shares. */
export const hospital: Archetype<RecordsScope, typeof fields> = {
  words: { one: 'Hospital', many: 'Hospitals', family: 'dataOwners', shade: 3 },
  chores: 1,
  trains: true,
  fields,
  policies: (cohort) => [register, decide(cohort), lendRecords],
};

/** Enters its records, once, with the budget that the scenario gives every trainer. */
const register: Policy<RecordsScope> = ({ self: { address, shard }, view: { records }, scenario }) => {
  if (shard === null || records.accounts.has(address)) return [];
  const budget = BigInt(Math.floor((scenario.learning.privacy?.epsilonBudget ?? 0) * MICRO));
  return [
    workIntent<RecordsScope, { readonly shard: number }, Cid>(describeRecords, {
      purpose: 'registerRecords',
      window: 0,
      order: () => ({ shard }),
      calls: (cid) => [callOf(RecordAccess, records.contracts.access, 'registerRecords', [cid, budget])],
    }),
  ];
};

/** Whether a request is for what an institution shares, pays what it asks and hides what it wants hidden. */
export function consents(
  { terms }: Pick<AccessRequest, 'terms'>,
  { purposes, demandsSecureSum }: Consent,
  price: bigint,
): boolean {
  return purposes.includes(terms.purpose) && (terms.secure || !demandsSecureSum) && terms.feePerUse >= price;
}

/** Approves of what it consents to once the code is what it was shown, and refuses all else. */
export function decide(consent: Consent): Policy<RecordsScope> {
  return ({ self, view: { records }, scenario, now, character }) => {
    if (!records.accounts.has(self.address)) return [];
    const median = Number(consent.pricePerUse) * Math.exp(character('recordPrice').normal(0, consent.priceDeviation));
    const price = BigInt(Math.round(median * 1e6)) * (COIN / BigInt(MICRO));
    const { access } = records.contracts;
    const call = (id: number, approved: boolean, code: Cid): ContractCall =>
      approved
        ? callOf(RecordAccess, access, 'approve', [BigInt(id), code])
        : callOf(RecordAccess, access, 'refuse', [BigInt(id)]);
    return [...records.requests]
      .filter(([, request]) => stands(request, now) && !request.decisions.has(self.address))
      .map(([id, request]) =>
        workIntent<RecordsScope, Document, Cid>(identify, {
          purpose: 'decideOnRequest',
          window: 0,
          order: () => codeOf(scenario.learning, request.terms.secure),
          calls: (code) => [call(id, code === request.code && consents(request, consent, price), code)],
        }),
      );
  };
}

/** Runs the code of every study that it approved of, once a round, as long as its patients' budget lasts. */
const lendRecords: Policy<RecordsScope> = (observation) => {
  const { self, view, now, random } = observation;
  const { shard, address } = self;
  if (shard === null) return [];
  return [...view.records.requests]
    .filter(([, request]) => stands(request, now) && now >= request.opensAt && request.decisions.get(address) === true)
    .map(([id]) => {
      const seed = random.seed();
      return workIntent<RecordsScope, UseOrder, Use>(useRecords, {
        purpose: 'useRecords',
        window: 1,
        order: ({ records }) => useOrder(records.requests.get(id)!, id, { address, shard, seed }),
        // Fewer took part than were asked, so that less noise hides each: what it would cost is then not sent.
        calls: ({ result: { update }, spent }, { records: { contracts, accounts } }) =>
          update === null || spent > accounts.get(address)!.budget
            ? []
            : [callOf(RecordAccess, contracts.access, 'recordUse', [BigInt(id), update, spent])],
      });
    });
};

function useOrder(
  request: AccessRequest,
  id: number,
  {
    address,
    shard,
    seed,
  }: { readonly address: Seen['self']['address']; readonly shard: number; readonly seed: number },
): UseOrder | null {
  const { uses, terms, closed, round, model } = request;
  const used = uses.some(({ institution }) => institution === address);
  if (closed || used || uses.length >= terms.institutions) return null;
  return {
    request: id,
    train: { shard, model, behaviour: { kind: 'honest' }, seed, round: round + 1 },
    asked: approvalsOf(request),
  };
}
