import type { FederationDetail, FederationReport } from '../api/index.js';

/** Prints a finished federation for people: what was learnt, how it compares, what it cost, where the files are. */
export function printFederation(
  { summary, federation, setup }: Pick<FederationDetail, 'summary' | 'federation' | 'setup'>,
  report: FederationReport,
  command: string,
  stream: { write(text: string): unknown },
): void {
  const { accuracy, epsilon, backdoorSuccess } = report;
  const lines = [
    `${summary.title} (seed ${report.seed}, ${report.backend})`,
    `  ${report.rounds} rounds of ${report.clients} clients in ${report.wallSeconds.toFixed(1)} s`,
    `  accuracy   first ${percent(accuracy.first)}, best ${percent(accuracy.best)}, final ${percent(accuracy.final)}; loss ${report.loss.toFixed(4)}`,
    `  baseline   ${percent(setup.majorityAccuracy)} for always naming the commonest class`,
    `  target     ${percent(report.targetAccuracy)} ${report.roundsToTarget === null ? 'was not reached' : `in round ${report.roundsToTarget}`}`,
    ...comparison(report, federation.published?.tolerancePercent),
    ...(backdoorSuccess === null ? [] : [`  backdoor   works on ${percent(backdoorSuccess)} of the test pictures`]),
    ...(epsilon === null
      ? []
      : [`  privacy    ε ${epsilon.epsilon.toFixed(2)} at δ ${epsilon.delta}, Rényi order ${epsilon.order}`]),
    `  bytes      ${bytes(report.bytesUp)} up, ${bytes(report.bytesDown)} down`,
    ...setup.notes.map((note) => `  data       ${note}`),
    `  command    ${command}`,
    `  date       ${summary.createdAt.slice(0, 10)}`,
    `  model      ${report.model}`,
    `  kept in    ${summary.folder}`,
  ];
  stream.write(`${lines.join('\n')}\n`);
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
