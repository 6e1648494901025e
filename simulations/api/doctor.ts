import { statfs } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { startChain } from '../chain/index.js';
import { createLearningService } from '../learning/index.js';
import { learningSchema } from '../scenario/index.js';
import type { DoctorReport } from './contract/index.js';
import { folkmootVersion } from './version.js';

type Check = DoctorReport['checks'][number];

const MEGABYTE = 1024 * 1024;
/** Less free space than this and a long run may not fit. */
const COMFORTABLE_MB = 500;

/** Tries everything that a run needs on this machine, for real: starts each chain, loads each backend. */
export async function examine(dataFolder: string): Promise<DoctorReport> {
  const disk = await statfs(dataFolder);
  const freeMB = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
  const checks = [
    ...(await Promise.all([checkChain('anvil', true), checkChain('ganache', false)])),
    ...(await checkBackends()),
    checkSpace(freeMB, dataFolder),
  ];
  return {
    version: folkmootVersion(),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    cores: cpus().length,
    memoryMB: Math.floor(totalmem() / MEGABYTE),
    dataFolder,
    freeMB,
    checks,
  };
}

async function checkChain(name: 'anvil' | 'ganache', required: boolean): Promise<Check> {
  try {
    const chain = await startChain(name, { chainId: 31_337, genesisTime: 1_700_000_000 });
    await chain.close();
    return { name: `${name} chain`, ok: true, required, detail: 'starts and stops', hint: null };
  } catch (error) {
    return {
      name: `${name} chain`,
      ok: false,
      required,
      detail: (error as Error).message,
      hint: 'Run `npm ci` again to reinstall it.',
    };
  }
}

/** A training set small enough to load at once. */
const SMALLEST = { trainExamples: 10, heldOutExamples: 10, testExamples: 10, batchSize: 10 };

async function checkBackends(): Promise<Check[]> {
  const checks: Check[] = [];
  for (const backend of ['node', 'wasm', 'cpu'] as const) {
    const check = { name: `TensorFlow.js backend "${backend}"`, required: backend === 'cpu' };
    try {
      const parameters = learningSchema.parse({ ...SMALLEST, backend });
      const learning = await createLearningService({ parameters, trainers: 1, seed: 1, workers: 1 });
      await learning.close();
      checks.push({ ...check, ok: true, detail: 'loads', hint: null });
    } catch (error) {
      const hint = 'Runs use the next backend that loads; nothing needs to be done.';
      checks.push({ ...check, ok: false, detail: (error as Error).message, hint });
    }
  }
  return checks;
}

function checkSpace(freeMB: number, folder: string): Check {
  const ok = freeMB >= COMFORTABLE_MB;
  return {
    name: 'free space',
    ok,
    required: true,
    detail: `${freeMB} MB in ${folder}`,
    hint: ok ? null : `Free at least ${COMFORTABLE_MB} MB, or set FOLKMOOT_HOME to a folder on another disk.`,
  };
}
