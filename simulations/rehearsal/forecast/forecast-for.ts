import type { Dao } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastDualGovernance } from './dual-governance/forecast-dual-governance.js';
import type { Forecast } from './forecast.js';
import { forecastVote } from './forecast-vote.js';
import type { ForecastOptions } from './simulation-of.js';
import { forecastStages } from './two-stages.js';
import { verdictPrice } from './verdict-price.js';
import { whoMayStop } from './who-may-stop.js';

/**
 * Forecasts what becomes of a proposal in a DAO: the governor's vote by `forecastVote`, with the poll that comes first where it
 * holds one, what turning the verdict costs, what holders of a veto token make of it, and who may stop the proposal whatever
 * the vote says.
 * @throws InputError `forecast-invalid` when there is nobody to vote, or fewer than one run
 */
export function forecastFor(dao: Dao, electorate: Electorate, options: ForecastOptions): Forecast {
  const forecast = forecastVote(electorate, dao.governor, options);
  const stages = forecastStages(dao, electorate, options);
  const canStop = whoMayStop(dao, electorate.supply);
  const dualGovernance = forecastDualGovernance(dao, forecast.passes.probability, options);
  return {
    ...forecast,
    verdictPrice: verdictPrice(dao, electorate, forecast),
    ...(stages && { stages }),
    ...(canStop.length === 0 ? {} : { canStop }),
    ...(dualGovernance && {
      dualGovernance,
      assumptions: [...forecast.assumptions, dualGovernance.assumption],
    }),
  };
}
