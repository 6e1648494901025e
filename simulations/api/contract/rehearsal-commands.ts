import { z } from 'zod';
import type {
  CalibrationReport,
  CaseReport,
  DaoAttack,
  DaoAttacksReport,
  DecodedCall,
  EconomyComparison,
  ExecutionReport,
  Forecast,
  ForecastAdjustments,
  HistorySummary,
  ImportProblem,
  MembershipSummary,
  RehearsalRecord,
  RuleVariant,
  VariantOutcome,
} from '../../rehearsal/index.js';
import {
  addressSchema,
  type Dao,
  type DocumentProblem,
  daoSchema,
  governorSettingsSchema,
  type Proposal,
  proposalSchema,
} from '../../scenario/index.js';

export type {
  CalibrationReport,
  CaseReport,
  Dao,
  DaoAttack,
  DaoAttacksReport,
  DecodedCall,
  EconomyComparison,
  ExecutionReport,
  Forecast,
  ForecastAdjustments,
  HistorySummary,
  ImportProblem,
  MembershipSummary,
  Proposal,
  RehearsalRecord,
  RuleVariant,
  VariantOutcome,
};
export { daoSchema, governorSettingsSchema, proposalSchema };

/** Largest file that can be imported, in characters. */
export const MOST_IMPORT_CHARACTERS = 64 * 1024 * 1024;

export const rehearsalId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{3,80}$/, 'must be the id of a rehearsal, e.g. "ens-20260101t120000-0a1b"');
const file = z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(MOST_IMPORT_CHARACTERS) });
const mapping = z.record(z.string(), z.string().nullable());
const vote = z.enum(['for', 'against', 'abstain', 'absent']);

/** What the forecast's sliders change. */
export const adjustmentsSchema = z.strictObject({
  turnoutFactor: z.number().min(0).max(100).default(1),
  supportShift: z.number().min(-10).max(10).default(0),
  pledges: z
    .array(z.strictObject({ address: addressSchema, vote }))
    .max(1000)
    .default([]),
});

/** What a table of an import may be. */
export const IMPORT_KINDS = ['holders', 'proposals', 'votes', 'delegations'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Commands about rehearsals: each is a folder under the data folder, saved after every change. */
export const rehearsalParameters = {
  /** Governors' settings and whole DAOs that come with Folkmoot. */
  listDaos: z.strictObject({}),
  listRehearsals: z.strictObject({}),
  /** From a built-in DAO by name, or from a whole DAO document. */
  createRehearsal: z.strictObject({ dao: z.union([z.string().max(60), z.looseObject({})]) }),
  getRehearsal: z.strictObject({ id: rehearsalId }),
  /** Replaces the DAO or the draft. Saved even when it has problems; the answer lists them. */
  updateRehearsal: z.strictObject({
    id: rehearsalId,
    dao: z.looseObject({}).optional(),
    proposal: z.looseObject({}).optional(),
  }),
  removeRehearsal: z.strictObject({ id: rehearsalId }),
  restoreRehearsal: z.strictObject({ id: rehearsalId }),
  /** The head of a table and which column seems to be what: remembered from the last table with these headers. */
  previewTable: z.strictObject({ kind: z.enum(IMPORT_KINDS), file }),
  /**
   * Nothing is taken over when there is a problem. `mapping` is field → column header; `amountsIn` and `decimalMark` are what
   * holders' balances count and how they are written, asked for by a problem where the file does not tell.
   */
  importTable: z.strictObject({
    id: rehearsalId,
    kind: z.enum(IMPORT_KINDS),
    file,
    mapping: mapping.optional(),
    amountsIn: z.enum(['tokens', 'smallest']).optional(),
    decimalMark: z.enum(['point', 'comma']).optional(),
  }),
  /** Hardhat or Foundry artifact; its constructor's inputs are answered so that a form can ask for them. */
  describeArtifact: z.strictObject({ file }),
  /** Reads a running chain: governor's settings, token, timelock, delegates. */
  connectFork: z.strictObject({
    id: rehearsalId,
    url: z.string().max(2000),
    governor: addressSchema,
    blockNumber: z.int().min(0).nullable().default(null),
  }),
  /** Functions of everything the DAO knows, to build an action from. */
  listFunctions: z.strictObject({ id: rehearsalId }),
  /** The draft's actions as calls and in words; problems by action and argument. */
  encodeProposal: z.strictObject({ id: rehearsalId, proposal: z.looseObject({}).optional() }),
  importProposal: z.strictObject({ id: rehearsalId, text: z.string().max(4_000_000) }),
  exportProposal: z.strictObject({ id: rehearsalId, format: z.enum(['safe', 'calldata', 'folkmoot']) }),
  calibrateVoters: z.strictObject({ id: rehearsalId, split: z.iso.date().nullable().default(null) }),
  forecastVote: z.strictObject({
    id: rehearsalId,
    runs: z.int().min(100).max(100_000).default(2000),
    adjustments: adjustmentsSchema.prefault({}),
  }),
  executeProposal: z.strictObject({ id: rehearsalId }),
  /** The DAO's rules under common other ones when `variants` is absent. */
  compareRules: z.strictObject({
    id: rehearsalId,
    variants: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(80),
          settings: governorSettingsSchema,
          delegatedShare: z.number().min(0).max(1).default(0),
        }),
      )
      .max(20)
      .optional(),
  }),
  compareEconomies: z.strictObject({
    id: rehearsalId,
    ticks: z.int().min(1).max(520).default(12),
    seeds: z.int().min(2).max(200).default(5),
  }),
  attackDao: z.strictObject({ id: rehearsalId }),
  /** Re-enacts a documented case; with a rehearsal's `id`, whoever cancels its job ends this too. */
  runAttackCase: z.strictObject({
    id: rehearsalId.optional(),
    case: z.enum(['beanstalk', 'makerBProtocol', 'compound289', 'tornadoCash', 'buildFinance', 'lobbyFi', 'swerve']),
    setting: z.enum(['vulnerable', 'defended']),
  }),
  /** Ends the job that runs and whatever goes on beside it, keeping what was there before. */
  cancelRehearsalJob: z.strictObject({ id: rehearsalId }),
  /** The document's text (HTML, Markdown), or where the PDF was written. */
  writeReport: z.strictObject({ id: rehearsalId, format: z.enum(['html', 'markdown', 'pdf', 'json']) }),
} as const;

