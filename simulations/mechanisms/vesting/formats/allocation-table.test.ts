import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VestingGroupDraft, type VestingSection, vestingSection } from '../section.js';
import { allocationRecords, readAllocation } from './allocation-table.js';
import { type FormatResult, readCsvTable, type TextTable, writeCsv } from './table.js';
import { readXlsxTable, writeXlsx } from './xlsx.js';

const HEADER = 'group,percent,tge_percent,cliff_months,duration_months,shape,step_months,category';
const read = (table: FormatResult<TextTable>) =>
  table.value === null ? table : readAllocation(table.value, '1000000');
const readCsv = (...lines: string[]) => read(readCsvTable(lines.join('\n')));
const problemsOf = (...lines: string[]) =>
  readCsv(...lines).problems.map(({ row, column, value, message }) => [row, column, value, message].join('|'));

/** Any groups that an allocation may have. */
const anySection: fc.Arbitrary<VestingSection> = fc
  .array(
    fc.record({
      name: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
      weight: fc.integer({ min: 1, max: 1_000_000 }),
      free: fc.integer({ min: 0, max: 100_000_000 }),
      cliff: fc.integer({ min: 0, max: 24 }),
      steps: fc.integer({ min: 1, max: 60 }),
      shape: fc.constantFrom<VestingSection['groups'][number]['shape'][]>('cliff', 'linear', 'steps', 'log'),
      category: fc.constantFrom<VestingSection['groups'][number]['category'][]>('insiders', 'treasury', 'other'),
      cohort: fc.constantFrom('treasury', 'insiders', 'team'),
      wallet: fc.constantFrom<('member' | 'group')[]>('member', 'group'),
      accruesDuringCliff: fc.boolean(),
      votesWhileLocked: fc.boolean(),
      claimEveryTicks: fc.integer({ min: 1, max: 12 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn) => {
    const sum = drawn.reduce((total, { weight }) => total + weight, 0);
    const parts = drawn.map(({ weight }) => Math.max(1, Math.floor((weight / sum) * 1e8)));
    parts[parts.indexOf(Math.max(...parts))]! += 1e8 - parts.reduce((a, b) => a + b, 0);
    const groups = drawn.map(({ cohort, wallet, weight, free, cliff, steps, shape, ...rest }, i): VestingGroupDraft => {
      const begun = rest.accruesDuringCliff ? 0 : cliff;
      return {
        ...rest,
        name: `${rest.name.trim()} ${i}`,
        sharePercent: parts[i]! / 1e6,
        unlockedAtLaunchPercent: free / 1e6,
        holder: cohort === 'treasury' ? { kind: 'treasury' } : { kind: 'cohort', cohort, wallet },
        shape,
        cliffMonths: cliff,
        durationMonths: shape === 'cliff' ? 0 : begun + Math.max(steps, cliff - begun),
        stepMonths: 1,
      };
    });
    return vestingSection.parse({ totalTokens: '1000000', groups });
  });

describe('an allocation in a table', () => {
  it('is read from the columns that tools share', () => {
    const { value } = readCsv(
      HEADER,
      'Team,20,0,12,48,steps,1,insiders',
      'Public,30%,100,,,,,publicSale',
      'DAO,50,,,,,,treasury',
    );
    expect(value?.groups).toMatchObject([
      {
        name: 'Team',
        sharePercent: 20,
        cliffMonths: 12,
        durationMonths: 48,
        shape: 'steps',
        holder: { kind: 'cohort', cohort: 'insiders' },
      },
      { name: 'Public', sharePercent: 30, unlockedAtLaunchPercent: 100, shape: 'linear' },
      { name: 'DAO', holder: { kind: 'treasury' } },
    ]);
  });

  it('may have decimal commas between semicolons, a byte order mark, columns in any order and no others', () => {
    const { value } = readCsv('\uFEFFpercent;Group', '12,5;Team', '87,5;DAO', '');
    expect(value?.groups.map(({ name, sharePercent }) => [name, sharePercent])).toEqual([
      ['Team', 12.5],
      ['DAO', 87.5],
    ]);
  });

  it('tells every bad cell at once, by row, column and value', () => {
    expect(problemsOf(HEADER, 'Team,x,-1,12,48,stairs,1,insiders', '', 'Public,30,1e2,,,,,publik')).toEqual([
      '2|percent|x|is not a number',
      '2|tge_percent|-1|is not a number',
      '2|shape|stairs|is none of the words that can stand here',
      '4|category|publik|is none of the words that can stand here',
      '4|tge_percent|1e2|is not a number',
    ]);
  });

  it('tells what no section can be, at the cell it stands in', () => {
    expect(problemsOf('group,percent,cliff_months,duration_months', 'Team,100,12,6')).toEqual([
      '2|cliff_months|12|ends after all is unlocked, in month 6: durationMonths includes the cliff',
    ]);
    expect(problemsOf('group,percent', 'Team,60', 'Team,40')).toEqual(['3|group|Team|"Team" is named twice']);
    expect(problemsOf('group,percent', 'Team,60')).toEqual(['|||the shares must add up to 100 %, and add up to 60 %']);
    const [problem] = readCsv('group,percent', 'Team,0.6', 'DAO,0.4').problems;
    expect(problem?.hint).toBe('Write them as percentages: 15, not 0.15, for 15 %.');
  });

  it('tells what is wrong with the table itself', () => {
    expect(problemsOf('group,share', 'Team,100')).toEqual([
      '1|percent||the column is missing',
      '1|share||the column is unknown',
    ]);
    expect(problemsOf('group,percent', 'Team,100,x')).toEqual(['2|||has 3 cells where the header has 2']);
    expect(problemsOf('group,percent,percent', 'Team,100,100')).toEqual(['1|percent||two columns have this name']);
    expect(problemsOf('group,percent', '"Team,100')).toEqual(['2|||a quote is opened and never closed']);
    expect(problemsOf('')).toEqual(['|||the file is empty']);
  });

  it('writes the eight columns, and others only where they say something', () => {
    const records = allocationRecords(readCsv('group,percent,category', 'Team,100,insiders').value!);
    expect(records).toEqual([HEADER.split(','), ['Team', '100', '0', '0', '0', 'linear', '1', 'insiders']]);
  });

  it('reads back as CSV what it wrote, whatever the groups', () => {
    fc.assert(
      fc.property(anySection, (section) => {
        expect(read(readCsvTable(writeCsv(allocationRecords(section))))).toEqual({ value: section, problems: [] });
      }),
    );
  });

  it('reads back as XLSX what it wrote, whatever the groups', async () => {
    await fc.assert(
      fc.asyncProperty(anySection, async (section) => {
        const bytes = await writeXlsx(allocationRecords(section), 'Allocation');
        expect(read(await readXlsxTable(bytes))).toEqual({ value: section, problems: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('says when a file is no workbook', async () => {
    const { problems } = await readXlsxTable(new TextEncoder().encode('group,percent\n'));
    expect(problems[0]?.message).toContain('the file is no workbook that can be read');
    expect(problems[0]?.hint).toBe('Save it anew as an Excel workbook (.xlsx), or as CSV.');
  });
});
