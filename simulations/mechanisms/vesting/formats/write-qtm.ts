import type { Category, VestingGroup, VestingSection } from '../section.js';
import { numberText } from './cells.js';
import { AIRDROPS, LIQUIDITY, rounded, STAKEHOLDERS } from './qtm-stakeholders.js';
import { type FormatProblem, type FormatResult, refused, wholeFile } from './table.js';

const DAY = 86_400;

/**
 * An allocation as inputs of the Quantitative Token Model, for its import. The model has fourteen stakeholders, one
 * linear schedule each; what it cannot say is a problem.
 * @param launch Unix seconds of the launch's day
 * @param valuation of the whole supply at launch, in whole units of money: what investors are said to have paid by
 */
export function qtmRecords(
  section: VestingSection,
  { launch, valuation }: { readonly launch: number; readonly valuation: number },
): FormatResult<readonly (readonly string[])[]> {
  const { named, problems } = byStakeholder(section.groups);
  if (problems.length > 0) return refused(problems);
  const lines: [string, string][] = [
    ['initial_total_supply', section.totalTokens],
    ['launch_date', dateText(launch)],
    ['public_sale_valuation', numberText(valuation)],
  ];
  for (const stakeholder of STAKEHOLDERS) {
    const group = named.get(stakeholder.name);
    const { key } = stakeholder;
    const share = group?.sharePercent ?? 0;
    if (stakeholder.investor) {
      lines.push([`${key}_raised`, numberText((share * valuation) / 100)]);
      lines.push([`${key}_valuation`, numberText(valuation)], [`${key}_bonus`, '0']);
    } else lines.push([stakeholder.share ?? `${key}_allocation`, `${numberText(share)}%`]);
    const cliff = group?.cliffMonths ?? 0;
    lines.push([`${key}_initial_vesting`, numberText(group?.unlockedAtLaunchPercent ?? 0)]);
    lines.push([`${key}_cliff`, numberText(cliff)]);
    lines.push([
      stakeholder.duration ?? `${key}_vesting_duration`,
      numberText((group?.durationMonths ?? cliff) - cliff),
    ]);
  }
  lines.push(...airdropLines(named, section, launch));
  const pool = named.get(LIQUIDITY)?.sharePercent ?? 0;
  lines.push(['liquidity_pool_allocation', `${numberText(pool)}%`], ['liquidity_pool_initial_vesting', '100']);
  const header = ['Parameter', 'Parameter Name', 'Initial Value'];
  return { value: [header, ...lines.map(([name, value]) => [name.replaceAll('_', ' '), name, value])], problems: [] };
}

function airdropLines(
  named: ReadonlyMap<string, VestingGroup>,
  { secondsPerMonth }: VestingSection,
  launch: number,
): [string, string][] {
  const drops = AIRDROPS.map((number) => named.get(`Airdrop ${number}`));
  const share = rounded(drops.reduce((sum, drop) => sum + (drop?.sharePercent ?? 0), 0));
  const lines = drops.flatMap((drop, i): [string, string][] => [
    [`airdrop_date${i + 1}`, dateText(launch + Math.round((drop?.cliffMonths ?? 0) * secondsPerMonth))],
    [`airdrop_amount${i + 1}`, `${numberText(share === 0 ? 0 : ((drop?.sharePercent ?? 0) / share) * 100)}%`],
  ]);
  return [['airdrop_allocation', `${numberText(share)}%`], ...lines];
}

function dateText(time: number): string {
  const date = new Date(Math.round(time / DAY) * DAY * 1000);
  return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`;
}

/** Groups under the model's names: by its own name, else the first free one of its category. */
function byStakeholder(groups: readonly VestingGroup[]) {
  const named = new Map<string, VestingGroup>();
  const problems: FormatProblem[] = [];
  const drops = AIRDROPS.map((number) => ({ name: `Airdrop ${number}`, category: 'airdrop' as const }));
  const places: readonly { name: string; category: Category }[] = [
    ...STAKEHOLDERS,
    ...drops,
    { name: LIQUIDITY, category: 'liquidity' },
  ];
  const own = (group: VestingGroup) => places.some(({ name }) => name === group.name);
  for (const group of [...groups.filter(own), ...groups.filter((each) => !own(each))]) {
    const place = own(group)
      ? group.name
      : places.find(({ name, category }) => category === group.category && !named.has(name))?.name;
    const fault = place === undefined ? 'has no stakeholder left for it' : whyNot(group);
    if (place !== undefined && fault === null) named.set(place, group);
    else
      problems.push({
        ...wholeFile(`the model ${fault}`, 'Export it as an allocation CSV instead.'),
        value: group.name,
      });
  }
  return { named, problems };
}

function whyNot({ category, shape, cliffMonths, durationMonths, ...group }: VestingGroup): string | null {
  if (category === 'airdrop') {
    const dropped = shape === 'cliff' || durationMonths === 0;
    return dropped ? null : 'pays airdrops at a date and not over time';
  }
  if (category === 'liquidity') {
    return group.unlockedAtLaunchPercent === 100 ? null : 'has all of its liquidity at launch';
  }
  if (shape !== 'linear') return 'knows linear schedules only';
  return group.accruesDuringCliff && cliffMonths > 0 ? 'has nothing grow during a cliff' : null;
}
