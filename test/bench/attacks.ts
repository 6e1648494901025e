import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import {
  type AttackMatrixPlan,
  type MatrixCell,
  runAttackMatrix,
} from '../../simulations/learning/federation/attack-matrix.js';
import { attackMatrixTable } from '../../simulations/learning/federation/attack-matrix-table.js';
import { standardAttackMatrix } from '../../simulations/learning/federation/standard-attack-matrix.js';

/** Both matrices: shards that are alike, and shards of two labels or so each. */
export interface AttacksBench {
  readonly plan: AttackMatrixPlan;
  readonly iid: readonly MatrixCell[];
  readonly labelShards: readonly MatrixCell[];
  readonly seconds: number;
}

const SEEDS = [1];
const DOCUMENT = 'docs/attacks.md';
const SECTION = /<!-- matrix -->.*<!-- end of matrix -->/s;

/** Runs the standard matrix on both kinds of shards, with a dot for each cell. */
export async function benchAttacks(): Promise<AttacksBench> {
  const started = performance.now();
  const onCell = () => void process.stderr.write('.');
  const plan = standardAttackMatrix({ kind: 'iid' }, SEEDS);
  const iid = await runAttackMatrix(plan, { onCell });
  const apart = standardAttackMatrix({ kind: 'labelShards', shardsPerTrainer: 2 }, SEEDS);
  const labelShards = await runAttackMatrix(apart, { onCell });
  process.stderr.write('\n');
  return { plan, iid, labelShards, seconds: (performance.now() - started) / 1000 };
}

/** What was measured, in Markdown. */
export function attacksSection({ plan, iid, labelShards, seconds }: AttacksBench): string {
  const { base, seeds } = plan;
  const attackers = Math.max(...plan.attacks.map((attack) => attack.attackers));
  const { learning } = base;
  return [
    '## Measured',
    `\`npm run bench -- attacks --docs\` on ${new Date().toISOString().slice(0, 10)}, seed ${seeds.join(', ')}: ${base.clients} clients,`,
    `of whom ${attackers} attack unless the row says otherwise; ${learning.model.kind} on ${learning.trainExamples} MNIST digits; ${base.rounds} rounds of ${learning.localEpochs} epoch`,
    `in batches of ${learning.batchSize}, learning rate ${learning.learningRate}; ${learning.testExamples} test digits. Final accuracy in %; for a backdoor, its`,
    `success rate behind the stroke. Rules are told the share of attackers (Bulyan: the most it can take). It took ${seconds.toFixed(0)} s.`,
    '',
    'Shards alike (IID):',
    '',
    attackMatrixTable(iid),
    'Two label shards a client (non-IID):',
    '',
    attackMatrixTable(labelShards),
  ].join('\n');
}

/** Puts the section into the handbook, in the place of the last one. */
export async function writeAttacksSection(section: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  await writeFile(
    DOCUMENT,
    text.replace(SECTION, () => `<!-- matrix -->\n${section}\n<!-- end of matrix -->`),
  );
}
