import { workOf } from '../../agents/index.js';
import type { TrainResult } from '../../learning/index.js';
import {
  type AgentColumn,
  exactPercent,
  type FrameParts,
  type Marker,
  type News,
  type Reporter,
  type ReporterInput,
  rounded,
  roundTokens,
} from '../../metrics/index.js';
import { AGGREGATION_RULES, CONTRIBUTION_RULES } from '../../scenario/index.js';
import { counted } from '../../world/index.js';
import { parameterOf } from '../governance/index.js';
import { newestRound, type TrainingRound, type TrainingScope, trainingEvents } from './state.js';
import { appraise, train } from './work.js';

type Input = ReporterInput<TrainingScope>;
const PPM = 1_000_000;
const group = 'learning';

/** The round that was settled in this tick. */
function roundOfTick({ previous, view }: Pick<Input, 'previous' | 'view'>): TrainingRound | null {
  return view.training.settledRounds === previous.training.settledRounds ? null : newestRound(view.training);
}

const accuracyOf = ({ training: { measuredPpm } }: TrainingScope['view']) =>
  measuredPpm === null ? null : measuredPpm / PPM;

/** What each shard's training measured this tick. */
function trainedByShard({
  work,
}: Pick<Input, 'work'>): readonly { readonly shard: number; readonly result: TrainResult }[] {
  return workOf(work, train).map(({ order: { shard }, result }) => ({ shard, result }));
}

export const trainingReporters: readonly Reporter<TrainingScope>[] = [
  {
    name: 'accuracy',
    title: 'Model accuracy',
    unit: 'share',
    description:
      "Share of the test images that the DAO's model reads correctly: the median of what the validators measured in the last settled round.",
    group,
    report: ({ view }) => accuracyOf(view),
  },
  {
    name: 'loss',
    title: 'Model loss',
    unit: 'nats',
    description: 'Mean cross-entropy of the new model on the test images: how surprised it is by the right answers.',
    group,
    report: ({ work }) => workOf(work, appraise).at(-1)?.result.loss ?? null,
  },
  {
    name: 'participants',
    title: 'Trainers in the round',
    unit: 'count',
    description: 'How many trainers revealed an update in the round that was settled in this tick.',
    group,
    report: (input) => roundOfTick(input)?.revealed.length ?? null,
  },
  ...(['High', 'Median', 'Low'] as const).map(
    (which): Reporter<TrainingScope> => ({
      name: `clientAccuracy${which}`,
      title: { High: 'Best trainer', Median: 'Median trainer', Low: 'Worst trainer' }[which],
      unit: 'share',
      description: `Training accuracy of the tick’s ${{ High: 'best', Median: 'middle', Low: 'worst' }[which]} trainer, on its own data.`,
      group,
      report: (input) => {
        const found = spread(trainedByShard(input).map(({ result }) => result.trainAccuracy));
        return found === null ? null : { High: found.high, Median: found.median, Low: found.low }[which];
      },
    }),
  ),
];

/** Something that the tick's training measured, by trainer. */
function measured(input: Input, of: (result: TrainResult) => number | null) {
  const trained = trainedByShard(input);
  if (trained.length === 0) return [];
  const trainers = new Map(input.agents.map(({ shard, address }) => [shard, address]));
  return trained.flatMap(({ shard, result }) => {
    const trainer = trainers.get(shard);
    return trainer === undefined ? [] : [[trainer, of(result)] as const];
  });
}

export const trainingColumns: readonly AgentColumn<TrainingScope>[] = [
  {
    name: 'score',
    title: 'Score',
    unit: 'score',
    description: 'Score of the last settled round it took part in, in points of accuracy / 100.',
    keep: 'last',
    entries: ({ events }) =>
      trainingEvents(events, 'trainerScored').map(({ trainer, scorePpm }) => [trainer, scorePpm / PPM] as const),
  },
  {
    name: 'trainAccuracy',
    title: 'Own accuracy',
    unit: 'share',
    description: 'Its own training accuracy in the last round.',
    keep: 'last',
    entries: (input) => measured(input, ({ trainAccuracy }) => trainAccuracy),
  },
  {
    name: 'trainLoss',
    title: 'Own loss',
    unit: 'nats',
    description: 'Its own training loss in the last round.',
    keep: 'last',
    entries: (input) => measured(input, ({ trainLoss }) => trainLoss),
  },
];

/** Who worked this tick and has no update to send, and why. */
function lostWork(input: Pick<Input, 'work' | 'agents'>) {
  return trainedByShard(input).flatMap(({ shard, result: { lost } }) => {
    const trainer = lost === null ? undefined : input.agents.find((agent) => agent.shard === shard);
    return lost === null || trainer === undefined ? [] : [{ agent: trainer.name, why: lost }];
  });
}

/** The round that was settled in the tick; `null` when none was. */
export function roundPart(input: Pick<Input, 'previous' | 'view' | 'work' | 'agents'>): FrameParts {
  const round = roundOfTick(input);
  if (round === null || round.settlement === null) return { round: null };
  const { governance } = input.view;
  const { settlement } = round;
  return {
    round: {
      round: round.round,
      accuracy: accuracyOf(input.view),
      aggregationRule: AGGREGATION_RULES[Number(parameterOf(governance, 'aggregationRule'))] ?? 'fedAvg',
      contributionRule: CONTRIBUTION_RULES[Number(parameterOf(governance, 'contributionRule'))] ?? 'sampleCount',
      participants: round.revealed.length,
      modelCid: settlement.modelCid,
      paidToTrainers: String(settlement.paidToTrainers),
      paidToValidators: String(settlement.paidToValidators),
      slashed: String(settlement.slashed),
      clientAccuracy: spread(trainedByShard(input).map(({ result }) => result.trainAccuracy)),
      lost: lostWork(input),
    },
  };
}

