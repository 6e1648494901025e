import type { TrainingRound } from '../../world/index.js';
import type { Reporter } from '../reporter.js';
import type { ReporterInput } from '../reporter-input.js';

const PPM = 1_000_000;

/** The round that was settled in this tick; the last, if several were. */
export function roundOfTick({ previous, view }: Pick<ReporterInput, 'previous' | 'view'>): TrainingRound | null {
  return view.settledRounds.length === previous.settledRounds.length ? null : view.settledRounds.at(-1)!;
}

/** Accuracy (0 to 1) that the validators last measured; `null` before anybody did. */
export function measuredAccuracy(rounds: readonly TrainingRound[]): number | null {
  const measured = rounds.findLast(({ submissions }) => submissions.length > 0);
  return measured === undefined ? null : measured.settlement!.accuracyPpm / PPM;
}

export const accuracy: Reporter = {
  name: 'accuracy',
  title: 'Model accuracy',
  unit: 'share',
  description:
    "Share of the test images that the DAO's model reads correctly: the median of what the validators measured in the last settled round.",
  group: 'learning',
  report: ({ view }) => measuredAccuracy(view.settledRounds),
};

export const loss: Reporter = {
  name: 'loss',
  title: 'Model loss',
  unit: 'nats',
  description: 'Mean cross-entropy of the new model on the test images: how surprised it is by the right answers.',
  group: 'learning',
  report: ({ learning }) => learning?.loss ?? null,
};

export const participants: Reporter = {
  name: 'participants',
  title: 'Trainers in the round',
  unit: 'count',
  description: 'How many trainers revealed an update in the round that was settled in this tick.',
  group: 'learning',
  report: (input) => roundOfTick(input)?.revealed.length ?? null,
};
