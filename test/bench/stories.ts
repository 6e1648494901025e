import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { AGGREGATION_CHANGE, PAY_CHANGE, type Story, storiesOf } from '../fixtures/story.js';

/** The quickstart's story over seeds, and that of its control. */
export interface StoriesBench {
  readonly quickstart: readonly (readonly string[])[];
  readonly plain: readonly (readonly string[])[];
  /** Votes that failed, with why, a line each. */
  readonly defeats: readonly string[];
  readonly ticks: number;
  /** What trained the models. */
  readonly backend: string;
  readonly seconds: number;
}

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const DOCUMENT = 'docs/stories.md';
const SECTION = /<!-- table -->.*<!-- end of table -->/s;

/** Runs both scenarios over ten seeds, with a dot for each run. */
export async function benchStories(ticks: number | undefined): Promise<StoriesBench> {
  const started = performance.now();
  const told = () => void process.stderr.write('.');
  const quickstart = await storiesOf('quickstart', SEEDS, { ticks, told });
  const plain = await storiesOf('plain', SEEDS, { ticks, told });
  process.stderr.write('\n');
  return {
    quickstart: quickstart.map(quickstartRow),
    plain: plain.map(plainRow),
    defeats: [
      ...quickstart.map((story) => ['quickstart', story] as const),
      ...plain.map((story) => ['plain', story] as const),
    ].flatMap(([scenario, { seed, defeats }]) =>
      defeats.map(({ effect, told }) => `${scenario}, seed ${seed} (${effect}): ${told ?? 'nothing was told'}`),
    ),
    ticks: quickstart[0]!.report.ticks,
    backend: quickstart[0]!.report.backend,
    seconds: (performance.now() - started) / 1000,
  };
}

const percent = (share: number) => (100 * share).toFixed(1);
const tokens = (wei: bigint) => (Number(wei / 10n ** 15n) / 1000).toFixed(1);
const ballotsOf = ({ ballotCount: { for: yes, against, abstain } }: Story) => `${yes} / ${against} / ${abstain}`;
const votesOf = ({ report: { proposals } }: Story) =>
  `${proposals.created} / ${proposals.executed} / ${proposals.defeated}`;

const QUICKSTART_HEAD = [
  'seed',
  'robust rule at tick',
  'accuracy before, %',
  'at the end, %',
  'other pay at tick',
  "poisoners' pay in the first two rounds, %",
  'before, %',
  'after, %',
  'ballots For / Against / Abstain',
  'proposals made / executed / defeated',
  'slashed from poisoners',
  'from free-riders',
  'from honest trainers',
];

function quickstartRow(story: Story): readonly string[] {
  const rule = story.executedAt(AGGREGATION_CHANGE);
  const pay = story.executedAt(PAY_CHANGE);
  return [
    String(story.seed),
    rule === null ? 'never' : String(rule),
    percent(story.accuracyAt(rule === null ? -1 : rule - 1)),
    percent(story.accuracyAt(-1)),
    pay === null ? 'never' : String(pay),
    percent(story.shareOfPay('signFlipper', 0, 2)),
    percent(story.shareOfPay('signFlipper', 0, pay ?? undefined)),
    pay === null ? '–' : (100 * story.shareOfPay('signFlipper', pay + 1)).toFixed(2),
    ballotsOf(story),
    votesOf(story),
    ...['signFlipper', 'freeRider', 'honestTrainer'].map((archetype) => tokens(story.slashedOf(archetype))),
  ];
}

const PLAIN_HEAD = [
  'seed',
  'accuracy in round 7, %',
  'at the end, %',
  'ballots For / Against / Abstain',
  'proposals made / executed / defeated',
  'slashed from honest trainers',
];

function plainRow(story: Story): readonly string[] {
  return [
    String(story.seed),
    percent(story.accuracyAt(7)),
    percent(story.accuracyAt(-1)),
    ballotsOf(story),
    votesOf(story),
    tokens(story.slashedOf('honestTrainer')),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** What was measured, in Markdown. */
export function storiesSection({ quickstart, plain, defeats, ticks, backend, seconds }: StoriesBench): string {
  return [
    `\`npm run bench -- stories --docs\` on ${new Date().toISOString().slice(0, 10)}: ${ticks} ticks each, trained by the ${backend} backend. It took ${seconds.toFixed(0)} s.`,
    '',
    '### quickstart',
    '',
    table(QUICKSTART_HEAD, quickstart),
    '',
    '### plain',
    '',
    table(PLAIN_HEAD, plain),
    '',
    '### Votes that failed',
    '',
    ...(defeats.length === 0 ? ['None did.'] : defeats.map((defeat) => `- ${defeat}`)),
  ].join('\n');
}

/** Puts the section into the handbook, in the place of the last one. */
export async function writeStoriesSection(section: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  await writeFile(
    DOCUMENT,
    text.replace(SECTION, () => `<!-- table -->\n${section}\n<!-- end of table -->`),
  );
}
