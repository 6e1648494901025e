import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { TrainingRounds } from '../../../contracts/bindings/index.js';
import { callsInParts, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type Address, callOf, type Hex, parameterList } from '../../chain/index.js';
import {
  collude,
  LARGEST_LOSS,
  type TrainingBehaviour,
  type TrainRequest,
  type TrainResult,
} from '../../learning/index.js';
import type { RandomStream } from '../../random/index.js';
import { aggregationOf, contributionInForce, ruleInForce } from './rules.js';
import { commitScores, discloseScores, type ScoreReport } from './score-report.js';
import { newestRound, type TrainingRound, type TrainingScope } from './state.js';
import { revealedUpdates, roundToScore } from './studies.js';
import { type Appraisal, type AppraiseOrder, appraise, train } from './work.js';

type Seen = Observation<TrainingScope>;
type View = TrainingScope['view'];
const PPM = 1_000_000;

/**
 * Number and starting model of the round that this tick's first block opens, or `null` when an earlier round is still
 * unsettled, so that none can be opened.
 */
function upcomingRound({ training }: View): { readonly round: number; readonly model: string } | null {
  const newest = newestRound(training);
  if (newest !== null && newest.settlement === null) return null;
  return { round: (newest?.round ?? 0) + 1, model: training.modelCid };
}

/** A trainer's reveal: what its commitment binds it to. */
export interface UpdateReveal {
  readonly round: number;
  readonly trainer: Address;
  readonly cid: string;
  readonly sampleCount: number;
  readonly salt: Hex;
}

const REVEAL = parameterList([
  { name: 'round', type: 'uint256' },
  { name: 'trainer', type: 'address' },
  { name: 'cid', type: 'string' },
  { name: 'sampleCount', type: 'uint256' },
  { name: 'salt', type: 'bytes32' },
]);

/** `keccak256(abi.encode(round, trainer, cid, sampleCount, salt))`, as `TrainingRounds.commitUpdate` expects it. */
export function updateCommitment({ round, trainer, cid, sampleCount, salt }: UpdateReveal): Hex {
  const encoded = REVEAL.encode([round, trainer, cid, sampleCount, salt]);
  return `0x${bytesToHex(keccak_256(hexToBytes(encoded)))}`;
}

/** 32 random bytes. */
export function drawSalt(random: RandomStream): Hex {
  let digits = '';
  for (let i = 0; i < 64; i++) digits += random.integer(0, 15).toString(16);
  return `0x${digits}`;
}

/** Takes part in every round it can: works as its behaviour says, commits to the update, then reveals it. */
export function trainRound(behaviour: TrainingBehaviour): Policy<TrainingScope> {
  return ({ self, random, view }) => {
    const upcoming = upcomingRound(view);
    if (upcoming === null || self.shard === null) return [];
    const { round, model } = upcoming;
    const { rounds } = view.training.contracts;
    const order: TrainRequest = { shard: self.shard, model, behaviour, seed: random.seed(), round };
    const salt = drawSalt(random);
    return [
      workIntent<TrainingScope, TrainRequest, TrainResult>(train, {
        purpose: 'commit',
        window: 0,
        order: () => order,
        // Work that was lost leaves nothing to commit to.
        calls: ({ update, sampleCount }) => {
          if (update === null) return [];
          const commitment = updateCommitment({ round, trainer: self.address, cid: update, sampleCount, salt });
          return [callOf(TrainingRounds, rounds, 'commitUpdate', [BigInt(round), commitment])];
        },
      }),
      workIntent<TrainingScope, TrainRequest, TrainResult>(train, {
        purpose: 'reveal',
        window: 1,
        // Whoever could not commit (too little stake, say) has nothing to reveal.
        order: ({ training }) => (training.rounds.get(round)?.commitments.has(self.address) ? order : null),
        calls: ({ update, sampleCount }) => {
          if (update === null) return [];
          const reveal = [BigInt(round), update, BigInt(sampleCount), salt] as const;
          return [callOf(TrainingRounds, rounds, 'revealUpdate', reveal)];
        },
      }),
    ];
  };
}

