import { chanceSentence } from '../../forecast/chance-words.js';
import type { Forecast, ForecastChance, Spread, Verdict } from '../../forecast/forecast.js';
import { percentTick } from '../charts/axis.js';
import { histogram } from '../charts/histogram.js';
import { lineChart } from '../charts/line-chart.js';
import { voteChart } from '../charts/vote-chart.js';
import { assumptions, type Block, foldedTable, list, type Section, table, text } from '../model/blocks.js';
import { amount, counted, duration, percent, whole } from '../model/figures.js';
import type { RehearsalRecord } from '../rehearsal-record.js';
import { verdictPriceBlocks } from './vote-market-blocks.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  passes: 'passes',
  defeated: 'is defeated',
  quorumMissed: 'misses the quorum',
};
/** An optimistic proposal knows no quorum. */
const OPTIMISTIC = { passes: 'passes', defeated: 'is vetoed' } as const;

/** Verdicts that there can be, in words. */
const verdictsOf = ({ veto }: Forecast): Readonly<Partial<Record<Verdict, string>>> =>
  veto === undefined ? VERDICTS : OPTIMISTIC;

/** How the vote is likely to go. */
export function forecastSection({ forecast, settings, dao }: RehearsalRecord): Section {
  const title = 'Forecast of the vote';
  if (forecast === null) {
    return { id: 'forecast', title, blocks: [{ kind: 'absent', text: 'Not run: the vote was not simulated.' }] };
  }
  const { passes, verdicts, quorum, lateQuorum } = forecast;
  const { adjustments } = settings;
  const source = forecast.source === 'calibrated' ? 'a model fitted to past votes' : 'the rules of the DAO document';
  const blocks: Block[] = [
    text(
      `In ${whole(forecast.runs)} simulated votes (seed ${forecast.seed}, voters by ${source}) the proposal passes with a ` +
        `probability of ${percent(passes.probability)} (95 % interval ${percent(passes.low)} to ${percent(passes.high)}): ${chanceSentence(passes.probability)}.`,
    ),
    {
      kind: 'facts',
      rows: [
        ...Object.entries(verdictsOf(forecast)).map(
          ([verdict, words]) => [`Runs in which it ${words}`, whole(verdicts[verdict as Verdict])] as const,
        ),
        forecast.veto === undefined
          ? ['Quorum', `${amount(quorum.votes)} ${dao.token.symbol}, reached in ${percent(quorum.reached)} of runs`]
          : [
              'Passes unless so many vote Against',
              `${amount(forecast.veto.votes)} ${dao.token.symbol}, ${forecast.veto.percent} % of the supply`,
            ],
        ['Runs asked for', whole(settings.runs)],
        ['Odds to vote multiplied by', String(adjustments.turnoutFactor)],
        ['Added to the log-odds of For', String(adjustments.supportShift)],
        ...adjustments.pledges.map(({ address, vote }) => [`Vote taken for certain: ${vote}`, address] as const),
        ['Time it took', `${forecast.milliseconds} ms`],
      ],
    },
    ...stageBlocks(forecast),
    ...dualGovernanceBlocks(forecast),
    ...stopperBlocks(forecast),
    { kind: 'chart', chart: voteChart(forecast) },
    ...spreads(forecast),
    { kind: 'chart', chart: histogram('Share of For among For and Against', forecast.supportHistogram) },
    { kind: 'chart', chart: histogram('Turnout: share of the supply that votes', forecast.turnoutHistogram) },
    ...bandTable('Runs by share of For', forecast.supportHistogram),
    ...bandTable('Runs by turnout', forecast.turnoutHistogram),
    ...pivotal(forecast),
    ...flip(forecast, dao.token.symbol),
    ...(forecast.verdictPrice === undefined ? [] : verdictPriceBlocks(forecast.verdictPrice)),
    ...(forecast.veto === undefined ? [lateQuorumText(lateQuorum)] : []),
    ...sensitivityBlocks(forecast),
    ...assumptions(forecast.assumptions),
  ];
  return { id: 'forecast', title, blocks };
}

