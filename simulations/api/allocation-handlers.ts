import {
  ALLOCATION_PRESETS,
  CATEGORIES,
  COHORT_OF,
  LAUNCH_QUARTILES,
  SHAPES,
  vestingGroupSchema,
} from '../mechanisms/index.js';
import type { AllocationResults, ParsedParameters } from './contract/index.js';
import { inThread } from './thread/in-thread.js';

type AllocationHandlers = {
  [C in keyof AllocationResults]: (parameters: ParsedParameters<C>) => Promise<AllocationResults[C]>;
};

/** Commands about allocations. They read and write no file and keep nothing. */
export const allocationHandlers: AllocationHandlers = {
  listAllocationPresets: async () => ({
    presets: ALLOCATION_PRESETS.map((preset) => ({
      ...preset,
      groups: preset.groups.map((group) => vestingGroupSchema.parse(group)),
    })),
    newGroup: vestingGroupSchema.parse({ name: 'New group', sharePercent: 1, holder: { kind: 'treasury' } }),
    categories: CATEGORIES,
    shapes: SHAPES,
    cohorts: COHORT_OF,
    quartiles: LAUNCH_QUARTILES,
  }),
  previewAllocation: (parameters) => inThread('previewAllocation', parameters),
  importAllocation: (parameters) => inThread('importAllocation', parameters),
  exportAllocation: (parameters) => inThread('exportAllocation', parameters),
};
