import { z } from 'zod';
import type { Disclosure } from '../../learning/index.js';
import {
  type FederationDetail,
  type FederationRound,
  type FederationSummary,
  federationOverridesSchema,
} from './federation.js';
import { runIdSchema } from './run-id.js';

/** Commands about federations: studies without a chain. `controlRun`, `setSpeed`, `exportRun` and what changes the list of runs take both kinds. */
export const federationParameters = {
  /** Starts a federation of the library (by name) or a whole one given inline, with absolute paths of files. */
  startFederation: z.strictObject({
    federation: z.union([z.string().max(60), z.looseObject({})]),
    overrides: federationOverridesSchema.default({}),
    /** Trainers at work at a time; the machine's cores when left out. Makes no difference to the results. */
    workers: z.int().min(1).max(256).optional(),
    paused: z.boolean().default(false),
    /** Rounds a second at most; `null` = as fast as it goes. */
    speed: z.number().positive().max(1000).nullable().default(null),
  }),
  getFederation: z.strictObject({ runId: runIdSchema }),
  /** Rounds `from` to `to`, both included; at most 1,000 a call. */
  getFederationRounds: z.strictObject({ runId: runIdSchema, from: z.int().min(0), to: z.int().min(0) }),
  /** Paths of the final model's files, in TensorFlow.js's format. */
  getFederationModel: z.strictObject({ runId: runIdSchema }),
  /** What each protection hides from whom. */
  getDisclosures: z.strictObject({}),
  /** Examples of the test split as pictures, by their index in it. */
  getExamplePictures: z.strictObject({ runId: runIdSchema, examples: z.array(z.int().min(0)).max(500) }),
} as const;

/** What they answer. */
export interface FederationResults {
  startFederation: FederationSummary;
  getFederation: FederationDetail;
  getFederationRounds: readonly FederationRound[];
  getFederationModel: { readonly folder: string; readonly files: readonly string[] };
  getDisclosures: DisclosureTable;
  getExamplePictures: ExamplePictures;
}

/** What observers get to know of a round under each protection, with the words to show it in. */
export interface DisclosureTable {
  readonly rows: readonly Disclosure[];
  readonly facts: Readonly<Record<keyof Disclosure['views'], string>>;
  readonly observers: Readonly<Record<Disclosure['observer'], string>>;
  readonly protections: Readonly<Record<Disclosure['protection'], string>>;
  /** What secure aggregation costs. */
  readonly cost: string;
}

/** Grey pictures of one size. */
export interface ExamplePictures {
  readonly height: number;
  readonly width: number;
  readonly pictures: readonly {
    readonly example: number;
    readonly label: number;
    /** Bytes 0 (black) to 255 (white), row by row, in base64. */
    readonly base64: string;
  }[];
}