function lateQuorumText(lateQuorum: Forecast['lateQuorum']): Block {
  return text(
    lateQuorum.extensionSeconds === 0
      ? `A quorum reached late does not extend voting (it would have in ${percent(lateQuorum.extended)} of runs): probability to pass ${percent(lateQuorum.withExtension)} with and ${percent(lateQuorum.withoutExtension)} without.`
      : `A quorum reached late extends voting by ${duration(lateQuorum.extensionSeconds)}, in ${percent(lateQuorum.extended)} of runs: probability to pass ${percent(lateQuorum.withExtension)} with the extension, ${percent(lateQuorum.withoutExtension)} without.`,
  );
}

/** The chance above is that of the governor's vote: a poll may come first. */
function stageBlocks({ stages }: Forecast): Block[] {
  if (stages === undefined) return [];
  const { poll, pollQuorumReached, governorAfterPoll, both, seconds } = stages;
  const words = ({ probability, low, high }: ForecastChance) =>
    `${percent(probability)} (95 % interval ${percent(low)} to ${percent(high)})`;
  return [
    text(stages.sentence),
    {
      kind: 'facts',
      rows: [
        ['The poll passes it', `${words(poll)}; quorum reached in ${percent(pollQuorumReached)} of runs`],
        ['The governor passes it after such a poll', governorAfterPoll === null ? '–' : words(governorAfterPoll)],
        ['Both pass it', words(both)],
        ['From the start of the poll to the earliest execution', duration(seconds)],
      ],
    },
  ];
}

/** What holders of a veto token make of what passes. */
function dualGovernanceBlocks({ dualGovernance: dual }: Forecast): Block[] {
  if (dual === undefined) return [];
  const { symbol, chances, passesAndInTime, share, delaySeconds, seals, decisive } = dual;
  const words = ({ probability, low, high }: ForecastChance) =>
    `${percent(probability)} (95 % interval of the draws ${percent(low)} to ${percent(high)})`;
  const seal = ({ share: part, tokens, seconds }: typeof seals.first) =>
    `${percent(part)} of the supply, ${amount(tokens)} ${symbol}: nothing is executed for ${duration(seconds)} from the lock on`;
  return [
    text(dual.sentence),
    {
      kind: 'facts',
      rows: [
        ['Executed in its time, if it passes', words(chances.inTime)],
        [`Delayed by holders of ${symbol}, if it passes`, words(chances.delayed)],
        ['After a rage quit only, if it passes', words(chances.rageQuit)],
        ...(chances.never.probability === 0 ? [] : [['Not executed at all', words(chances.never)] as const]),
        ['Passes the vote and is executed in its time', percent(passesAndInTime)],
        [
          'Held up beyond its time, where it is',
          delaySeconds === null
            ? '–'
            : `${duration(Math.round(delaySeconds.median))} in the middle, at most ${duration(Math.round(delaySeconds.p90))} in nine of ten`,
        ],
        [
          `Share of ${symbol} that objects`,
          `${percent(share.median)} in the middle (${percent(share.p05)} to ${percent(share.p95)} in nine of ten)`,
        ],
        ['First seal, which delays', seal(seals.first)],
        ['Second seal, with which they leave', seal(seals.second)],
        ...decisive.map(
          ({ name, share: part, leaves }) =>
            [`Alone enough: ${name}`, `${percent(part)} ${leaves ? 'brings about a rage quit' : 'delays it'}`] as const,
        ),
      ],
    },
  ];
}

/** The chance is to pass the vote: somebody may stop it afterwards. */
function stopperBlocks({ canStop = [] }: Forecast): Block[] {
  return canStop.length === 0
    ? []
    : [
        text('Who may still stop it, whatever the vote says; whether they do is not in the chance to pass:'),
        ...list(canStop.map(({ sentence }) => sentence)),
      ];
}

