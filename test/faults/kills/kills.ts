import { createEngine } from '../../../simulations/api/index.js';
import { randomStream } from '../../../simulations/random/index.js';
import type { Fault, Figures } from '../figures.js';
import { killOne } from './kill-one.js';
import { type SubjectKind, subjects } from './subjects.js';

export interface KillOptions {
  readonly seed: number;
  readonly kills: number;
}

/** Kills processes one after another, of every kind of subject in turn, and counts what was lost and what was left. */
export async function tryKills({ seed, kills }: KillOptions): Promise<Figures> {
  const kinds = Object.keys(subjects) as SubjectKind[];
  const faults: Fault[] = [];
  const victims = new Map<string, number>();
  let told = 0;
  let lost = 0;
  for (let i = 0; i < kills; i++) {
    const killed = await killOne(kinds[i % kinds.length]!, randomStream(seed, 'kills', i));
    victims.set(killed.victim, (victims.get(killed.victim) ?? 0) + 1);
    told += killed.toldTicks;
    lost += killed.lostTicks;
    for (const lack of killed.lacks) faults.push({ tried: `kill ${i}, ${killed.tried}`, cameOf: lack });
  }
  const named = [...victims].map(([name, count]): [string, string] => [`  ${name}`, String(count)]);
  return {
    part: 'kills',
    seed,
    rows: [
      ['processes killed', String(kills)],
      ...named,
      ['ticks and rounds told', String(told)],
      ['of them lost', String(lost)],
    ],
    faults,
    skipped: await withoutWorkers(),
  };
}

/** Learning runs in threads, which nobody can kill, unless its backend is one that needs processes. */
async function withoutWorkers(): Promise<string[]> {
  const engine = await createEngine();
  try {
    const { checks } = await engine.handle('getDoctor', {});
    const installed = checks.some(({ name, ok }) => name.includes('"node"') && ok);
    return installed ? [] : [`learning workers: the backend node is not installed here, and others work in threads`];
  } finally {
    await engine.close();
  }
}
