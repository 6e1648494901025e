import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine } from '../../../simulations/api/index.js';
import type { RandomStream } from '../../../simulations/random/index.js';
import { descendants, survivors } from '../../e2e/process-tree.js';
import { type Subject, type SubjectKind, type SubjectPlaces, subjects } from './subjects.js';

/** What came of one kill. */
export interface Killed {
  /** Which process of what, and when. */
  readonly tried: string;
  readonly victim: string;
  /** What is wrong with it; empty when all is as it has to be. */
  readonly lacks: readonly string[];
  readonly toldTicks: number;
  readonly lostTicks: number;
}

/** Longest wait (ms) after which the kill comes, from when the work has begun. */
const LATEST = 2_500;
/** What has not ended by then (ms) after a kill hangs: whoever is to end, is asked to once half of it is over. */
const PATIENCE = 90_000;
/** What is to be cleared away is gone by then (ms). */
const CLEARING = 20_000;

/** Kills one process of a running command or served engine at a random moment, and looks at what is left. */
export async function killOne(kind: SubjectKind, random: RandomStream): Promise<Killed> {
  const root = mkdtempSync(join(tmpdir(), 'folkmoot-kills-'));
  const places = { home: mkdtempSync(join(root, 'home-')), scratch: mkdtempSync(join(root, 'scratch-')) };
  const subject = subjects[kind](places);
  const lacks: string[] = [];
  try {
    await subject.begun;
    const after = random.integer(0, LATEST);
    await Promise.race([pause(after), subject.ended]);
    const family = descendants(subject.pid);
    const all = [{ pid: subject.pid, parent: process.pid, command: 'the first process' }, ...family];
    const victim = random.pick(all);
    const name = nameOf(victim.command);
    try {
      process.kill(victim.pid, 'SIGKILL');
    } catch {
      // It has ended in this very moment, which is as good.
    }
    if (victim.pid !== subject.pid) lacks.push(...(await outlived(subject)));
    if (!(await endsWithin(subject, PATIENCE))) {
      lacks.push('it hangs');
      process.kill(subject.pid, 'SIGKILL');
    }
    if (/^\s+at .+:\d+/m.test(subject.output())) lacks.push(`it shows a stack: ${subject.output().slice(-1_500)}`);
    const left = await leftBehind([...all, ...family], places);
    lacks.push(...left);
    const { told, lost, wrong } = await lostTicks(subject, places);
    return {
      tried: `${kind}: ${name} killed ${after} ms after its work began`,
      victim: name,
      lacks: [...lacks, ...wrong],
      toldTicks: told,
      lostTicks: lost,
    };
  } finally {
    for (const { pid } of descendants(subject.pid)) killQuietly(pid);
    killQuietly(subject.pid);
    await subject.ended;
    rmSync(root, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** A process of it was killed, not the first: one that is served goes on, and everything ends when it is asked to. */
async function outlived(subject: Subject): Promise<string[]> {
  const wrong: string[] = [];
  const { answers } = subject;
  if (answers !== null) {
    const still = await Promise.race([answers(), pause(PATIENCE, false)]);
    if (!still) wrong.push('it does not answer any more');
    subject.interrupt();
  } else if (!(await endsWithin(subject, PATIENCE / 2))) subject.interrupt();
  return wrong;
}

async function endsWithin(subject: Subject, milliseconds: number): Promise<boolean> {
  const stop = new AbortController();
  const late = pause(milliseconds, false, { signal: stop.signal }).catch(() => false);
  const ended = await Promise.race([subject.ended.then(() => true), late]);
  stop.abort();
  return ended;
}

async function leftBehind(family: Parameters<typeof survivors>[0], { scratch }: SubjectPlaces): Promise<string[]> {
  const since = performance.now();
  for (;;) {
    const processes = survivors(family.slice(1)).map(({ command }) => `the process ${command.slice(0, 200)} is left`);
    const files = readdirSync(scratch).map((name) => `${name} is left in the temporary folder`);
    if (processes.length + files.length === 0) return [];
    if (performance.now() - since > CLEARING) return [...processes, ...files];
    await pause(50);
  }
}

/** Opens what was kept with an engine of its own and looks for every tick or round that was told. */
async function lostTicks({ told }: Subject, { home }: SubjectPlaces) {
  const wrong: string[] = [];
  let lost = 0;
  let count = 0;
  const engine = await createEngine({ dataFolder: home });
  try {
    const runs = await engine.handle('listRuns', {});
    for (const [id, last] of told) {
      count += last + 1;
      const run = runs.find((one) => id === '' || one.id === id);
      const kept =
        run === undefined
          ? []
          : run.kind === 'dao'
            ? (await engine.handle('getFrames', { runId: run.id, from: 0, to: 999 })).map(({ tick }) => tick)
            : (await engine.handle('getFederationRounds', { runId: run.id, from: 0, to: 999 })).map(
                ({ round }) => round,
              );
      const missing = Array.from({ length: last + 1 }, (_, tick) => tick).filter((tick) => !kept.includes(tick));
      lost += missing.length;
      if (missing.length > 0) wrong.push(`ticks that were told are not kept: ${missing.join(', ')}`);
    }
    for (const run of runs) {
      if (['running', 'starting', 'paused'].includes(run.state))
        wrong.push(`${run.id} is still said to be ${run.state}`);
    }
    for (const { id } of await engine.handle('listRehearsals', {})) await engine.handle('getRehearsal', { id });
  } catch (error) {
    wrong.push(`what was kept cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await engine.close();
  }
  return { told: count, lost, wrong };
}

function nameOf(command: string): string {
  if (command === 'the first process') return command;
  if (/^\/bin\/sh -c/.test(command)) return 'a watcher’s shell';
  if (/anvil/.test(command)) return 'the chain';
  if (/learning\/worker/.test(command)) return 'a learning worker';
  return command.split(' ').slice(0, 2).join(' ').slice(0, 80);
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
