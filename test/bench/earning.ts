import { type Story, storiesOf } from '../fixtures/story.js';

/** What a person had of a strategy in one scenario, as the mean over seeds. */
export interface EarningRow {
  readonly strategy: string;
  /** Hours for the DAO. */
  readonly hours: number;
  /** Stable coins after what the hours earn elsewhere: the mean, the least and the most of a seed. */
  readonly net: number;
  readonly least: number;
  readonly most: number;
}
export type EarningBench = Readonly<Record<(typeof SCENARIOS)[number], readonly EarningRow[]>>;

const SEEDS = [1, 2, 3];
const SCENARIOS = ['earning-strategies', 'earning-strategies-unpaid'] as const;
const STRATEGIES = ['specialist', 'consistentWorker', 'diversifier', 'opportunist', 'collaborator', 'networker'];

/** Runs the comparison of strategies and its control over three seeds. */
export async function benchEarning(ticks: number | undefined): Promise<EarningBench> {
  const [paid, unpaid] = [
    await storiesOf(SCENARIOS[0], SEEDS, { ticks }),
    await storiesOf(SCENARIOS[1], SEEDS, { ticks }),
  ];
  return { 'earning-strategies': rowsOf(paid), 'earning-strategies-unpaid': rowsOf(unpaid) };
}

const rowsOf = (stories: readonly Story[]) =>
  STRATEGIES.map((strategy): EarningRow => {
    const nets = stories.map(({ frames }) => total(frames, `net_${strategy}`) / 1e18);
    const hours = mean(stories.map(({ frames }) => total(frames, `hours_${strategy}`)));
    return { strategy, hours, net: mean(nets), least: Math.min(...nets), most: Math.max(...nets) };
  });

/** What a reporter said in all ticks together. */
const total = (frames: Story['frames'], reporter: string) =>
  frames.slice(1).reduce((sum, { values }) => sum + Number(values[reporter]), 0);
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Both scenarios side by side, in Markdown. */
export function earningTable(bench: EarningBench): string {
  const cells = ({ hours, net, least, most }: EarningRow) => [
    hours.toFixed(0),
    (net / Math.max(hours, 0.01)).toFixed(1),
    `${net.toFixed(0)} (${least.toFixed(0)} to ${most.toFixed(0)})`,
  ];
  const [paid, unpaid] = SCENARIOS.map((scenario) => bench[scenario]);
  const head = [
    'strategy',
    ...['users pay', 'nobody pays'].flatMap((who) => [`${who}: hours`, 'coins an hour', 'coins in all']),
  ];
  const rows = paid!.map((row, i) => [row.strategy, ...cells(row), ...cells(unpaid![i]!)]);
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
