import type { Finding, Observation } from '../../agents/index.js';
import type { Address } from '../../chain/index.js';
import { collude, LARGEST_LOSS } from '../../learning/index.js';
import { type Measured, measuredOn, overRounds } from './evidence.js';
import { contributionInForce } from './rules.js';
import { newestRound, type TrainingScope } from './state.js';
import type { Appraisal } from './work.js';

type View = TrainingScope['view'];

/** What a validator measured each update of a round to do, on the whole held-out split. */
export interface RoundAppraisal extends Finding {
  readonly kind: 'roundAppraisal';
  readonly round: number;
  /** What each trainer's update took off the held-out loss (nats). */
  readonly effects: ReadonlyMap<Address, Measured>;
}

/** How many of its latest rounds a trainer is judged by, and how few are too few to call it harmful. */
const JUDGED_ROUNDS = 6;
const FEWEST_ROUNDS = 3;
/** Standard errors below none that a trainer's mean effect must be before it is told as harm. */
const HARM_ERRORS = 3;
/** Standard errors that are taken off an effect that is paid by. */
const PAY_ERRORS = 1;

const PPM = 1_000_000;

/** The round's appraisal as the validator keeps it. */
export function roundAppraisal({ effects }: Appraisal, view: View): RoundAppraisal {
  const { round, revealed } = newestRound(view.training)!;
  const measured = effects.map((values) => measuredOn(values, { first: 0, examples: values.length }));
  return { kind: 'roundAppraisal', round, effects: new Map(revealed.map(({ trainer }, i) => [trainer, measured[i]!])) };
}

/**
 * The scores (millionths) that a validator tells the chain, in reveal order. Harm is told only of a trainer whose updates
 * have done it over several rounds beyond what chance does, and as much of it as is beyond chance (nats); so nobody is
 * slashed for noise. All others get what the rule of pay in force measures, and 0 where that is below. By influence that
 * is the mean over the same rounds, less its standard error.
 */
export function scoresToTell(
  appraisal: Appraisal,
  view: View,
  { findings, directory }: Pick<Observation<TrainingScope>, 'findings' | 'directory'>,
  favoured: string | null,
): readonly bigint[] {
  const { revealed } = newestRound(view.training)!;
  const { rule } = contributionInForce(view, revealed.length);
  const earlier = findings.filter((finding): finding is RoundAppraisal => finding.kind === 'roundAppraisal');
  const rounds = [...earlier.slice(1 - JUDGED_ROUNDS), roundAppraisal(appraisal, view)];
  const measured = revealed.map(({ trainer }, i) => {
    const known = rounds.flatMap(({ effects }) => effects.get(trainer) ?? []);
    const { mean, error } = overRounds(known);
    const harm = mean + HARM_ERRORS * error;
    if (known.length >= FEWEST_ROUNDS && harm < 0) return harm;
    if (rule === 'influence') return Math.max(0, mean - PAY_ERRORS * error);
    // Losses come in nats; as parts of the largest loss there is they keep within what the contract takes.
    return Math.max(0, appraisal.scores[i]! / (rule === 'lossReduction' ? LARGEST_LOSS : 1));
  });
  const ring = new Set(favoured === null ? [] : directory.ofCohort(favoured).map(({ address }) => address));
  const told =
    favoured === null
      ? measured
      : collude(
          measured,
          revealed.map(({ trainer }) => ring.has(trainer)),
        );
  return told.map((score) => BigInt(Math.max(-PPM, Math.min(PPM, Math.round(score * PPM)))));
}
