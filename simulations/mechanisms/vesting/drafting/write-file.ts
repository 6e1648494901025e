import { allocate } from '../allocation.js';
import { allocationRecords } from '../formats/allocation-table.js';
import { constructorArguments } from '../formats/constructor-arguments.js';
import { type FormatResult, refused, writeCsv } from '../formats/table.js';
import { qtmRecords } from '../formats/write-qtm.js';
import { type SablierStream, sablierRecords } from '../formats/write-sablier.js';
import type { VestingSection } from '../section.js';
import { type Beneficiaries, planWallets } from '../wallets.js';

/** `csv` and `xlsx` hold the allocation itself and read back as it; the others are for other tools. */
export type AllocationFormat = 'csv' | 'xlsx' | 'qtm' | 'sablier' | 'constructorArguments';

export interface AllocationFile {
  /** What a file's name ends in. */
  readonly suffix: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What it does not say: a sentence each. */
  readonly notes: readonly string[];
}

export interface Launch {
  /** Unix seconds. */
  readonly time: number;
  /** Of the whole supply, in whole units of money: what investors are written as having paid by. */
  readonly valuation: number;
  readonly who: Beneficiaries;
}

const CSV = 'text/csv';
const ADDRESSES =
  'The addresses are those that the scenario’s agents have in a run; put real ones in their place before you deploy.';

/** Writes an allocation as a file; what the format cannot say is a problem. */
export async function writeAllocationFile(
  section: VestingSection,
  format: AllocationFormat,
  launch: Launch,
): Promise<FormatResult<AllocationFile>> {
  const total = `The total of ${section.totalTokens} tokens is not in the table.`;
  switch (format) {
    case 'csv':
      return file('allocation.csv', CSV, writeCsv(allocationRecords(section)), [total]);
    case 'xlsx': {
      const { writeXlsx } = await import('../formats/xlsx.js');
      const bytes = await writeXlsx(allocationRecords(section), 'Allocation');
      const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return { value: { suffix: 'allocation.xlsx', mediaType, bytes, notes: [total] }, problems: [] };
    }
    case 'qtm': {
      const { value: records, problems } = qtmRecords(section, { launch: launch.time, valuation: launch.valuation });
      if (records === null) return refused(problems);
      const note = `Investors are written as having paid by a valuation of ${launch.valuation}; only their shares follow from it.`;
      return file('qtm.csv', CSV, writeCsv(records), [note]);
    }
    case 'sablier': {
      const { value: records, problems } = sablierRecords(streamsOf(section, launch));
      if (records === null) return refused(problems);
      return file('sablier.csv', CSV, writeCsv(records), [ADDRESSES, 'What is unlocked at launch has no stream.']);
    }
    case 'constructorArguments': {
      const plan = planWallets(allocate(section, launch.time), launch.who);
      const text = `${JSON.stringify(constructorArguments(plan), null, 2)}\n`;
      return file('wallets.json', 'application/json', text, [ADDRESSES]);
    }
  }
}

function file(suffix: string, mediaType: string, text: string, notes: readonly string[]): FormatResult<AllocationFile> {
  return { value: { suffix, mediaType, bytes: new TextEncoder().encode(text), notes }, problems: [] };
}

/** One stream for each beneficiary of what is locked; a group's wallet is a stream for each of its members. */
function streamsOf(section: VestingSection, { time, who }: Launch): readonly SablierStream[] {
  return allocate(section, time).flatMap((allocated): SablierStream[] => {
    const { holder } = allocated.group;
    const members = holder.kind === 'treasury' ? [who.treasury] : who.members(holder.cohort);
    if (allocated.locked === 0n || members.length === 0) return [];
    const each = allocated.locked / BigInt(members.length);
    // The wei that do not divide are the first member's.
    const first = allocated.locked - each * BigInt(members.length - 1);
    return members.map((address, i) => ({ address, amount: i === 0 ? first : each, terms: allocated.terms }));
  });
}
