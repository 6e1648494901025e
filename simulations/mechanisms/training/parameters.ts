import type { Effect, Observation, Parameter } from '../../agents/index.js';
import {
  AGGREGATION_RULES,
  type Aggregation,
  bps,
  CONTRIBUTION_RULES,
  formatTokens,
  parseTokens,
} from '../../scenario/index.js';
import { percentOfBps, percentOfPpm } from '../../world/index.js';
import { parameterOf } from '../governance/index.js';
import { signed } from '../rewards/index.js';
import { withError } from './evidence.js';
import { misdirectedPay, payShares } from './pay-evidence.js';
import { AGGREGATION_NAMES, CONTRIBUTION_NAMES, payRuleInForce } from './rules.js';
import type { TrainingScope } from './state.js';
import { expectedGain, REMEMBERED_ROUNDS, studiesOf } from './studies.js';

const WHOLE_BPS = 10_000n;
const WHOLE_PPM = 1_000_000n;
/** What robust rules withstand when a vote brings one in and the scenario's own rule names no share. */
const DEFAULT_WITHSTOOD_PERCENT = 25;
/** A share at which nothing is left in the middle, less one basis point in a hundred. */
const MAXIMUM_TRIM_BPS = 4_900n;

type Seen = Observation<TrainingScope>;
const rule = (rules: readonly string[], name: string) => BigInt(rules.indexOf(name));
const share = (value: bigint) => `${percentOfBps(value)} %`;

/** The share of updates that the scenario's rule withstands, or cuts at each end. */
function withstoodPercent(aggregation: Aggregation): number {
  if ('trimPercent' in aggregation) return aggregation.trimPercent;
  return 'byzantinePercent' in aggregation ? aggregation.byzantinePercent : DEFAULT_WITHSTOOD_PERCENT;
}

function judgeAggregation(value: bigint, observation: Seen): Effect | null {
  const gain = expectedGain(observation, Number(value));
  if (gain === null) return null;
  return {
    accuracy: gain.mean,
    error: gain.error,
    income: 0,
    because: `By my measurements accuracy changes by ${gain.mean >= 0 ? '+' : ''}${withError(gain)} points.`,
  };
}

/** Pay that reaches work which helps is worth what that work brings; a point for each tenth of the pay: a rule of thumb. */
export const PERCENT_WORTH_A_POINT = 10;

function judgeContribution(value: bigint, { view, findings, self }: Seen): Effect | null {
  // While a contract rules the pay, the setting rules none of it.
  if (view.training.rewardRule !== null) return null;
  const current = payRuleInForce(view);
  const studies = studiesOf(findings).slice(-REMEMBERED_ROUNDS);
  const found = misdirectedPay(studies, current, Number(value));
  if (found === null) return null;
  const { now, spared } = found;
  const [before, after] = [current, Number(value)].map((rule) => payShares(studies, rule)?.get(self.address));
  const income = before === undefined || before === 0 ? 0 : (100 * ((after ?? 0) - before)) / before;
  const own = before === undefined ? '' : ` My own pay would change by ${signed(income)} %.`;
  return {
    accuracy: spared.mean / PERCENT_WORTH_A_POINT,
    error: spared.error / PERCENT_WORTH_A_POINT,
    income,
    because: `By my measurements ${withError(now)} % of trainers' pay does no good, and this would spare ${withError(spared)} %.${own}`,
  };
}

function judgeSlashing(value: bigint, { view, findings }: Seen): Effect | null {
  const current = payRuleInForce(view);
  const found = misdirectedPay(studiesOf(findings).slice(-REMEMBERED_ROUNDS), current, current);
  if (found === null) return null;
  const change = Number(value - parameterOf(view.governance, 'slashShareBps')) / 100;
  const worth = (percent: number) => Math.min(percent / PERCENT_WORTH_A_POINT, Math.abs(change));
  return {
    accuracy: Math.sign(change) * worth(found.now.mean),
    error: worth(found.now.error),
    income: 0,
    because: `${withError(found.now)} % of trainers' pay does no good, and harm would cost ${signed(change)} points more stake.`,
  };
}

/** What the DAO decides about training. */
export const trainingParameters: readonly Parameter<TrainingScope>[] = [
  {
    key: 'aggregationRule',
    title: 'aggregation rule',
    unit: 'rule',
    format: (value, parameters) => {
      const name = AGGREGATION_RULES[Number(value)];
      if (name === undefined) return `rule ${value}`;
      const trim = parameters.get('trimShareBps');
      const cut = name === 'trimmedMean' && trim !== undefined ? ` (${percentOfBps(trim)} % cut at each end)` : '';
      return `${AGGREGATION_NAMES[name]}${cut}`;
    },
    initial: ({ learning: { aggregation } }) => rule(AGGREGATION_RULES, aggregation.rule),
    // FLTrust needs examples set aside at the start, so it is in reach only of scenarios that begin with it.
    maximum: ({ learning: { aggregation } }) =>
      rule(AGGREGATION_RULES, 'flTrust') - (aggregation.rule === 'flTrust' ? 0n : 1n),
    judge: judgeAggregation,
  },
  {
    key: 'trimShareBps',
    title: 'share of updates cut at each end, or withstood, by robust rules',
    unit: 'bps',
    format: share,
    initial: ({ learning: { aggregation } }) => bps(withstoodPercent(aggregation)),
    maximum: () => MAXIMUM_TRIM_BPS,
  },
  {
    key: 'contributionRule',
    title: "what trainers' pay goes by",
    unit: 'rule',
    format: (value) => {
      const name = CONTRIBUTION_RULES[Number(value)];
      return name === undefined ? `rule ${value}` : CONTRIBUTION_NAMES[name];
    },
    initial: ({ rewards: { contribution } }) => rule(CONTRIBUTION_RULES, contribution),
    maximum: () => BigInt(CONTRIBUTION_RULES.length - 1),
    judge: judgeContribution,
  },
  {
    key: 'minimumStake',
    title: 'minimum stake of a trainer',
    unit: 'wei',
    format: (value) => `${formatTokens(value)} tokens`,
    initial: ({ staking: { minimumStakeTokens } }) => parseTokens(minimumStakeTokens),
    maximum: ({ token: { capTokens } }) => parseTokens(capTokens),
  },
  {
    key: 'slashShareBps',
    title: 'stake slashed from a harmful trainer',
    unit: 'bps',
    format: share,
    initial: ({ staking: { slashSharePercent } }) => bps(slashSharePercent),
    maximum: () => WHOLE_BPS,
    judge: judgeSlashing,
  },
  {
    key: 'slashThresholdPpm',
    title: 'harm that is slashed',
    unit: 'ppm',
    format: (value) => `${percentOfPpm(value)} hundredths of a nat`,
    initial: ({ staking: { slashThresholdPercent } }) => bps(slashThresholdPercent) * 100n,
    maximum: () => WHOLE_PPM,
  },
];
