import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { TrainingRounds } from '../../../contracts/bindings/index.js';
import { callsInParts, type Observation, type Policy, workIntent } from '../../agents/index.js';
import { type Address, callOf, type Hex, parameterList } from '../../chain/index.js';
import type { TrainingBehaviour, TrainRequest, TrainResult } from '../../learning/index.js';
import type { RandomStream } from '../../random/index.js';
import { aggregationOf, contributionInForce, ruleInForce } from './rules.js';
import { commitScores, discloseScores, type ScoreReport } from './score-report.js';
import { roundAppraisal, scoresToTell } from './scoring.js';
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

/**
 * Takes part in every round it can: works as its behaviour says, commits to the update, then reveals it.
 * @param alsoOn Other shards that it was let train on besides its own
 */
export function trainRound<S extends TrainingScope = TrainingScope>(
  behaviour: TrainingBehaviour,
  alsoOn: (observation: Observation<S>) => readonly number[] = () => [],
): Policy<S> {
  return (observation) => {
    const { self, random, view } = observation;
    const upcoming = upcomingRound(view);
    if (upcoming === null || self.shard === null) return [];
    const { round, model } = upcoming;
    const { rounds } = view.training.contracts;
    const also = alsoOn(observation);
    const own: TrainRequest = { shard: self.shard, model, behaviour, seed: random.seed(), round };
    const order = also.length === 0 ? own : { ...own, also };
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
    const { random, self } = observation;
    const salt = drawSalt(random);
    let bound: ScoreReport | null = null;
    return [
      workIntent<TrainingScope, AppraiseOrder, Appraisal>(appraise, {
        purpose: 'score',
        window: 2,
        order: (view) => {
          const round = roundToScore(view);
          return round === null ? null : appraisal(round, view, observation);
        },
        calls: (result, view) => {
          bound = {
            round: newestRound(view.training)!.round,
            validator: self.address,
            model: result.model,
            accuracyPpm: BigInt(Math.round(result.accuracy * PPM)),
            scoresPpm: scoresToTell(result, view, observation, favoured),
            salt,
          };
          return [commitScores(view.training.contracts.rounds, bound)];
        },
        finding: roundAppraisal,
      }),
      {
        purpose: 'disclose',
        window: 3,
        decide: (moment) => {
          const { training } = observation.at(moment).view;
          // Whoever could not commit has nothing to show.
          if (bound === null || !training.rounds.get(bound.round)?.scoreCommitments.has(self.address)) return [];
          return [discloseScores(training.contracts.rounds, bound)];
        },
      },
    ];
  };
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
