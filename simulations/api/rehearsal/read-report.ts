import { z } from 'zod';
import { InputError } from '../../errors/index.js';
import type { RehearsalRecord } from '../../rehearsal/index.js';
import { adjustmentsSchema } from '../contract/rehearsal-commands.js';

const part = z.looseObject({}).nullable();

/** What a rehearsal is repeated from. Documents are checked on their own; results are only compared. */
const repeatableSchema = z.looseObject({
  format: z.literal('folkmoot-rehearsal/1'),
  digest: z.string(),
  settings: z.strictObject({ runs: z.int().min(100).max(100_000), adjustments: adjustmentsSchema }),
  inputs: z.array(z.looseObject({ name: z.string(), path: z.string().nullable(), sha256: z.string() })),
  calibration: z.looseObject({ split: z.string() }).nullable(),
  execution: part,
  variants: z.array(z.unknown()).nullable(),
  economy: z.looseObject({ ticks: z.int().min(1).max(520), seeds: z.array(z.unknown()).min(2).max(200) }).nullable(),
  attacks: part,
  cases: z.array(z.unknown()).nullable(),
});

/**
 * A report as it was written, so far as it is needed to repeat the rehearsal.
 * @throws InputError `report-invalid` naming the field at fault
 */
export function checkReport(report: unknown, path: string): RehearsalRecord {
  const { error } = repeatableSchema.safeParse(report);
  if (error === undefined) return report as RehearsalRecord;
  const [issue] = error.issues;
  const field = issue!.path.join('.');
  throw new InputError(
    'report-invalid',
    `${path} is not the report of a rehearsal${field === '' ? '' : `: ${field}: ${issue!.message}`}`,
    {
      field: '--from',
      value: path,
      hint: 'Give the JSON that `folkmoot rehearse --json` or `--report json` wrote.',
    },
  );
}
