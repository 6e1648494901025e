import { describe, expect, it } from 'vitest';
import { ALLOCATION_PRESETS } from '../presets.js';
import { vestingSection } from '../section.js';
import type { Beneficiaries } from '../wallets.js';
import { isWorkbook, readAllocationFile } from './read-file.js';
import { type AllocationFormat, writeAllocationFile } from './write-file.js';

const LAUNCH = 1_767_225_600;
const address = (digit: number) => `0x${String(digit).repeat(40)}` as const;
const who: Beneficiaries = { token: address(1), treasury: address(2), members: () => [address(3), address(4)] };
const surroundings = { totalTokens: '1000000', launch: LAUNCH };
const presetOf = (id: string) =>
  vestingSection.parse({
    totalTokens: '1000000',
    groups: [...ALLOCATION_PRESETS.find((preset) => preset.id === id)!.groups],
  });

const write = (id: string, format: AllocationFormat) =>
  writeAllocationFile(presetOf(id), format, { time: LAUNCH, valuation: 1_000_000, who });
const sourceOf = (bytes: Uint8Array) =>
  isWorkbook(bytes) ? { workbook: bytes } : { text: new TextDecoder().decode(bytes) };

describe('an allocation that is saved', () => {
  it.each(ALLOCATION_PRESETS.map(({ id }) => id))('reads back from CSV and XLSX as it was: %s', async (id) => {
    for (const format of ['csv', 'xlsx'] as const) {
      const { value: file } = await write(id, format);
      expect(isWorkbook(file!.bytes)).toBe(format === 'xlsx');
      const { value } = await readAllocationFile(sourceOf(file!.bytes), surroundings);
      expect(value).toMatchObject({ kind: 'allocation', section: presetOf(id) });
    }
  });

  it('reads back from inputs of the token model that it came from', async () => {
    const { value: file } = await write('qtm', 'qtm');
    const { value } = await readAllocationFile(sourceOf(file!.bytes), surroundings);
    expect(value!.kind).toBe('qtm');
    const shares = value!.section.groups.map(({ name, sharePercent }) => [name, sharePercent]);
    expect(shares).toContainEqual(['Team', 20]);
    expect(shares).toContainEqual(['Liquidity', expect.closeTo(2.777778, 4)]);
  });

  it('becomes streams for everybody who waits, and is told as such when it comes back', async () => {
    const { value: file } = await write('median', 'sablier');
    const lines = new TextDecoder().decode(file!.bytes).trim().split('\n');
    // Insiders, private sale, incentives, staking and other in two, the treasury in one.
    expect(lines).toHaveLength(1 + 5 * 2 + 1);
    expect(file!.notes.join()).toContain('put real ones in their place');
    const { value } = await readAllocationFile(sourceOf(file!.bytes), { totalTokens: '1' });
    expect(value!.kind).toBe('sablier');
    expect(value!.notes.join(' ')).toMatch(
      /11 recipients in \d groups.*Counted from the earliest start, 2026-01-01 00:00 UTC/,
    );
  });

  it('gives the constructor arguments of every wallet', async () => {
    const { value: file } = await write('median', 'constructorArguments');
    const wallets = JSON.parse(new TextDecoder().decode(file!.bytes));
    expect(wallets).toHaveLength(11);
    expect(wallets[0]).toMatchObject({ contract: 'VestingWallet', encoded: expect.stringMatching(/^0x[0-9a-f]+$/) });
  });

  it('is refused where a format cannot say it, with the group and the way out', async () => {
    const { value, problems } = await write('arbitrum', 'qtm');
    expect(value).toBeNull();
    expect(problems[0]).toMatchObject({ message: expect.stringContaining('linear'), hint: expect.any(String) });
  });
});

describe('a table that holds no allocation', () => {
  it('is told by its columns', async () => {
    const { value, problems } = await readAllocationFile({ text: 'fruit,colour\napple,red\n' }, surroundings);
    expect(value).toBeNull();
    expect(problems[0]!.message).toContain('its columns are fruit, colour');
    expect(problems[0]!.hint).toContain('group and percent');
  });

  it('names row, column and value of what cannot be read', async () => {
    const text = 'group,percent,cliff_months\nTeam,100,soon\n';
    const { problems } = await readAllocationFile({ text }, surroundings);
    expect(problems).toMatchObject([{ row: 2, column: 'cliff_months', value: 'soon' }]);
  });

  it('is refused when it only looks like a workbook', async () => {
    const { problems } = await readAllocationFile({ workbook: new Uint8Array([0x50, 0x4b, 3, 4, 0]) }, surroundings);
    expect(problems[0]!.message).toContain('no workbook');
  });
});