function spread(accuracies: readonly (number | null)[]) {
  const sorted = accuracies.filter((accuracy) => accuracy !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { low: sorted[0]!, median, high: sorted.at(-1)! };
}

/** Points of accuracy from which a change is told, and from which it outranks a new proposal. */
const WORTH_TELLING = 0.5;
const STRIKING = 5;

function accuracyNews(input: Input): readonly News[] {
  const round = roundOfTick(input);
  const now = accuracyOf(input.view);
  if (round === null || round.trainers.length === 0 || now === null) return [];
  const before = accuracyOf(input.previous);
  if (before === null) {
    return [{ weight: 40, sentence: `The first round of training brought the model to ${exactPercent(now)} accuracy` }];
  }
  const points = pointsWorthTelling(before, now, input.scenario.learning.testExamples);
  if (points === null) return [];
  const moved = points > 0 ? 'rose' : 'fell';
  const sentence = `Accuracy ${moved} ${Math.abs(points)} points to ${exactPercent(now)}`;
  return [{ weight: Math.abs(points) >= STRIKING ? 70 : 20, sentence }];
}

/**
 * Points by which an accuracy moved between two rounds; `null` where that is too little to tell, or may come of the choice
 * of the test examples alone: two standard errors of a share that is measured on so many of them.
 */
export function pointsWorthTelling(before: number, now: number, examples: number): number | null {
  const points = rounded((now - before) * 100, 1);
  const noise = 200 * Math.sqrt((now * (1 - now)) / examples);
  return Math.abs(points) < Math.max(WORTH_TELLING, noise) ? null : points;
}

/** Attackers of one archetype that took part in a round, none of their kind having done so before this tick. */
function firstAttacks(input: Input) {
  const { events, agents, archetypes, ledger } = input;
  const revealed = trainingEvents(events, 'updateRevealed');
  if (revealed.length === 0) return [];
  const attackers = agents.filter(({ archetype }) => archetypes.get(archetype)?.attack != null);
  const byAddress = new Map(attackers.map((agent) => [agent.address, agent]));
  const found = new Map<string, { readonly attack: string; count: number; readonly round: number }>();
  for (const { trainer, round } of revealed) {
    const archetype = byAddress.get(trainer)?.archetype;
    if (archetype === undefined || ledger.firstTick(`reveals:${archetype}`, input.frame) !== input.frame) continue;
    const attack = found.get(archetype) ?? { attack: archetypes.get(archetype)!.attack!, count: 0, round };
    attack.count += 1;
    found.set(archetype, attack);
  }
  return [...found.values()];
}

/** What slashed trainers were told to have done: harm in nats, of which validators tell only what is beyond chance. */
function slashNews({ events }: Input): readonly News[] {
  const slashed = trainingEvents(events, 'trainerSlashed');
  if (slashed.length === 0) return [];
  const trainers = new Set(slashed.map(({ trainer }) => trainer));
  const harm = trainingEvents(events, 'trainerScored')
    .filter(({ trainer }) => trainers.has(trainer))
    .map(({ scorePpm }) => -scorePpm / PPM);
  const amount = slashed.reduce((sum, one) => sum + one.amount, 0n);
  const least = rounded(Math.min(...harm), 3);
  const told = `${trainers.size === 1 ? 'its updates' : 'their updates'} raised the loss, beyond chance, by ${least} nats a round${trainers.size === 1 ? '' : ' or more'}`;
  return [
    { weight: 51, sentence: `${counted(trainers.size, 'trainer')} lost ${roundTokens(amount)} of stake: ${told}` },
  ];
}

/** Names told before the rest is counted. */
const NAMES_TOLD = 3;

/** Trainers that worked and have nothing to send, a sentence for each reason. */
export function lostWorkNews(input: Pick<Input, 'work' | 'agents'>): readonly News[] {
  const byReason = new Map<string, string[]>();
  for (const { agent, why } of lostWork(input)) byReason.set(why, [...(byReason.get(why) ?? []), agent]);
  return [...byReason].map(([why, names]) => {
    const more = names.length - NAMES_TOLD;
    const who = `${names.slice(0, NAMES_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return { weight: 45, sentence: `No update came of the work of ${who}: ${why}` };
  });
}

export function trainingNews(input: Input): readonly News[] {
  return [
    ...firstAttacks(input).map(({ attack, count, round }) => ({
      weight: 75,
      sentence: `${counted(count, 'attacker')} took part in round ${round} for the first time, with ${attack}`,
    })),
    ...slashNews(input),
    ...lostWorkNews(input),
    ...accuracyNews(input),
  ];
}

export function trainingMarkers(input: Input): readonly Marker[] {
  const { events } = input;
  const slashed = trainingEvents(events, 'trainerSlashed');
  return [
    ...firstAttacks(input).map(
      ({ attack, count, round }): Marker => ({
        kind: 'attack',
        label: `${counted(count, 'attacker')} with ${attack}`,
        target: `round:${round}`,
      }),
    ),
    ...(slashed.length === 0
      ? []
      : [
          {
            kind: 'slash',
            label: `${counted(new Set(slashed.map(({ trainer }) => trainer)).size, 'agent')} slashed`,
            target: `round:${slashed[0]!.round}`,
          } as const,
        ]),
  ];
}
