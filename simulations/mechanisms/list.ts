import { auction } from './auction/index.js';
import { budgets } from './budgets/index.js';
import { charter } from './charter/index.js';
import { consortium } from './consortium/index.js';
import { curve } from './curve/index.js';
import { datatokens } from './datatokens/index.js';
import { demand } from './demand/index.js';
import { development } from './development/index.js';
import { earning } from './earning/index.js';
import { emission } from './emission/index.js';
import { escrow } from './escrow/index.js';
import { feeds } from './feeds/index.js';
import { fees } from './fees/index.js';
import { governance } from './governance/index.js';
import { grants } from './grants/index.js';
import { identity } from './identity/index.js';
import { learners } from './learners/index.js';
import { market } from './market/index.js';
import { queries } from './queries/index.js';
import { records } from './records/index.js';
import { rewards } from './rewards/index.js';
import { staking } from './staking/index.js';
import { token } from './token/index.js';
import { tournament } from './tournament/index.js';
import { training } from './training/index.js';
import { vesting } from './vesting/index.js';

/** The one list: all mechanisms of the house, each after what it builds on. */
export const LIST = [
  token,
  escrow,
  identity,
  charter,
  staking,
  governance,
  rewards,
  emission,
  training,
  vesting,
  market,
  records,
  feeds,
  consortium,
  curve,
  auction,
  fees,
  demand,
  queries,
  learners,
  budgets,
  grants,
  development,
  earning,
  tournament,
  datatokens,
] as const;

/** What people draw up before a run, which the interface offers besides it. */
export {
  ALLOCATION_PRESETS,
  type AllocationFormat,
  type AllocationImport,
  type AllocationOutlook,
  type AllocationPreset,
  CATEGORIES,
  type Category,
  COHORT_OF,
  type Electorate,
  type FormatProblem,
  isWorkbook,
  LAUNCH_QUARTILES,
  type Measure,
  outlookOf,
  type Quartiles,
  readAllocationFile,
  SHAPES,
  type Standing,
  type VestingSection,
  vestingGroupSchema,
  vestingSection,
  writeAllocationFile,
} from './vesting/index.js';
