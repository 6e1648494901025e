import { chanceSentence, type RehearsalRecord } from '../api/index.js';

interface Output {
  write(text: string): unknown;
}

/** Control characters and changes of direction: titles and revert reasons come from others, and must not steer a terminal. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** A text of somebody else's that a terminal may show. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, ' ');

/** Prints a rehearsal for a terminal: forecast, execution, findings, and what else was done. */
export function printRehearsal(record: RehearsalRecord, output: Output): void {
  const { dao, proposal, members, forecast, execution, variants, economy, attacks } = record;
  const line = (text: string) => output.write(`${printable(text)}\n`);
  line(`${dao.title}: "${proposal.title}"`);
  line(
    `  ${members.holders.toLocaleString('en-US')} ${members.holders === 1 ? 'holder' : 'holders'} of ${members.total} ${dao.token.symbol}, Gini ${members.gini.toFixed(3)}, Nakamoto ${members.nakamoto}`,
  );
  if (forecast !== null) {
    const { passes, turnout } = forecast;
    line(
      `Forecast: passes with ${percent(passes.probability)}: ${chanceSentence(passes.probability)} (${percent(passes.low)} to ${percent(passes.high)}, ${forecast.runs} simulated votes, ${forecast.source === 'calibrated' ? 'voters learnt from past votes' : 'voters by rule'})`,
    );
    line(
      `  turnout ${percent(turnout.median)} of the supply (${percent(turnout.p05)} to ${percent(turnout.p95)}); ${limitWords(forecast, dao.token.symbol)}`,
    );
    if (forecast.veto !== undefined) line(`  ${coalitionWords(forecast, dao.token.symbol)}`);
    for (const { address, pivotalShare } of forecast.pivotal.slice(0, 3)) {
      line(`  ${address} alone decides in ${percent(pivotalShare)} of them`);
    }
    if (forecast.stages !== undefined) line(`  ${forecast.stages.sentence}`);
    if (forecast.dualGovernance !== undefined) line(`  ${forecast.dualGovernance.sentence}`);
    for (const { sentence } of forecast.canStop ?? []) line(`  ${sentence}`);
    if (forecast.verdictPrice !== undefined) printVerdictPrice(forecast.verdictPrice, dao.token.symbol, line);
  }
  if (execution !== null) {
    line(`Execution: ${execution.sentence}`);
    if (execution.simulated) line('  If it were executed, this would move:');
    for (const { name, address, symbol, change } of execution.balances) {
      line(`  ${name ?? address}: ${change} ${symbol}`);
    }
    for (const { sentence } of execution.stoppers ?? []) line(`  ${sentence}`);
    for (const { title, level, findings } of execution.checks) {
      if (level === 'info') continue;
      for (const finding of findings) line(`  ${level}: ${title}: ${finding}`);
    }
  }
  if (variants !== null) {
    line('Under other rules:');
    for (const { variant, passes, note } of variants)
      line(`  ${percent(passes).padStart(7)}  ${variant.name}: ${note}`);
  }
  if (economy !== null) {
    line(`Economy (${economy.scenario}, ${economy.seeds.length} pairs of ${economy.ticks} ticks), with minus without:`);
    for (const { title, unit, ticks } of economy.differences) {
      const last = ticks.at(-1);
      if (last !== undefined)
        line(`  ${title}: ${signed(last.mean)} ${unit} (${signed(last.low)} to ${signed(last.high)})`);
    }
  }
  if (attacks !== null) {
    line('Attacks:');
    for (const { title, premise = null, outcome, costUsd, why } of attacks.attacks) {
      const headline = premise === null ? title : `${title}, ${premise}`;
      line(`  ${headline}: ${outcome}${costUsd === null ? '' : ` at $${number(costUsd)}`}; ${why}`);
    }
    if (attacks.voteMarket !== undefined) printVoteMarket(attacks.voteMarket, dao.token.symbol, line);
  }
  line(`seed ${record.seed}, digest ${record.digest}`);
}

type PrintedForecast = NonNullable<RehearsalRecord['forecast']>;

/** What the vote must reach, or what must not be reached Against it. */
function limitWords({ veto, quorum, verdicts, runs }: PrintedForecast, symbol: string): string {
  return veto === undefined
    ? `quorum of ${number(quorum.votes)} ${symbol} reached in ${percent(quorum.reached)}`
    : `passes unless ${veto.percent} % of the supply (${number(veto.votes)} ${symbol}) vote Against, as they do in ${percent(verdicts.defeated / runs)}`;
}

/** Who decides an optimistic proposal together. */
function coalitionWords({ flip: { verdict, smallestCoalition: fewest } }: PrintedForecast, symbol: string): string {
  const now = verdict === 'passes' ? 'passes' : 'is vetoed';
  if (fewest === null) return `in the median run it ${now}, and no voters could turn that round`;
  const { addresses, tokens } = fewest;
  const who = addresses.length === 1 ? `1 voter (${addresses[0]})` : `${addresses.length} voters`;
  const act = verdict === 'passes' ? 'could veto it by voting Against' : 'could save it by not voting Against';
  return `in the median run it ${now}; ${who} with ${number(tokens)} ${symbol} together ${act}`;
}

/** What it costs to turn this draft's own verdict, the cheapest way first. */
function printVerdictPrice(
  { routes, sentence }: NonNullable<PrintedForecast['verdictPrice']>,
  symbol: string,
  line: (text: string) => void,
): void {
  line(`  ${sentence}`);
  for (const { title, premise, costUsd, costInMostUsd, votesNeeded, why } of routes) {
    const price = costUsd === null ? 'not to be had' : money(costUsd);
    const most = costInMostUsd === null ? '' : `, ${money(costInMostUsd)} in nine of ten runs`;
    const votes = votesNeeded === null ? '' : ` for ${number(votesNeeded)} ${symbol}`;
    line(`    ${title}, ${premise}: ${price}${votes}${most} (estimate); ${why}`);
  }
}

/** What a verdict that takes the treasury costs on each way to come by votes, the cheapest that succeeds first. */
function printVoteMarket(
  { routes }: NonNullable<NonNullable<RehearsalRecord['attacks']>['voteMarket']>,
  symbol: string,
  line: (text: string) => void,
): void {
  line('What a verdict that takes the treasury costs:');
  for (const { title, premise, outcome, evidence, why, control, ...votes } of routes) {
    const price = votes.costUsd === null ? '' : ` at ${money(votes.costUsd)}`;
    const known = evidence === 'chain' ? 'tried on the chain' : 'estimate';
    line(`  ${title}, ${premise}: ${outcome}${price} (${known}); ${why}`);
    line(`    ${votes.votesNeeded} ${symbol} needed, ${votes.votesAvailable} to be had`);
    if (votes.hourlyUsd === null || votes.onceUsd === null) continue;
    line(
      `    ${money(votes.onceUsd)} once and ${money(votes.hourlyUsd)} an hour for ${number(votes.hours)} h; ${money(votes.capitalUsd ?? 0)} needed, of which ${money(votes.returnedUsd ?? 0)} comes back`,
    );
    if (control !== null) line(`    defended: ${control.outcome}. ${control.defence}`);
  }
}

/** US dollars to the cent. */
const money = (usd: number): string =>
  usd !== 0 && Math.abs(usd) < 0.005
    ? 'under $0.01'
    : `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const number = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;
