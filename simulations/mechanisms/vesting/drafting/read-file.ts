import { visibleNames } from '../../../files/index.js';
import { readAllocation } from '../formats/allocation-table.js';
import { readQtm } from '../formats/read-qtm.js';
import { earliestStart, isSablier, readSablier } from '../formats/read-sablier.js';
import { dateText } from '../formats/sablier-times.js';
import { type FormatResult, readCsvTable, refused, type TextTable, wholeFile } from '../formats/table.js';
import type { VestingSection } from '../section.js';

/** What somebody brought, as text or as the bytes of an XLSX workbook. */
export type AllocationSource = { readonly text: string } | { readonly workbook: Uint8Array };

export interface AllocationImport {
  readonly kind: 'allocation' | 'qtm' | 'sablier';
  readonly section: VestingSection;
  /** What was supposed, rounded or left out: a sentence each. */
  readonly notes: readonly string[];
}

export interface AllocationSurroundings {
  /** What the shares of a file without a total are of: decimal text of tokens. */
  readonly totalTokens: string;
  /** Unix seconds of the launch; where left out, streams are counted from the earliest of them. */
  readonly launch?: number | undefined;
}

/** Whether a file begins as a workbook (a ZIP archive) does. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Reads an allocation from a table, whose columns tell which of the three kinds it is. */
export async function readAllocationFile(
  source: AllocationSource,
  surroundings: AllocationSurroundings,
): Promise<FormatResult<AllocationImport>> {
  const table = 'text' in source ? readCsvTable(source.text) : await readWorkbook(source.workbook);
  if (table.value === null) return table;
  if (table.value.columns.includes('parameter name')) return readModel(table.value);
  if (isSablier(table.value)) return readStreams(table.value, surroundings.launch);
  if (table.value.columns.includes('group')) return readGroups(table.value, surroundings.totalTokens);
  const found = `its columns are ${visibleNames(table.value.columns)}`;
  const hint =
    'Bring an allocation (columns group and percent), inputs of the Quantitative Token Model (Parameter Name and Initial Value), or streams for Sablier (an address column and amount).';
  return refused([wholeFile(`the table is none that holds an allocation: ${found}`, hint)]);
}

/** Loaded only when a workbook comes. */
async function readWorkbook(bytes: Uint8Array): Promise<FormatResult<TextTable>> {
  const { readXlsxTable } = await import('../formats/xlsx.js');
  return readXlsxTable(bytes);
}

function readGroups(table: TextTable, totalTokens: string): FormatResult<AllocationImport> {
  const { value: section, problems } = readAllocation(table, totalTokens);
  if (section === null) return refused(problems);
  const notes = [`The shares are of ${totalTokens} tokens, which the table does not say.`];
  if (!table.columns.includes('holder')) notes.push('Who holds what follows from the categories.');
  return { value: { kind: 'allocation', section, notes }, problems: [] };
}

function readModel(table: TextTable): FormatResult<AllocationImport> {
  const { value: section, problems } = readQtm(table);
  if (section === null) return refused(problems);
  const notes = [
    'Parameters that have nothing to do with the allocation were passed over.',
    'Investors’ shares are what they raised over their valuation; the liquidity pool has what is left of 100 %.',
  ];
  return { value: { kind: 'qtm', section, notes }, problems: [] };
}

function readStreams(table: TextTable, given: number | undefined): FormatResult<AllocationImport> {
  const launch = given ?? earliestStart(table) ?? 0;
  const { value, problems } = readSablier(table, launch);
  if (value === null) return refused(problems);
  const { section, recipients } = value;
  const notes = [
    `${counted(recipients.length, 'recipient')} in ${counted(section.groups.length, 'group')}, each of one schedule.`,
    'In a run the members of a cohort have equal parts: the recipients’ own amounts and addresses are not kept.',
  ];
  if (given === undefined && launch > 0) notes.push(`Counted from the earliest start, ${dateText(launch)} UTC.`);
  return { value: { kind: 'sablier', section, notes }, problems: [] };
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
