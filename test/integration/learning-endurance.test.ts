import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type FederationOptions, type FederationRound, runFederation } from '../../simulations/learning/index.js';
import { type FederationDraft, federationSchema } from '../../simulations/scenario/index.js';

const MEGABYTE = 1024 * 1024;

setFlagsFromString('--expose-gc');
/** So that what is measured is what is held, not what waits to be collected. */
const collectGarbage = runInNewContext('gc') as () => void;

async function run(over: Partial<FederationDraft>, options: FederationOptions = {}) {
  const rounds: FederationRound[] = [];
  const federation = federationSchema.parse({
    format: 'folkmoot-federation/1',
    name: 'endurance',
    title: 'Endurance',
    clients: 4,
    ...over,
    learning: {
      trainExamples: 80,
      heldOutExamples: 20,
      testExamples: 100,
      batchSize: 10,
      model: { kind: 'dense', hiddenUnits: [16] },
      backend: 'wasm',
      ...over.learning,
    },
  });
  const report = await runFederation(federation, {
    ...options,
    onRound: async (round) => {
      rounds.push({ ...round, inspection: null, clients: round.clients });
      await options.onRound?.(round);
    },
  });
  return { report, rounds };
}

/** Worker processes of this one, as Linux lists them. */
function workersOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return afterName[1] === String(parent) && afterName[0] !== 'Z' && command.includes('learning/worker/process');
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe('a long study', () => {
  it('takes no more memory after a thousand rounds than after two hundred, but for the models that it keeps', {
    timeout: 240_000,
  }, async () => {
    /* The content store keeps models up to 128 MiB, here one of 51 kB a round: what it holds is counted apart. */
    const resident = new Map<number, number>();
    const weights = new Map<number, number>();
    await run(
      { rounds: 1_000, contribution: { rule: 'leaveOneOut' } },
      {
        onRound: ({ round }) => {
          if (round % 50 !== 0) return;
          collectGarbage();
          const { rss, arrayBuffers } = process.memoryUsage();
          resident.set(round, (rss - arrayBuffers) / MEGABYTE);
          weights.set(round, arrayBuffers / MEGABYTE);
        },
      },
    );
    // What the allocator gives back comes when it comes, so medians are compared.
    const middle = (of: ReadonlyMap<number, number>, from: number, to: number) => {
      const values = [...of].filter(([round]) => round >= from && round <= to).map(([, megabytes]) => megabytes);
      return values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
    };
    expect(middle(resident, 800, 1_000) - middle(resident, 200, 400)).toBeLessThan(60);
    // 600 models more are 29 MiB.
    expect(middle(weights, 800, 1_000) - middle(weights, 200, 400)).toBeLessThan(60);
  });
});

// Who the children are is read from /proc, which Linux alone has.
describe.runIf(process.platform === 'linux')('killing the process that trains for a client', () => {
  it('costs that client its round, and not the study', { timeout: 120_000 }, async () => {
    let killed = 0;
    const { rounds, report } = await run(
      { rounds: 6, learning: { localEpochs: 15, trainExamples: 400, backend: 'cpu' } },
      {
        workers: 1,
        runsIn: 'process',
        onProgress: ({ round, done }) => {
          // One client has trained; the next one is at it.
          if (round < 2 || round > 4 || done !== 1) return;
          for (const pid of workersOf(process.pid)) process.kill(pid, 'SIGKILL');
          killed++;
        },
      },
    );
    expect(killed).toBe(3);
    expect(report.rounds).toBe(6);
    const lost = rounds.map(({ clients }) => clients.filter(({ outcome }) => outcome === 'lost').length);
    expect(lost).toEqual([0, 0, 1, 1, 1, 0, 0]);
    for (const { clients } of rounds.slice(2, 5)) {
      expect(clients.filter(({ outcome }) => outcome === 'done')).toHaveLength(3);
    }
    expect(workersOf(process.pid)).toEqual([]);
  });
});
