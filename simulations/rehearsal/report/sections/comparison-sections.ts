import type { EconomyComparison, VariantOutcome } from '../../comparison/comparison.js';
import { compact } from '../charts/axis.js';
import { barChart } from '../charts/bar-chart.js';
import { lineChart } from '../charts/line-chart.js';
import { type Block, foldedTable, list, type Section, table, text } from '../model/blocks.js';
import { amount, duration, percent, points, whole } from '../model/figures.js';
import { settingsRows } from './settings-rows.js';

/** The same vote under other rules. */
export function variantsSection(variants: readonly VariantOutcome[] | null): Section {
  const title = 'Under other rules';
  if (variants === null || variants.length === 0) {
    return { id: 'variants', title, blocks: [{ kind: 'absent', text: 'Not run: no other rules were compared.' }] };
  }
  const bars = variants.map(({ variant, passes }) => ({ name: variant.name, value: passes }));
  const blocks: Block[] = [
    { kind: 'chart', chart: barChart('Probability to pass', bars, percent) },
    ...table(
      'The same simulated votes under other rules',
      [
        'Rules',
        '#Passes',
        '#Difference',
        '#95 % interval',
        '#Quorum reached',
        '#Turnout',
        '#To execution',
        '#Coalition',
      ],
      variants.map(({ variant, passes, difference, quorumReached, turnout, secondsToExecution, smallestCoalition }) => [
        variant.name,
        percent(passes),
        points(difference.mean),
        `${points(difference.low)} to ${points(difference.high)}`,
        // Nothing is to be reached where a veto alone decides.
        variant.settings.votingRule.kind === 'optimistic' ? '–' : percent(quorumReached),
        percent(turnout),
        duration(secondsToExecution),
        smallestCoalition === null ? 'none' : whole(smallestCoalition),
      ]),
    ),
    ...list(variants.filter(({ note }) => note !== '').map(({ variant, note }) => `${variant.name}: ${note}`)),
    ...variants.flatMap(({ variant }) =>
      foldedTable(
        `Rules: ${variant.name}`,
        ['Setting', '#Value'],
        [['Power delegated on top', percent(variant.delegatedShare)], ...settingsRows(variant.settings)],
      ),
    ),
  ];
  return { id: 'variants', title, blocks };
}

/** The economy with the proposal and without it. */
export function economySection(economy: EconomyComparison | null): Section {
  const title = 'The economy after';
  if (economy === null) {
    const absent = 'Not run: the economy was not simulated with and without the proposal.';
    return { id: 'economy', title, blocks: [{ kind: 'absent', text: absent }] };
  }
  const { scenario, seeds, ticks, enacted, notEnacted, differences } = economy;
  const blocks: Block[] = [
    text(
      `Scenario ${scenario}, ${whole(ticks)} ticks, with and without the proposal over the same seeds: ${seeds.join(', ')}.`,
    ),
    ...(enacted.length === 0 ? [] : [text('Enacted:'), ...list(enacted)]),
    ...(notEnacted.length === 0 ? [] : [text('Could not be enacted:'), ...list(notEnacted)]),
    ...differences.flatMap((difference) => differenceBlocks(difference)),
    { kind: 'facts', rows: [['Time it took', `${economy.seconds} s`]] },
  ];
  return { id: 'economy', title, blocks };
}

function differenceBlocks({ measure, title, unit, ticks }: EconomyComparison['differences'][number]): Block[] {
  const last = ticks.at(-1);
  if (last === undefined) return [];
  const chart = lineChart({
    title: `${title}: with the proposal minus without`,
    summary: `At tick ${last.tick}: ${amount(last.mean)} ${unit} (95 % band ${amount(last.low)} to ${amount(last.high)}).`,
    series: [
      {
        name: 'difference, 95 % band',
        colour: 'accent',
        points: ticks.map(({ tick, mean, low, high }) => ({ x: tick, y: mean, low, high })),
      },
    ],
    xWords: String,
    yWords: compact,
    across: 'tick',
    // Nought is shown unless it is so far away that the band would be a line.
    include: isFarFromNought(ticks) ? [] : [0],
  });
  return [
    { kind: 'chart', chart },
    ...foldedTable(
      `${title} (${measure}), ${unit}`,
      ['#Tick', '#With', '#Without', '#Difference', '#Low', '#High'],
      ticks.map((each) => [whole(each.tick), ...[each.with, each.without, each.mean, each.low, each.high].map(amount)]),
    ),
  ];
}

function isFarFromNought(ticks: EconomyComparison['differences'][number]['ticks']): boolean {
  const low = Math.min(...ticks.map((tick) => tick.low));
  const high = Math.max(...ticks.map((tick) => tick.high));
  return Math.max(low, -high) > 3 * (high - low);
}
