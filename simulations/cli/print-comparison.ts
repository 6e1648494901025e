import type { Comparison, PairedDifference } from '../api/index.js';

/** Prints paired differences as a table, and the runs that failed. */
export function printComparison(
  { runs, seeds, differences }: Comparison,
  out: Pick<NodeJS.WriteStream, 'write'>,
): void {
  const finished = runs.filter(({ state }) => state === 'finished');
  out.write(`${finished.length} runs over ${seeds.length} seeds\n`);
  for (const difference of differences) out.write(`${sentence(difference)}\n`);
  for (const run of runs) {
    if (run.state === 'failed') out.write(`failed: ${run.case}, seed ${run.seed}: ${run.error}\n`);
    else if (run.violations > 0)
      out.write(`${run.case}, seed ${run.seed}: ${run.violations} invariants did not hold\n`);
  }
}

/** `a 0.0123 − b 0.0100 = +0.0023, 95 % interval −0.0001 to +0.0047 (20 seeds)`. */
function sentence({ minuend, subtrahend, means, interval, seeds }: PairedDifference): string {
  const same = minuend.case === subtrahend.case;
  const name = (side: typeof minuend) => (same ? side.metric : `${side.metric} of ${side.case}`);
  const where = same ? `${minuend.case}: ` : '';
  if (interval === null) return `${where}${name(minuend)} − ${name(subtrahend)}: no seed has both`;
  const { mean, low, high } = interval;
  const parts = `${name(minuend)} ${plain(means.minuend)} − ${name(subtrahend)} ${plain(means.subtrahend)}`;
  return `${where}${parts} = ${signed(mean)}, 95 % interval ${signed(low)} to ${signed(high)} (${seeds.length} seeds)`;
}

const plain = (value: number) => `${value < 0 ? '−' : ''}${Number(Math.abs(value).toPrecision(4))}`;
const signed = (value: number) => `${value < 0 ? '' : '+'}${plain(value)}`;
