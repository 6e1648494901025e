import { encodeBytes32String } from 'ethers';
import { z } from 'zod';
import { RecordAccess, StableCoin } from '../../../contracts/bindings/index.js';
import { type Archetype, type Intent, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { callOf, type Hex } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type AccessRequest, approvalsOf, type RecordsScope, stands } from './state.js';
import { codeOf, type Document, identify, type Sum, type SumOrder, sumUp } from './work.js';

type Seen = Observation<RecordsScope>;

const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  purpose: z.string().min(1).max(31).default('research').meta({ title: 'What its model is for' }),
  secure: z.boolean().default(true).meta({ title: 'Whether it sees nothing but the sum of the updates' }),
  askAtTick: z.int().min(0).max(100_000).default(1).meta({ title: 'When it asks first', unit: 'tick' }),
  rounds: z.int().min(1).max(1_000).default(12).meta({ title: 'Rounds that it asks for' }),
  firstFee: tokenAmount.default('20').meta({ title: 'What it offers first', unit: 'stable coins a use' }),
  raisePercent: z.number().min(0).max(1_000).default(50).meta({
    title: 'What it offers more when too few approve',
    unit: '% of the offer before',
  }),
  highestFee: tokenAmount.default('60').meta({ title: 'The most that it offers', unit: 'stable coins a use' }),
  approvalPercent: z.number().min(0).max(100).default(50).meta({
    title: 'Institutions that it wants for a study',
    unit: '% of all',
  }),
  valuePerPoint: tokenAmount.default('200').meta({
    title: 'What a point of accuracy is worth to it',
    unit: 'stable coins a percentage point',
  }),
};

/** What a researcher wants and can pay. */
export interface Study {
  readonly purpose: string;
  readonly secure: boolean;
  readonly askAtTick: number;
  readonly rounds: number;
  readonly firstFee: string;
  readonly raisePercent: number;
  readonly highestFee: string;
  readonly approvalPercent: number;
  readonly valuePerPoint: string;
}

/** Wants a model of records that it never sees, and pays for each round as long as the model gains more than it costs. */
export const researcher: Archetype<RecordsScope, typeof fields> = {
  words: { one: 'Researcher', many: 'Researchers', family: 'market', shade: 12 },
  chores: 1,
  fields,
  policies: (cohort) => [studyRecords(cohort)],
};

/** Rounds over which a gain is reckoned: noise hides that of a single one. */
const GAIN_ROUNDS = 3;
/** Ticks without a use after which a researcher takes it that none will come. */
const PATIENCE_TICKS = 2;

/** Wei of coins that a use is offered, after so many offers that too few took; `null` above the highest. */
export function offerAfter(
  { firstFee, raisePercent, highestFee }: Pick<Study, 'firstFee' | 'raisePercent' | 'highestFee'>,
  failed: number,
): bigint | null {
  const most = parseTokens(highestFee);
  let offer = parseTokens(firstFee);
  for (let i = 0; i < failed; i += 1) {
    const raised = (offer * BigInt(Math.round((100 + raisePercent) * 100))) / 10_000n;
    const next = raised > most ? most : raised;
    if (next <= offer) return null;
    offer = next;
  }
  return offer;
}

/**
 * Whether a further round is worth what it costs: the mean gain of the latest rounds against their fee. Until there are
 * enough rounds to tell, it is.
 * @param accuracies of the rounds so far, in 1/1,000,000
 * @param cost wei of coins of one more round
 */
export function worthGoingOn(accuracies: readonly number[], cost: bigint, valuePerPoint: bigint): boolean {
  if (accuracies.length <= GAIN_ROUNDS) return true;
  const gained = accuracies.at(-1)! - accuracies.at(-1 - GAIN_ROUNDS)!;
  // A point is 10,000 millionths.
  const worth = (BigInt(Math.max(0, gained)) * valuePerPoint) / (10_000n * BigInt(GAIN_ROUNDS));
  return worth >= cost;
}

