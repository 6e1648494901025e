import type { FederationDetail, FederationReport } from '../api/index.js';

/** Prints a finished federation for people: what was learnt, how it compares, what it cost, where the files are. */
export function printFederation(
  { summary, federation, setup }: Pick<FederationDetail, 'summary' | 'federation' | 'setup'>,
  report: FederationReport,
  command: string,
  stream: { write(text: string): unknown },
): void {
  const { accuracy, epsilon, backdoorSuccess } = report;
  const { rounds, stopAtTarget, learning } = federation;
  const budgetsEndedIt =
    summary.state === 'finished' &&
    report.rounds < rounds &&
    learning.privacy?.epsilonBudget !== undefined &&
    !(stopAtTarget && report.roundsToTarget !== null);
  const asked = federation.cohortPercent < 100 ? `, ${federation.cohortPercent} % asked each,` : '';
  const lines = [
    `${summary.title} (seed ${report.seed}, ${report.backend})`,
    `  ${report.rounds} rounds of ${report.clients} clients${asked} in ${report.wallSeconds.toFixed(1)} s`,
    `  accuracy   first ${percent(accuracy.first)}, best ${percent(accuracy.best)}, final ${percent(accuracy.final)}; loss ${report.loss.toFixed(4)}`,
    `  baseline   ${percent(setup.majorityAccuracy)} for always naming the commonest class`,
    `  target     ${percent(report.targetAccuracy)} ${report.roundsToTarget === null ? 'was not reached' : `in round ${report.roundsToTarget}`}`,
    ...comparison(report, federation.published?.tolerancePercent),
    ...(backdoorSuccess === null ? [] : [`  backdoor   works on ${percent(backdoorSuccess)} of the test pictures`]),
    ...(epsilon === null
      ? []
      : [`  privacy    ε ${epsilon.epsilon.toFixed(2)} at δ ${epsilon.delta}, Rényi order ${epsilon.order}`]),
    ...(budgetsEndedIt
      ? [`  ended      before round ${report.rounds + 1}: no client's privacy budget pays for it`]
      : []),
    ...outcomes(report),
    `  bytes      ${bytes(report.bytesUp)} up, ${bytes(report.bytesDown)} down`,
    ...setup.notes.map((note) => `  data       ${note}`),
    `  command    ${command}`,
    `  date       ${summary.createdAt.slice(0, 10)}`,
    `  model      ${report.model}`,
    `  kept in    ${summary.folder}`,
  ];
  stream.write(`${lines.join('\n')}\n`);
}

/** What became of the work that was asked for and not combined: without it, a study that learns nothing is a riddle. */
function outcomes({ outcomes: { done = 0, ...others } }: FederationReport): string[] {
  const lost = Object.entries(others).map(([outcome, count]) => `${count} ${outcome}`);
  return lost.length === 0 ? [] : [`  clients    ${done} updates combined; ${lost.join(', ')}`];
}

function comparison({ published, roundsToTarget }: FederationReport, tolerance: number | undefined): string[] {
  if (published === null) return [];
  const { source, rounds, difference, reproduced } = published;
  const verdict =
    difference === null
      ? 'not reproduced'
      : `${difference < 0 ? '−' : '+'}${Math.abs(100 * difference).toFixed(1)} %, ${reproduced ? 'within' : 'outside'} the tolerance of ${tolerance} %`;
  return [
    `  published  ${rounds} rounds to the target there, ${roundsToTarget ?? 'none'} here: ${verdict}`,
    `             ${source}`,
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function bytes(count: number): string {
  if (count < 1e3) return `${count} bytes`;
  return count < 1e6 ? `${(count / 1e3).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`;
}
