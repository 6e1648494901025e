import { InputError } from '../../errors/index.js';
import type { GovernorSettings } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { decisionRule } from '../rules/decision-rule.js';
import { ballotsOf } from './ballots.js';
import type { ForecastAdjustments } from './forecast.js';
import type { SimulationOptions } from './simulate-votes.js';
import { runDraws } from './voter-draws.js';

export interface ForecastOptions {
  /** At least 1. */
  readonly runs: number;
  readonly seed: number;
  readonly adjustments?: Partial<ForecastAdjustments>;
  /** Part of the funds that the proposal asks for, 0 to 1: for conviction voting. */
  readonly requestedShare?: number;
}

/** What the sliders say, where they stand by themselves included. */
export function adjustmentsOf({ adjustments }: ForecastOptions): ForecastAdjustments {
  return { turnoutFactor: 1, supportShift: 0, pledges: [], ...adjustments };
}

/**
 * Prepares the simulation of a vote for the given turnout factors (rising multiples of ¼, 1 among them).
 * @throws InputError `forecast-invalid` when there is nobody to vote, or fewer than one run
 */
export function simulationOf(
  electorate: Electorate,
  settings: GovernorSettings,
  options: ForecastOptions,
  factors: readonly number[],
): SimulationOptions {
  const { runs, seed, requestedShare = 0 } = options;
  const { turnoutFactor, supportShift, pledges } = adjustmentsOf(options);
  const ballots = ballotsOf(electorate, settings, seed, pledges);
  checkInput(runs, ballots.count);
  return {
    ballots,
    settings,
    rule: decisionRule(settings, electorate.supply, requestedShare),
    draws: runDraws(seed, runs),
    from: 0,
    to: runs,
    turnoutShock: electorate.turnoutShock,
    supportShock: electorate.supportShock,
    turnoutFactor,
    supportShift,
    factors,
  };
}

function checkInput(runs: number, voters: number): void {
  if (!Number.isInteger(runs) || runs < 1) {
    throw new InputError('forecast-invalid', `A vote cannot be simulated ${runs} times`, {
      field: 'runs',
      value: runs,
      hint: 'Give a whole number of runs, such as 2000.',
    });
  }
  if (voters === 0) {
    throw new InputError('forecast-invalid', 'Nobody has voting power, so there is no vote to forecast', {
      field: 'holders',
      hint: 'Import holders with a balance, or delegate to somebody who votes.',
    });
  }
}