/** Asks, raises its offer where too few approve, publishes a model a round, and stops when a round gains too little. */
export function studyRecords(study: Study): Policy<RecordsScope> {
  return (observation) => {
    const { view, self, tick } = observation;
    const own = [...view.records.requests].filter(([, { researcher: whose }]) => whose === self.address);
    const newest = own.at(-1);
    if (newest === undefined) return tick < study.askAtTick ? [] : ask(observation, study, 0);
    const [id, request] = newest;
    if (!request.closed) return isOver(observation, request, study) ? [close(view, id)] : [publish(observation, id)];
    // Whoever found enough institutions has had its study.
    return enoughApprove(observation, request, study) ? [] : ask(observation, study, own.length);
  };
}

const enoughApprove = ({ view }: Seen, request: AccessRequest, { approvalPercent }: Study): boolean =>
  approvalsOf(request) >= (view.records.accounts.size * approvalPercent) / 100;

function ask(observation: Seen, study: Study, failed: number): readonly Intent[] {
  const { view, self, scenario } = observation;
  const { records, market } = view;
  const fee = offerAfter(study, failed);
  const institutions = records.accounts.size;
  if (fee === null || institutions === 0) return [];
  const aRound = fee * BigInt(institutions);
  const coins = balanceOf(view, self.address, STABLE_ASSET);
  const affordable = aRound === 0n ? study.rounds : Number(coins / aRound);
  const rounds = Math.min(study.rounds, affordable);
  if (rounds === 0) return [];
  const purpose = encodeBytes32String(study.purpose) as Hex;
  const terms = {
    purpose,
    secure: study.secure,
    rounds: BigInt(rounds),
    institutions: BigInt(institutions),
    feePerUse: fee,
  };
  const { access } = records.contracts;
  return [
    workIntent<RecordsScope, Document, Cid>(identify, {
      purpose: 'requestAccess',
      window: 0,
      order: () => codeOf(scenario.learning, study.secure),
      calls: (code) => [
        callOf(StableCoin, market.contracts.stable, 'approve', [access, aRound * BigInt(rounds)]),
        callOf(RecordAccess, access, 'requestAccess', [code, terms]),
      ],
    }),
  ];
}

/** Whether nothing more is to come of a request: too few approved, its time or rounds are over, or a round costs too much. */
function isOver(observation: Seen, request: AccessRequest, study: Study): boolean {
  const { now, scenario } = observation;
  const { uses, opensAt, round, terms, accuracies } = request;
  if (uses.length > 0 || now < opensAt) return false;
  if (!stands(request, now) || !enoughApprove(observation, request, study)) return true;
  // Nobody comes any more: institutions have no privacy left to spend.
  if (now >= opensAt + (round + PATIENCE_TICKS) * scenario.tickSeconds) return true;
  return !worthGoingOn(accuracies, terms.feePerUse * BigInt(approvalsOf(request)), parseTokens(study.valuePerPoint));
}

const close = ({ records }: Seen['view'], id: number): Intent => ({
  purpose: 'closeRequest',
  window: 0,
  calls: [callOf(RecordAccess, records.contracts.access, 'close', [BigInt(id)])],
});

function publish(observation: Seen, id: number): Intent {
  const { directory, scenario } = observation;
  return workIntent<RecordsScope, SumOrder, Sum | null>(sumUp, {
    purpose: 'publishModel',
    window: 2,
    order: ({ records }) => {
      const { uses, model, round, terms } = records.requests.get(id)!;
      if (uses.length === 0) return null;
      return {
        request: id,
        round: round + 1,
        model,
        updates: uses.map(({ institution, update }) => ({
          update,
          sampleCount: 1,
          // Only hospitals lend records, and each of them holds a shard.
          shard: directory.at(institution)?.shard ?? -1,
        })),
        secure: terms.secure,
        thresholdPercent: scenario.records.secureThresholdPercent,
      };
    },
    calls: (sum, { records }) =>
      sum === null
        ? []
        : [
            callOf(RecordAccess, records.contracts.access, 'publishModel', [
              BigInt(id),
              sum.model,
              BigInt(sum.accuracyPpm),
            ]),
          ],
  });
}
