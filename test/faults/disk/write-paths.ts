import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { CommandParameters, Engine } from '../../../simulations/api/index.js';
import { grant, oak } from '../../fixtures/rehearsal/oak.js';
import { usualLines } from '../commands/usual-lines.js';
import { federation, type Surroundings } from '../commands/usual-parameters.js';
import { builtProgram } from '../programs.js';
import { lacksOfEnd, lacksOfError } from '../refusals.js';
import type { SmallDisk } from './small-disk.js';

/** Something that writes to the disk. */
export interface WritePath {
  readonly name: string;
  /** What is wrong with how it went on a full disk, or `null`; what it does when there is room has to be as it should. */
  readonly whenFull: (there: DiskSurroundings) => Promise<string | null>;
  readonly withRoom: (there: DiskSurroundings) => Promise<unknown>;
}

export interface DiskSurroundings extends Surroundings {
  readonly engine: Engine;
  readonly disk: SmallDisk;
}

type Act = (there: DiskSurroundings) => Promise<unknown>;

/** It is refused as it has to be. */
const refused = (name: string, act: Act): WritePath => ({
  name,
  whenFull: async (there) => {
    try {
      await act(there);
    } catch (error) {
      return lacksOfError(error as { code?: string });
    }
    return 'it was taken though the disk is full';
  },
  withRoom: act,
});

/** It is done, or refused as it has to be: what it writes is a convenience. */
const either = (name: string, act: Act): WritePath => ({
  name,
  whenFull: async (there) => act(there).then(() => null, lacksOfError),
  withRoom: act,
});

const table = { name: 'holders.csv', text: `HolderAddress,Balance\n0x${'a1'.repeat(20)},10\n` };
const csv = Buffer.from(`a,b\n${'1,2\n'.repeat(5_000)}`).toString('base64');

/** Every way in which the product writes to a disk. */
export const writePaths: readonly WritePath[] = [
  refused('a run begins', ({ engine }) =>
    runToEnd(engine, { scenario: 'tiny', overrides: { ticks: 2, backend: 'cpu' } }),
  ),
  {
    name: 'a run that goes on',
    whenFull: (there) => fillDuring(there, 'startRun', { scenario: 'tiny', overrides: { ticks: 400, backend: 'cpu' } }),
    withRoom: ({ engine }) => runToEnd(engine, { scenario: 'tiny', overrides: { ticks: 2, backend: 'cpu' } }),
  },
  refused('a federation begins', ({ engine }) => federationToEnd(engine)),
  {
    name: 'a federation that goes on',
    whenFull: (there) =>
      fillDuring(there, 'startFederation', { federation: { ...federation, rounds: 5_000 }, workers: 1 }),
    withRoom: ({ engine }) => federationToEnd(engine),
  },
  ...(['csv', 'parquet', 'json'] as const).flatMap((format) => [
    refused(`a run's export as ${format}`, ({ engine, run }) => engine.handle('exportRun', { runId: run, format })),
    refused(`a federation's export as ${format}`, ({ engine, federation: runId }) =>
      engine.handle('exportRun', { runId, format }),
    ),
  ]),
  ...(['html', 'markdown', 'pdf', 'json'] as const).map((format) =>
    refused(`a report as ${format}`, ({ engine, rehearsal: id }) => engine.handle('writeReport', { id, format })),
  ),
  refused('a rehearsal begins', ({ engine }) => engine.handle('createRehearsal', { dao: { ...oak } })),
  refused('a change of the draft', ({ engine, rehearsal: id }) =>
    engine.handle('updateRehearsal', { id, proposal: { ...grant, description: 'x'.repeat(10_000) } }),
  ),
  refused('a draft that is imported', ({ engine, rehearsal: id }) =>
    engine.handle('importProposal', { id, text: JSON.stringify(grant) }),
  ),
  refused('a table that is imported', ({ engine, rehearsal: id }) =>
    engine.handle('importTable', { id, kind: 'holders', file: table }),
  ),
  refused('a forecast', ({ engine, rehearsal: id }) => engine.handle('forecastVote', { id, runs: 100 })),
  refused('a proposal that is executed', ({ engine, rehearsal: id }) => engine.handle('executeProposal', { id })),
  refused('rules that are compared', ({ engine, rehearsal: id }) => engine.handle('compareRules', { id })),
  refused('data that is brought', ({ engine }) =>
    engine.handle('importDataset', { name: 'brought', files: [{ name: 'a.csv', base64: csv }] }),
  ),
  refused('a note on a run', ({ engine, run: runId }) =>
    engine.handle('noteOnRun', { runId, note: 'n'.repeat(1_900) }),
  ),
  either('the list of runs', ({ engine }) => engine.handle('listRuns', {})),
  either('the doctor', ({ engine }) => engine.handle('getDoctor', {})),
  {
    name: 'a run that is removed and restored',
    whenFull: async ({ engine, run: runId }) => {
      const removed = await engine.handle('removeRun', { runId }).then(
        () => null,
        (error: object) => error,
      );
      const lacks = removed === null ? null : lacksOfError(removed);
      if (removed === null) await engine.handle('restoreRun', { runId });
      return lacks;
    },
    withRoom: async ({ engine, run: runId }) => {
      await engine.handle('removeRun', { runId });
      await engine.handle('restoreRun', { runId });
    },
  },
  ...['allocation export launch --out', 'run tiny --ticks 1 --backend cpu --out'].map((words) =>
    onCommandLine(words, words.split(' ')),
  ),
  {
    name: 'rehearse --report',
    whenFull: async (there) => lacksOfEnd(await command(there, rehearse(there))),
    withRoom: async (there) => ended(await command(there, rehearse(there))),
  },
];

