import type { Dao, GovernorSettings, PollStage } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { chanceOf, logOddsOf, solveShift } from '../electorate/log-odds.js';
import { inWords } from './chance-words.js';
import type { StagedForecast } from './forecast.js';
import { type SimulationOptions, simulateVotes } from './simulate-votes.js';
import { PASSES, QUORUM_MISSED } from './simulated-votes.js';
import { type ForecastOptions, simulationOf } from './simulation-of.js';
import { POLL_TURNOUT } from './voter-draws.js';
import { chanceInterval } from './wilson.js';

/**
 * Forecasts a poll and the governor's vote after it together, run by run: both are about the same proposal, so what all voters
 * share of liking it and of turning up is the same in both, and a voter who votes in both votes alike. Who comes is each one's
 * own at either. So a poll that passes is news of the governor's vote.
 * @returns `null` where the DAO holds no poll first
 * @throws InputError `forecast-invalid` when there is nobody to vote, or fewer than one run
 */
export function forecastStages(dao: Dao, electorate: Electorate, options: ForecastOptions): StagedForecast | null {
  const { poll, governor } = dao;
  if (poll === undefined) return null;
  const first = simulateVotes(pollSimulation(poll, governor, electorate, options)).verdicts;
  const second = simulateVotes(simulationOf(electorate, governor, options, [1])).verdicts;
  const { runs } = options;
  const passed = (verdicts: Uint8Array) => verdicts.reduce((sum, verdict) => sum + (verdict === PASSES ? 1 : 0), 0);
  const both = first.reduce((sum, verdict, run) => sum + (verdict === PASSES && second[run] === PASSES ? 1 : 0), 0);
  const missed = first.reduce((sum, verdict) => sum + (verdict === QUORUM_MISSED ? 1 : 0), 0);
  const chance = (count: number, of: number) => ({
    probability: count / of,
    ...chanceInterval(count, of, electorate.chanceVariance ?? 0),
  });
  const polled = passed(first);
  const told = {
    poll: chance(polled, runs),
    pollQuorumReached: (runs - missed) / runs,
    governorAfterPoll: polled === 0 ? null : chance(both, polled),
    both: chance(both, runs),
    seconds:
      poll.votingPeriodSeconds +
      poll.waitSeconds +
      governor.votingDelaySeconds +
      governor.votingPeriodSeconds +
      governor.timelockDelaySeconds,
  };
  return { ...told, sentence: sentenceOf(told) };
}

/** The poll counts tokens, is not extended, and asks for its own quorum and share. */
function pollSimulation(
  poll: PollStage,
  governor: GovernorSettings,
  electorate: Electorate,
  options: ForecastOptions,
): SimulationOptions {
  const settings: GovernorSettings = {
    ...governor,
    votingPeriodSeconds: poll.votingPeriodSeconds,
    lateQuorumExtensionSeconds: 0,
    votingRule: { kind: 'tokens' },
    approvalPercent: undefined,
    superQuorumTokens: undefined,
    quorum: { kind: 'absolute', tokens: poll.quorumTokens, counts: poll.quorumCounts },
  };
  const simulation = simulationOf(atPoll(electorate, poll), settings, options, [1]);
  const share = poll.approvalPercent / 100;
  // For must exceed its share of both: (1 − s)·For − s·Against above 0. Doubled, so that at a half it is For − Against.
  const rule = { ...simulation.rule, margin: [0, 2 * (1 - share), -2 * share, 0] as const };
  return { ...simulation, rule, turnoutKey: POLL_TURNOUT };
}

/** Everybody's log-odds to vote are shifted alike until so much of the power comes to a usual poll. */
function atPoll(electorate: Electorate, { turnoutPercent }: PollStage): Electorate {
  if (turnoutPercent === null) return electorate;
  const { power, turnout } = electorate;
  const wanted = (turnoutPercent / 100) * power.reduce((sum, tokens) => sum + tokens, 0);
  const at = (shift: number) => turnout.map((chance) => (chance === 0 ? 0 : chanceOf(logOddsOf(chance) + shift)));
  const shift = solveShift(wanted, (by) => at(by).reduce((sum, chance, i) => sum + chance * power[i]!, 0));
  return { ...electorate, turnout: at(shift) };
}

function sentenceOf({ poll, governorAfterPoll, both }: Omit<StagedForecast, 'sentence'>): string {
  const after =
    governorAfterPoll === null
      ? 'no simulated poll passes it, so that the governor never votes'
      : `then the governor's vote with ${inWords(governorAfterPoll.probability)}`;
  return `First comes a poll, which it passes with ${inWords(poll.probability)}, ${after}: ${inWords(both.probability)} for both, if voters behave as supposed.`;
}