const orders = new WeakMap<TrainingRound, AppraiseOrder>();

/** One order a round: honest or not, all validators do the same sums before they tell what they please. */
function appraisal(round: TrainingRound, view: View, observation: Seen): AppraiseOrder {
  let order = orders.get(round);
  if (order === undefined) {
    order = {
      model: round.modelCid,
      updates: revealedUpdates(round, observation),
      aggregation: aggregationOf(ruleInForce(view), view, observation.scenario.learning),
      contribution: contributionInForce(view, round.revealed.length),
    };
    orders.set(round, order);
  }
  return order;
}

/**
 * Aggregates the revealed updates by the rule in force, measures the result and each update's part in it, binds itself to
 * both and then shows them: truthfully, or with the scores of a favoured cohort of trainers turned up and their rivals'
 * turned down.
 */
export function scoreRound(favoured: string | null): Policy<TrainingScope> {
  return (observation) => {
    const { directory, random, self } = observation;
    const ring = new Set(favoured === null ? [] : directory.ofCohort(favoured).map(({ address }) => address));
    const salt = drawSalt(random);
    let bound: { readonly order: AppraiseOrder; readonly report: ScoreReport } | null = null;
    const orderOf = (view: View) => {
      const round = roundToScore(view);
      return round === null ? null : appraisal(round, view, observation);
    };
    return [
      workIntent<TrainingScope, AppraiseOrder, Appraisal>(appraise, {
        purpose: 'score',
        window: 2,
        order: orderOf,
        calls: ({ model, accuracy, scores }, view) => {
          const { round, revealed } = newestRound(view.training)!;
          const { rule } = contributionInForce(view, revealed.length);
          // Losses come in nats; as parts of the largest loss there is they keep within what the contract takes.
          const measured = rule === 'lossReduction' ? scores.map((score) => score / LARGEST_LOSS) : scores;
          const members = revealed.map(({ trainer }) => ring.has(trainer));
          const told = favoured === null ? measured : collude(measured, members);
          const report: ScoreReport = {
            round,
            validator: self.address,
            model,
            accuracyPpm: BigInt(Math.round(accuracy * PPM)),
            scoresPpm: told.map((score) => BigInt(scorePpm(score))),
            salt,
          };
          bound = { order: orderOf(view)!, report };
          return [commitScores(view.training.contracts.rounds, report)];
        },
      }),
      workIntent<TrainingScope, AppraiseOrder, Appraisal>(appraise, {
        purpose: 'disclose',
        window: 3,
        // Done already: the same order gives what it gave. Whoever could not commit has nothing to show.
        order: ({ training }) =>
          bound !== null && training.rounds.get(bound.report.round)?.scoreCommitments.has(self.address)
            ? bound.order
            : null,
        calls: (_, view) => (bound === null ? [] : [discloseScores(view.training.contracts.rounds, bound.report)]),
      }),
    ];
  };
}

/** A score as the contract takes it: in millionths, from −1 to 1. */
function scorePpm(score: number): number {
  return Math.max(-PPM, Math.min(PPM, Math.round(score * PPM)));
}

/**
 * Opens a round when none is going on, and settles it at the tick's end, once the scores are disclosed, a large one in as
 * many blocks as it takes: the contracts let anybody do it.
 */
export const keepRounds: Policy<TrainingScope> = ({ view: { training } }) => {
  const { rounds } = training.contracts;
  const newest = newestRound(training);
  const unsettled = newest !== null && newest.settlement === null;
  const round = unsettled ? newest.round : (newest?.round ?? 0) + 1;
  const settle = [callOf(TrainingRounds, rounds, 'settleRound', [BigInt(round)])];
  return [
    ...(unsettled
      ? []
      : [{ purpose: 'openRound', window: 0, calls: [callOf(TrainingRounds, rounds, 'openRound', [])] } as const]),
    callsInParts<TrainingScope>({ purpose: 'settle', window: 3, calls: [] }, (view) =>
      view.training.rounds.get(round)?.settlement === null ? settle : [],
    ),
  ];
};