const rehearse = ({ disk }: DiskSurroundings) => {
  const { dao, proposal } = usualLines(join(disk.folder, '..'), '').rehearse!.options;
  const files = ['--dao', String(dao), '--proposal', String(proposal)];
  return [
    'rehearse',
    ...files,
    '--runs',
    '100',
    '--no-execution',
    '--report',
    'html',
    'pdf',
    '--out',
    join(disk.folder, 'reports'),
  ];
};

function onCommandLine(name: string, words: readonly string[]): WritePath {
  const line = ({ disk }: DiskSurroundings) => [
    ...words,
    join(disk.folder, words[0] === 'run' ? 'runs-there' : 'out.csv'),
  ];
  return {
    name,
    whenFull: async (there) => {
      const end = await command(there, line(there));
      return end.status === 0 ? 'its status is 0 though the disk is full' : lacksOfEnd(end);
    },
    withRoom: async (there) => ended(await command(there, line(there))),
  };
}

type End = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function ended({ status, stderr }: End): void {
  if (status !== 0) throw new Error(`it ended with status ${status}: ${stderr}`);
}

/** Runs a command whose data folder is on a disk with room. */
function command({ disk }: DiskSurroundings, line: readonly string[]): Promise<End> {
  const env = { ...process.env, FOLKMOOT_HOME: join(disk.folder, '..', 'roomy') };
  const child = spawn(process.execPath, [builtProgram('simulations/cli/main.ts'), ...line], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, ...output })));
}

const OVER = ['finished', 'failed', 'stopped'];

/** Resolves with how the next study that ends has ended. */
function nextEnd(engine: Engine) {
  return new Promise<{ state: string; error: { code?: string; message?: string; hint?: string } | null }>((resolve) => {
    const end = engine.subscribe((_, payload) => {
      const study = 'run' in payload ? payload.run : 'federation' in payload ? payload.federation : null;
      if (study === null || !OVER.includes(study.state)) return;
      end();
      resolve(study);
    });
  });
}

async function finished(engine: Engine, start: Promise<unknown>): Promise<void> {
  const end = nextEnd(engine);
  await start;
  const { state, error } = await end;
  if (state === 'failed') throw Object.assign(new Error(error?.message), error);
  if (state !== 'finished') throw new Error(`it is ${state}`);
}

const runToEnd = (engine: Engine, parameters: CommandParameters<'startRun'>) =>
  finished(engine, engine.handle('startRun', parameters));
const federationToEnd = (engine: Engine) =>
  finished(engine, engine.handle('startFederation', { federation: { ...federation }, workers: 1 }));

/** Fills the disk once a study has told some of its ticks or rounds; says what is wrong with how it ends and what it keeps. */
async function fillDuring<C extends 'startRun' | 'startFederation'>(
  { engine, disk }: DiskSurroundings,
  start: C,
  parameters: CommandParameters<C>,
): Promise<string | null> {
  disk.free();
  let told = -1;
  const some = new Promise<void>((resolve) => {
    engine.subscribe((_, payload) => {
      if ('frame' in payload) told = payload.frame.tick;
      if ('round' in payload && typeof payload.round === 'object') told = payload.round.round;
      if (told >= 3) resolve();
    });
  });
  const end = nextEnd(engine);
  const { id } = await engine.handle(start, parameters);
  await some;
  disk.fill();
  const { state, error } = await end;
  if (state !== 'failed') return `it is ${state}, not failed`;
  const lacks = lacksOfError(error ?? {});
  if (lacks !== null) return lacks;
  disk.free();
  const kept = await (start === 'startRun'
    ? engine.handle('getFrames', { runId: id, from: 0, to: 999 })
    : engine.handle('getFederationRounds', { runId: id, from: 0, to: 999 }));
  if (kept.length <= Math.min(told, 998))
    return `of ${told + 1} ticks or rounds that were told ${kept.length} are kept`;
  return null;
}
