import type { VoteMarketReport, VoteRouteReport } from '../../attacks/attack-report.js';
import type { VerdictPrice } from '../../forecast/forecast.js';
import { assumptions, type Block, table, text } from '../model/blocks.js';
import { amount, dollars, exact } from '../model/figures.js';
import { stepTable } from './step-table.js';

/** What it costs to turn this draft's own verdict, by the forecast's sums. */
export function verdictPriceBlocks({ routes, turnsTo, sentence, assumptions: grounds }: VerdictPrice): Block[] {
  return [
    text(sentence),
    ...table(
      `What it costs to turn this draft’s own verdict, so that it ${turnsTo}`,
      ['Way', '#Cost', '#In nine of ten runs', '#Money needed', '#Votes needed', '#Votes to be had'],
      routes.map(({ title, route, costUsd, costInMostUsd, capitalUsd, votesNeeded, votesAvailable }) => [
        `${title} (${route})`,
        dollars(costUsd),
        dollars(costInMostUsd),
        dollars(capitalUsd),
        amount(votesNeeded),
        amount(votesAvailable),
      ]),
    ),
    { kind: 'facts', rows: routes.map(({ title, premise, why }) => [title, `${why} Supposed: ${premise}.`]) },
    ...assumptions(grounds),
  ];
}

/** What a verdict that takes the treasury costs on each way, the cheapest first, and what each price rests on. */
export function voteMarketBlocks({ routes, cheapest, assumptions: grounds }: VoteMarketReport): Block[] {
  const first = routes.find(({ route }) => route === cheapest);
  return [
    text(
      first === undefined
        ? 'A verdict that takes the treasury is not to be had by renting, buying, borrowing or bribing.'
        : `A verdict that takes the treasury costs least this way: ${first.title} (${first.route}), ${dollars(first.costUsd)}, ${first.premise}.`,
    ),
    ...table(
      'What a verdict that takes the treasury costs',
      [
        'Way',
        'Outcome',
        'Known from',
        '#Cost',
        '#Paid once',
        '#Each hour held',
        '#Hours',
        '#Money needed',
        '#Comes back',
      ],
      routes.map((each) => [
        `${each.title} (${each.route})`,
        each.outcome,
        each.evidence === 'chain' ? 'the local chain' : 'an estimate',
        dollars(each.costUsd),
        dollars(each.onceUsd),
        dollars(each.hourlyUsd),
        String(each.hours),
        dollars(each.capitalUsd),
        dollars(each.returnedUsd),
      ]),
    ),
    ...table(
      'Votes on each way',
      ['Way', '#Votes needed', '#Votes to be had', '#A vote costs', '#In ETH'],
      routes.map(({ title, votesNeeded, votesAvailable, perVote }) => [
        title,
        exact(votesNeeded),
        exact(votesAvailable),
        perVote === null ? '–' : `$${perVote.usd}`,
        perVote === null ? '–' : String(perVote.eth),
      ]),
    ),
    { kind: 'facts', rows: routes.map((each) => [each.title, wordsOf(each)]) },
    ...table(
      'What it costs to hold votes until the snapshot, the end of the vote, execution',
      ['Way', 'Until', '#Hours', '#Cost'],
      routes.flatMap(({ title, held }) =>
        held.map(({ until, hours, costUsd }) => [title, until, String(hours), dollars(costUsd)]),
      ),
    ),
    ...table(
      'What each way’s cost is made of',
      ['Way', 'For what', '#Cost'],
      routes.flatMap(({ title, cost }) => cost.map(({ what, usd }) => [title, what, dollars(usd)])),
    ),
    ...routes.flatMap(({ title, steps, control }) => [
      ...stepTable(title, steps),
      ...(control === null ? [] : stepTable(`${title}, defended`, control.steps)),
    ]),
    ...assumptions(grounds),
  ];
}

function wordsOf({ premise, sentence, why, defence, control }: VoteRouteReport): string {
  const tried =
    control === null
      ? ''
      : ` Tried with a defence: ${control.defence} It ${control.outcome === 'fails' ? 'fails' : 'succeeds'}: ${control.why}`;
  return `${sentence} Supposed: ${premise}. ${why}${tried} Defence: ${defence}`;
}
