import { z } from 'zod';
import type {
  AllocationFormat,
  AllocationImport,
  AllocationOutlook,
  AllocationPreset,
  Category,
  FormatProblem,
  Measure,
  Quartiles,
  Standing,
  VestingSection,
} from '../../mechanisms/index.js';
import { type DocumentProblem, tokenAmount } from '../../scenario/index.js';

export type {
  AllocationFormat,
  AllocationOutlook,
  Category,
  FormatProblem,
  Measure,
  Quartiles,
  Standing,
  VestingSection,
};

/** Largest file that an allocation can come in, in bytes. */
export const MOST_ALLOCATION_BYTES = 8 * 1024 * 1024;

/** `csv` and `xlsx` hold the allocation itself and read back as it; the others are for other tools. */
export const ALLOCATION_FORMATS = [
  'csv',
  'xlsx',
  'qtm',
  'sablier',
  'constructorArguments',
] as const satisfies readonly AllocationFormat[];

/** Tokens that an allocation is of where nobody says otherwise. */
export const USUAL_TOTAL_TOKENS = '1000000000';

const scenario = z.looseObject({});

/** Commands about who gets which part of a token, and when. Nothing is run. */
export const allocationParameters = {
  /** Allocations to begin from, and what real launches do. */
  listAllocationPresets: z.strictObject({}),
  /** What the `vesting` section of a scenario means, however much of the scenario is still at fault. */
  previewAllocation: z.strictObject({ scenario }),
  /** Reads an allocation from a CSV or XLSX table of any kind that is known; its columns tell which. */
  importAllocation: z.strictObject({
    name: z.string().min(1).max(255),
    base64: z.string().max(Math.ceil(MOST_ALLOCATION_BYTES / 3) * 4),
    /** What the shares of a table without a total are of. */
    totalTokens: tokenAmount.default(USUAL_TOTAL_TOKENS),
    /** Unix seconds from which dates are counted; the earliest in the file when left out. */
    launch: z.int().min(0).optional(),
  }),
  /** Writes a scenario's allocation for people, spreadsheets, other tools, or the deployment of its wallets. */
  exportAllocation: z.strictObject({
    scenario,
    format: z.enum(ALLOCATION_FORMATS),
    /** Of the whole supply, in whole units of money: what `qtm` writes investors as having paid by. */
    valuation: z.number().positive().max(1e15).default(10_000_000),
  }),
} as const;

/** What they answer. */
export interface AllocationResults {
  listAllocationPresets: AllocationOffers;
  previewAllocation: {
    /** Everything that is wrong with the scenario; what is wrong with the allocation begins with `vesting`. */
    readonly problems: readonly DocumentProblem[];
    /** `null` while the allocation itself is at fault or not there. */
    readonly outlook: AllocationOutlook | null;
  };
  /** Either a section or problems. */
  importAllocation: {
    readonly kind: AllocationImport['kind'] | null;
    readonly section: VestingSection | null;
    readonly notes: readonly string[];
    readonly problems: readonly FormatProblem[];
  };
  /** Either a file or problems. */
  exportAllocation: {
    readonly file: { readonly name: string; readonly mediaType: string; readonly base64: string } | null;
    readonly notes: readonly string[];
    readonly problems: readonly FormatProblem[];
  };
}

export interface AllocationOffers {
  readonly presets: readonly (Omit<AllocationPreset, 'groups'> & Pick<VestingSection, 'groups'>)[];
  /** A group to be filled in. */
  readonly newGroup: VestingSection['groups'][number];
  readonly categories: readonly Category[];
  readonly shapes: readonly VestingSection['groups'][number]['shape'][];
  /** The cohort that a category's tokens go to where nobody says otherwise; the treasury has the rest. */
  readonly cohorts: Readonly<Partial<Record<Category, string>>>;
  /** Quartiles of real launches, for the categories that were measured. */
  readonly quartiles: Readonly<Partial<Record<Category, Readonly<Record<Measure, Quartiles>>>>>;
}
