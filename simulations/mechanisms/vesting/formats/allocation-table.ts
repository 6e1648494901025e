import { COHORT_OF } from '../presets.js';
import {
  CATEGORIES,
  SHAPES,
  type VestingGroup,
  type VestingGroupDraft,
  type VestingSection,
  vestingSection,
} from '../section.js';
import { columnProblems, numberText, RowReader } from './cells.js';
import { type FormatProblem, type FormatResult, refused, type TextTable, wholeFile } from './table.js';

/** Every table has these. */
const COMMON = [
  'group',
  'percent',
  'tge_percent',
  'cliff_months',
  'duration_months',
  'shape',
  'step_months',
  'category',
];
/** What else a group can say; written only where some group says it. */
const OWN = ['holder', 'wallet', 'accrues_during_cliff', 'votes_while_locked', 'claim_every_ticks'] as const;
/** Tokens of nobody but the treasury. */
const TREASURY = 'treasury';

/** The column that a field of a group stands in. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  name: 'group',
  category: 'category',
  sharePercent: 'percent',
  unlockedAtLaunchPercent: 'tge_percent',
  cliffMonths: 'cliff_months',
  durationMonths: 'duration_months',
  shape: 'shape',
  stepMonths: 'step_months',
  holder: 'holder',
  accruesDuringCliff: 'accrues_during_cliff',
  votesWhileLocked: 'votes_while_locked',
  claimEveryTicks: 'claim_every_ticks',
};

/**
 * Reads an allocation from a table: `group,percent,tge_percent,cliff_months,duration_months,shape,step_months,category`,
 * of which only the first two are needed. `duration_months` counts from launch, the cliff included.
 * @param totalTokens decimal text of what the shares are of
 */
export function readAllocation(table: TextTable, totalTokens: string): FormatResult<VestingSection> {
  const wrongColumns = columnProblems(table, [...COMMON, ...OWN], ['group', 'percent']);
  if (wrongColumns.length > 0) return refused(wrongColumns);
  const problems: FormatProblem[] = [];
  const groups = table.rows.map((row) => readGroup(new RowReader(table, row, problems)));
  if (problems.length > 0) return refused(problems);
  const rowOf = (i: number) => table.rows[i]?.number ?? null;
  return sectionOf({ totalTokens, groups }, (i, field) => ({ row: rowOf(i), column: COLUMN_OF[field] ?? null }));
}

function readGroup(cells: RowReader): VestingGroupDraft {
  const category = cells.choice('category', CATEGORIES, 'other');
  const cohort = cells.text('holder') || (COHORT_OF[category] ?? TREASURY);
  const wallet = cells.choice('wallet', ['member', 'group'], 'member');
  return {
    name: cells.text('group'),
    category,
    sharePercent: cells.number('percent'),
    holder: cohort === TREASURY ? { kind: 'treasury' } : { kind: 'cohort', cohort, wallet },
    unlockedAtLaunchPercent: cells.number('tge_percent', 0),
    cliffMonths: cells.number('cliff_months', 0),
    durationMonths: cells.number('duration_months', 0),
    shape: cells.choice('shape', SHAPES, 'linear'),
    stepMonths: cells.number('step_months', 1),
    accruesDuringCliff: cells.yes('accrues_during_cliff', true),
    votesWhileLocked: cells.yes('votes_while_locked', false),
    claimEveryTicks: cells.number('claim_every_ticks', 1),
  };
}

/** A section when its values make one; else what is wrong with which of its groups, at the place that `where` says. */
export function sectionOf(
  draft: { readonly totalTokens: string; readonly groups: VestingGroupDraft[] },
  where: (group: number, field: string) => { readonly row: number | null; readonly column: string | null },
): FormatResult<VestingSection> {
  const { success, data, error } = vestingSection.safeParse(draft);
  if (success) return { value: data, problems: [] };
  return refused(
    error.issues.map(({ path, message }) => {
      const [place, group, field] = path;
      if (place !== 'groups' || typeof group !== 'number') {
        const sum = draft.groups.reduce((total, { sharePercent }) => total + sharePercent, 0);
        return Math.abs(sum - 1) < 1e-6
          ? wholeFile('the shares add up to 1', 'Write them as percentages: 15, not 0.15, for 15 %.')
          : wholeFile(message, 'Change the groups until it fits.');
      }
      const name = String(field ?? '');
      const value = Object.entries(draft.groups[group] ?? {}).find(([key]) => key === name)?.[1];
      const shown = value === undefined || typeof value === 'object' ? null : String(value);
      return { ...where(group, name), value: shown, message, hint: 'Change this cell, or what it contradicts.' };
    }),
  );
}

/** An allocation as the records of a table, the header first; it reads back as the same groups. */
export function allocationRecords({ groups }: VestingSection): readonly (readonly string[])[] {
  const records = groups.map((group) => ({ common: commonCells(group), own: ownCells(group) }));
  const said = OWN.filter((column) => records.some(({ own }) => own[column] !== ''));
  return [[...COMMON, ...said], ...records.map(({ common, own }) => [...common, ...said.map((column) => own[column])])];
}

function commonCells(group: VestingGroup): readonly string[] {
  const { name, sharePercent, unlockedAtLaunchPercent, cliffMonths, durationMonths, shape, stepMonths, category } =
    group;
  const schedule = [sharePercent, unlockedAtLaunchPercent, cliffMonths, durationMonths].map(numberText);
  return [name, ...schedule, shape, numberText(stepMonths), category];
}

function ownCells(group: VestingGroup): Readonly<Record<(typeof OWN)[number], string>> {
  const { holder, category, accruesDuringCliff, votesWhileLocked, claimEveryTicks } = group;
  const owner = holder.kind === 'treasury' ? TREASURY : holder.cohort;
  return {
    holder: owner === (COHORT_OF[category] ?? TREASURY) ? '' : owner,
    wallet: holder.kind === 'cohort' && holder.wallet === 'group' ? 'group' : '',
    accrues_during_cliff: accruesDuringCliff ? '' : 'no',
    votes_while_locked: votesWhileLocked ? 'yes' : '',
    claim_every_ticks: claimEveryTicks === 1 ? '' : String(claimEveryTicks),
  };
}
