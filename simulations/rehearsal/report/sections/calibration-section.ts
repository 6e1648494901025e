import type { CalibrationReport } from '../../calibration/calibration.js';
import type { CalibrationBin } from '../../calibration/score/score-forecasts.js';
import { calibrationChart } from '../charts/calibration-chart.js';
import { type Block, foldedTable, type Section, table, text } from '../model/blocks.js';
import { percent, score, whole } from '../model/figures.js';

interface Plot {
  readonly title: string;
  readonly bins: readonly CalibrationBin[];
}

/** How well the voter model does on proposals it has not seen. */
export function calibrationSection(calibration: CalibrationReport | null): Section {
  const title = 'Calibration';
  if (calibration === null) {
    const absent = 'Not run: the voters were not fitted to past votes.';
    return { id: 'calibration', title, blocks: [{ kind: 'absent', text: absent }] };
  }
  const { trainedOn, backtest, voterTurnout, voterChoice, features } = calibration;
  const best = Math.min(backtest.brierBaseRate, backtest.brierLastMonth);
  const verdict = backtest.brier < best ? 'better than both simple forecasts' : 'not better than both simple forecasts';
  const plots: readonly Plot[] = [
    { title: 'Calibration: proposals passing', bins: backtest.calibration },
    { title: 'Calibration: members voting', bins: voterTurnout.calibration },
    { title: 'Calibration: votes being For', bins: voterChoice.calibration },
  ];
  const blocks: Block[] = [
    text(
      `Learnt from ${whole(trainedOn.proposals)} proposals that ended before ${calibration.split} (${whole(trainedOn.votes)} votes of ` +
        `${whole(trainedOn.voters)} voters), and scored on ${whole(backtest.n)} that ended after: ${verdict}.`,
    ),
    text(
      `${backtest.skill} The Brier score of a proposal passing is ${score(backtest.brier)} ± ${score(backtest.standardError)}. ` +
        `Against the base rate it differs by ${score(backtest.versusBaseRate.difference)} ± ${score(backtest.versusBaseRate.standardError)}, against the last month by ` +
        `${score(backtest.versusLastMonth.difference)} ± ${score(backtest.versusLastMonth.standardError)}. By the voters alone it is ${score(backtest.brierByVoters)}, with titles dealt out anew ${score(backtest.brierPlacebo)}.`,
    ),
    ...(backtest.during === null
      ? []
      : [
          text(
            `By the votes of the first ${whole(backtest.during.hours)} hours it is ${score(backtest.during.brier)} ± ${score(backtest.during.standardError)}, of ${whole(backtest.during.n)} proposals.`,
          ),
        ]),
    ...table(
      'Scores on proposals not seen before: less is better',
      ['Forecast of', '#Brier score', '#Brier, base rate', '#Brier, last month', '#Log loss'],
      [
        [
          'a proposal passing',
          score(backtest.brier),
          score(backtest.brierBaseRate),
          score(backtest.brierLastMonth),
          score(backtest.logLoss),
        ],
        [
          'a member voting',
          score(voterTurnout.brier),
          score(voterTurnout.brierBaseRate),
          '–',
          score(voterTurnout.logLoss),
        ],
        [
          'a vote being For',
          score(voterChoice.brier),
          score(voterChoice.brierBaseRate),
          '–',
          score(voterChoice.logLoss),
        ],
      ],
    ),
    {
      kind: 'facts',
      rows: [
        ['Mean error of the turnout (MAPE)', percent(backtest.turnoutMape)],
        ['Learning backend', calibration.backend],
        ['Time it took', `${calibration.seconds} s`],
      ],
    },
    ...plots.flatMap(plot),
    ...plots.flatMap(binTable),
    ...table(
      'What the model looks at: standardised weights',
      ['Feature', '#Voting', '#Voting For'],
      features.map(({ name, turnout, choice }) => [name, score(turnout), score(choice)]),
    ),
  ];
  return { id: 'calibration', title, blocks };
}

function plot({ title, bins }: Plot): Block[] {
  return bins.every(({ n }) => n === 0) ? [] : [{ kind: 'chart', chart: calibrationChart(title, bins) }];
}

function binTable({ title, bins }: Plot): Block[] {
  return foldedTable(
    title,
    ['Band', '#Cases', '#Forecast', '#Observed'],
    bins.map(({ from, to, n, meanForecast, observed }) => [
      `${percent(from)} to ${percent(to)}`,
      whole(n),
      percent(meanForecast),
      percent(observed),
    ]),
  );
}