function spreads({ forVotes, againstVotes, abstainVotes, turnout }: Forecast): Block[] {
  const row = (name: string, { mean, p05, p25, median, p75, p95 }: Spread, words: (value: number) => string) => [
    name,
    ...[mean, p05, p25, median, p75, p95].map(words),
  ];
  return table(
    'Simulated votes (tokens) and turnout (share of the supply)',
    ['', '#Mean', '#5 %', '#25 %', '#Median', '#75 %', '#95 %'],
    [
      row('For', forVotes, amount),
      row('Against', againstVotes, amount),
      row('Abstain', abstainVotes, amount),
      row('Turnout', turnout, percent),
    ],
  );
}

function bandTable(caption: string, bands: Forecast['supportHistogram']): Block[] {
  return foldedTable(
    caption,
    ['Band', '#Passes', '#Does not'],
    bands.map(({ from, to, passed, failed }) => [`${percent(from)} to ${percent(to)}`, whole(passed), whole(failed)]),
  );
}

function pivotal({ pivotal: voters }: Forecast): Block[] {
  return table(
    'Who decides: probability to pass when one voter turns round',
    ['Voter', '#Power', '#Votes', '#Of these For', '#Decides', '#If For', '#If Against', '#If absent'],
    voters.map((voter) => [
      voter.address,
      amount(voter.power),
      percent(voter.turnout),
      percent(voter.support),
      percent(voter.pivotalShare),
      percent(voter.ifFor),
      percent(voter.ifAgainst),
      percent(voter.ifAbsent),
    ]),
  );
}

function flip(forecast: Forecast, symbol: string): Block[] {
  const { verdict, smallestCoalition, smallestAmount } = forecast.flip;
  const coalition =
    smallestCoalition === null
      ? 'no coalition of voters turns that round'
      : `the smallest coalition that turns it round has ${counted(smallestCoalition.addresses.length, 'voter')} with ${amount(smallestCoalition.tokens)} ${symbol}`;
  const tokens =
    smallestAmount === null
      ? 'no amount of new votes does'
      : `${amount(smallestAmount.tokens)} ${symbol} newly voting ${smallestAmount.vote === 'for' ? 'For' : 'Against'} do`;
  return [
    text(`In the median run it ${verdictsOf(forecast)[verdict]}; ${coalition}, and ${tokens}.`),
    ...list(smallestCoalition?.addresses ?? []),
  ];
}

function sensitivityBlocks({ sensitivity, veto }: Forecast): Block[] {
  if (sensitivity.length === 0) return [];
  // Factors double from point to point, so that an axis of logarithms spaces them evenly.
  const at = (factor: number) => Math.log2(Math.max(factor, 1e-6));
  const chart = lineChart({
    title: 'Sensitivity to turnout',
    summary: sensitivity.map(({ turnoutFactor, passes }) => `odds × ${turnoutFactor}: ${percent(passes)}`).join('; '),
    series: [
      {
        name: 'passes',
        colour: 'for',
        points: sensitivity.map((each) => ({ x: at(each.turnoutFactor), y: each.passes })),
      },
      ...(veto === undefined
        ? [
            {
              name: 'quorum reached',
              colour: 'ink' as const,
              dashed: true,
              points: sensitivity.map((each) => ({ x: at(each.turnoutFactor), y: each.quorumReached })),
            },
          ]
        : []),
    ],
    xWords: (value) => `× ${Number((2 ** value).toPrecision(3))}`,
    yWords: percentTick,
    across: "everybody's odds to vote",
    include: [0, 1],
  });
  return [
    { kind: 'chart', chart },
    ...foldedTable(
      'Sensitivity to turnout',
      ['#Odds to vote', '#Turnout', '#Passes', ...(veto === undefined ? ['#Quorum reached'] : [])],
      sensitivity.map(({ turnoutFactor, turnout, passes, quorumReached }) => [
        `× ${turnoutFactor}`,
        percent(turnout),
        percent(passes),
        ...(veto === undefined ? [percent(quorumReached)] : []),
      ]),
    ),
  ];
}
