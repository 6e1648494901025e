import type { CalibrationReport } from '../api/index.js';

interface Output {
  write(text: string): unknown;
}

/** Prints how forecasts of the past did against simple ones. */
export function printBacktest({ split, trainedOn, backtest, seconds }: CalibrationReport, output: Output): void {
  const line = (text: string) => output.write(`${text}\n`);
  line(
    `Learnt from ${trainedOn.votes} votes of ${trainedOn.voters} voters on ${trainedOn.proposals} proposals that ended before ${split}; scored on ${backtest.n} after it, in ${seconds.toFixed(1)} s.`,
  );
  line(
    `  Brier score                    ${backtest.brier.toFixed(4)}  ± ${backtest.standardError.toFixed(4)} (lower is better)`,
  );
  line(`    of the base rate             ${backtest.brierBaseRate.toFixed(4)}`);
  line(`    of last month's pass rate    ${backtest.brierLastMonth.toFixed(4)}`);
  line(`    with shuffled titles         ${backtest.brierPlacebo.toFixed(4)}`);
  if (backtest.during !== null) {
    const { hours, brier, standardError } = backtest.during;
    line(`  Brier score ${hours} hours in        ${brier.toFixed(4)}  ± ${standardError.toFixed(4)}`);
  }
  line(`  ${backtest.skill}`);
  line(`  log loss                       ${backtest.logLoss.toFixed(4)}`);
  line(`  turnout, mean error            ${(backtest.turnoutMape * 100).toFixed(0)} %`);
  line('  forecast   happened   proposals');
  for (const { meanForecast, observed, n } of backtest.calibration) {
    if (n > 0) line(`  ${percent(meanForecast)}    ${percent(observed)}    ${n}`);
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`;
