import {
  type AllocationOffers,
  type CommandResults,
  USUAL_TOTAL_TOKENS,
} from '../../../simulations/api/contract/index.js';
import type { FormValue } from '../../forms/field-schema.js';

export type Problem = CommandResults['previewAllocation']['problems'][number];
export type GroupDraft = AllocationOffers['newGroup'];

/** A scenario's `vesting` section while it is written: every group has all its fields, right or wrong. */
export interface SectionDraft {
  readonly totalTokens: string;
  readonly groups: readonly GroupDraft[];
  readonly [field: string]: unknown;
}

/** The section of a scenario; `null` when it has none that can be drawn as a table. */
export function sectionOf(scenario: FormValue, { newGroup }: AllocationOffers): SectionDraft | null {
  const { vesting } = scenario;
  if (!isSection(vesting)) return null;
  return { ...vesting, groups: vesting.groups.map((group) => ({ ...newGroup, ...group })) };
}

/** A scenario with this section, and with the cohorts that the section gives tokens to. */
export function withSection(scenario: FormValue, vesting: SectionDraft, offers: AllocationOffers): FormValue {
  const missing = missingCohorts(scenario, vesting);
  if (missing.length === 0) return { ...scenario, vesting };
  const voting = new Set([offers.cohorts.insiders, offers.cohorts.privateSale]);
  const added = missing.map((name) => ({
    // Few with much, who vote; or many with little, who hold.
    archetype: voting.has(name) ? 'whale' : 'passiveHolder',
    name,
    count: voting.has(name) ? 3 : 10,
    holdings: { totalTokens: '0' },
  }));
  return { ...scenario, vesting, population: [...populationOf(scenario), ...added] };
}

/** Names of cohorts that a section gives tokens to and the scenario does not have. */
export function missingCohorts(scenario: FormValue, { groups }: SectionDraft): readonly string[] {
  const known = cohortNames(scenario);
  const asked = groups.flatMap(({ holder }) => (holder.kind === 'cohort' ? [holder.cohort] : []));
  return [...new Set(asked)].filter((name) => name !== '' && !known.includes(name));
}

export function cohortNames(scenario: FormValue): readonly string[] {
  return populationOf(scenario).map(({ name }) => String(name));
}

/** The groups of a preset under the section's total, or under what the token's cap leaves of the usual one. */
export function fromPreset(
  scenario: FormValue,
  section: SectionDraft | null,
  { groups }: AllocationOffers['presets'][number],
): SectionDraft {
  return section === null ? { totalTokens: totalWithin(scenario), groups } : { ...section, groups };
}

/** As many tokens as allocations usually are of, or the half of a smaller cap: the other half is for what else is issued. */
export function totalWithin({ token }: FormValue): string {
  const cap =
    typeof token === 'object' && token !== null && 'capTokens' in token ? Number(token.capTokens) : Number.NaN;
  const usual = Number(USUAL_TOTAL_TOKENS);
  return Number.isFinite(cap) && cap < 2 * usual ? String(Math.floor(cap / 2)) : USUAL_TOTAL_TOKENS;
}

export function withGroup(section: SectionDraft, at: number, change: Partial<GroupDraft>): SectionDraft {
  return { ...section, groups: section.groups.map((group, i) => (i === at ? { ...group, ...change } : group)) };
}

export function withoutGroup(section: SectionDraft, at: number): SectionDraft {
  return { ...section, groups: section.groups.filter((_, i) => i !== at) };
}

/** One more group, of what is left of 100 %. */
export function withNewGroup(section: SectionDraft, { newGroup }: AllocationOffers): SectionDraft {
  const left = Math.round((100 - totalPercent(section)) * 1e6) / 1e6;
  const names = new Set(section.groups.map(({ name }) => name));
  let number = section.groups.length + 1;
  while (names.has(`Group ${number}`)) number++;
  const group = { ...newGroup, name: `Group ${number}`, sharePercent: left > 0 ? left : newGroup.sharePercent };
  return { ...section, groups: [...section.groups, group] };
}

export function totalPercent({ groups }: SectionDraft): number {
  return Math.round(groups.reduce((sum, { sharePercent }) => sum + sharePercent, 0) * 1e6) / 1e6;
}

/** What is wrong, by the cell it stands at (`groups[2].cliffMonths`), and what is wrong elsewhere. */
export function problemsByCell(problems: readonly Problem[]): {
  readonly cells: ReadonlyMap<string, string>;
  readonly others: readonly Problem[];
} {
  const cells = new Map<string, string>();
  const others: Problem[] = [];
  for (const problem of problems) {
    const cell = /^vesting\.(groups\[\d+\]\.[a-zA-Z]+)/.exec(problem.field)?.[1];
    if (cell === undefined) others.push(problem);
    else if (!cells.has(cell)) cells.set(cell, problem.message);
  }
  return { cells, others };
}

function populationOf({ population }: FormValue): readonly FormValue[] {
  return Array.isArray(population) ? population : [];
}

function isSection(value: unknown): value is { totalTokens: string; groups: readonly Partial<GroupDraft>[] } {
  if (typeof value !== 'object' || value === null || !('totalTokens' in value) || !('groups' in value)) return false;
  return typeof value.totalTokens === 'string' && Array.isArray(value.groups);
}