/** Whole DAOs and presets that come with Folkmoot. */
export interface ListedDao {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Where its settings are from. */
  readonly source: string;
  readonly holders: number;
  readonly symbol: string;
  readonly dao: Dao;
}

export interface RehearsalCard {
  readonly id: string;
  readonly title: string;
  readonly dao: string;
  readonly proposal: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly passes: number | null;
  readonly outcome: string | null;
  readonly folder: string;
}

/** What a rehearsal has so far. Results say whether the DAO or the draft has changed since. */
export interface Rehearsal extends RehearsalCard {
  /** The DAO with its defaults; `null` while its document has problems. */
  readonly resolved: Dao | null;
  readonly document: unknown;
  readonly draft: unknown;
  readonly problems: { readonly dao: readonly DocumentProblem[]; readonly proposal: readonly DocumentProblem[] };
  readonly members: MembershipSummary | null;
  readonly history: HistorySummary | null;
  readonly calibration: CalibrationReport | null;
  readonly forecast: Forecast | null;
  /** What the sliders stood at when the forecast was made. */
  readonly adjustments: ForecastAdjustments;
  readonly execution: ExecutionReport | null;
  readonly variants: readonly VariantOutcome[] | null;
  readonly economy: EconomyComparison | null;
  readonly attacks: DaoAttacksReport | null;
  /** Results made before the last change. */
  readonly stale: readonly RehearsalJob[];
  /** Which file of the history is still missing; the other one was imported. */
  readonly pendingHistory: 'proposals' | 'votes' | null;
  readonly running: RehearsalJob | null;
}

export type RehearsalJob = 'calibration' | 'forecast' | 'execution' | 'variants' | 'economy' | 'attacks';

/** The head of a table. */
export interface TablePreview {
  readonly format: 'csv' | 'json';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Field → column, `null` where none fits. */
  readonly mapping: Readonly<Record<string, string | null>>;
  /** The fields of this kind of table; those that must have a column first. */
  readonly fields: readonly { readonly name: string; readonly title: string; readonly required: boolean }[];
  readonly remembered: boolean;
  readonly problems: readonly ImportProblem[];
}

/** A function that an action can call. */
export interface CallableFunction {
  readonly contract: string;
  /** `{token}` and so on, or an address. */
  readonly to: string;
  /** With names: `transfer(address to, uint256 amount)`. */
  readonly signature: string;
  readonly payable: boolean;
  readonly inputs: readonly { readonly name: string; readonly type: string; readonly hint: string }[];
}

/** The draft as calls. */
export interface EncodedProposal {
  /** One entry an action; `null` where it cannot be encoded. */
  readonly calls: readonly (DecodedCall | null)[];
  /** An `error` keeps an action from being sent, a `warning` does not. */
  readonly problems: readonly (DocumentProblem & { readonly level: 'error' | 'warning' })[];
}

export interface RehearsalResults {
  listDaos: readonly ListedDao[];
  listRehearsals: readonly RehearsalCard[];
  createRehearsal: Rehearsal;
  getRehearsal: Rehearsal;
  updateRehearsal: Rehearsal;
  removeRehearsal: { readonly removed: true };
  restoreRehearsal: RehearsalCard;
  previewTable: TablePreview;
  importTable: { readonly problems: readonly ImportProblem[]; readonly rehearsal: Rehearsal };
  describeArtifact: {
    readonly name: string;
    readonly kind: 'hardhat' | 'foundry';
    readonly constructorInputs: readonly { readonly name: string; readonly type: string }[];
    readonly functions: number;
    readonly artifact: unknown;
  };
  connectFork: Rehearsal;
  listFunctions: readonly CallableFunction[];
  encodeProposal: EncodedProposal;
  /** `warnings`: for one, that a Safe file's checksum does not match. */
  importProposal: { readonly rehearsal: Rehearsal; readonly warnings: readonly string[] };
  exportProposal: { readonly fileName: string; readonly text: string };
  calibrateVoters: CalibrationReport;
  forecastVote: Forecast;
  executeProposal: ExecutionReport;
  compareRules: readonly VariantOutcome[];
  compareEconomies: EconomyComparison;
  attackDao: DaoAttacksReport;
  runAttackCase: CaseReport;
  cancelRehearsalJob: { readonly canceled: boolean };
  /** `base64` for a PDF. `path` is where it was saved; what is longer than 16 MiB is there alone, and both others are `null`. */
  writeReport: {
    readonly path: string;
    readonly fileName: string;
    readonly text: string | null;
    readonly base64: string | null;
  };
}
