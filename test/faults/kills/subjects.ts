import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grant, oak } from '../../fixtures/rehearsal/oak.js';
import { connectWire, redeemAddress } from '../../fixtures/wire-client.js';
import { federation } from '../commands/usual-parameters.js';
import { builtProgram, clone } from '../programs.js';

/** Something of the product that runs in processes, of which one is about to be killed. */
export interface Subject {
  readonly pid: number;
  /** Ticks or rounds that it told to be finished, by run; a rehearsal has none. */
  readonly told: Map<string, number>;
  /** Everything that it wrote. */
  output(): string;
  /** Resolves when it has begun its work so that its processes are there. */
  readonly begun: Promise<void>;
  /** Resolves when its first process is gone. */
  readonly ended: Promise<number | null>;
  /** Whether it is answering, for one that goes on after a process of it was killed; `null` when it ends by itself. */
  answers: (() => Promise<boolean>) | null;
  /** Asks it to end as a person would. */
  interrupt(): void;
}

export interface SubjectPlaces {
  /** Data folder. */
  readonly home: string;
  /** Folder for everything that it needs for a while. */
  readonly scratch: string;
}

export type SubjectKind = keyof typeof subjects;

const RUN_TICKS = 60;

function started(program: string, args: readonly string[], { home, scratch }: SubjectPlaces) {
  const env = { ...process.env, FOLKMOOT_HOME: home, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  const child = spawn(process.execPath, [program, ...args], { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  /** Resolves with what it wrote that matches, or with `null` when it ended before. */
  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray | null>((resolve) => {
      const look = () => {
        const match = pattern.exec(text);
        if (match !== null) resolve(match);
      };
      watchers.add(look);
      look();
      void ended.then(() => resolve(null));
    });
  return { child, ended, said, output: () => text };
}

/** A command that runs a study to its end, and tells every tick or round on stderr. */
function study(unit: 'tick' | 'round', args: readonly string[], places: SubjectPlaces): Subject {
  const { child, ended, said, output } = started(builtProgram('simulations/cli/main.ts'), ['run', ...args], places);
  const told = new Map<string, number>();
  child.stderr.on('data', (piece: string) => {
    for (const [, done] of piece.matchAll(new RegExp(`^${unit} (\\d+):`, 'gm'))) told.set('', Number(done));
  });
  return {
    pid: child.pid!,
    told,
    output,
    begun: said(new RegExp(`${unit} 1`)).then(() => {}),
    ended,
    answers: null,
    interrupt: () => child.kill('SIGINT'),
  };
}

function rehearsal(places: SubjectPlaces): Subject {
  const file = (name: string, content: unknown) => {
    const path = join(places.home, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const files = ['--dao', file('dao.json', oak), '--proposal', file('proposal.json', grant)];
  const out = ['--runs', '100', '--attacks', '--report', 'html', 'pdf', '--out', join(places.home, 'reports')];
  const program = builtProgram('simulations/cli/main.ts');
  const { child, ended, said, output } = started(program, ['rehearse', ...files, ...out], places);
  return {
    pid: child.pid!,
    told: new Map(),
    output,
    begun: said(/\S/).then(() => {}),
    ended,
    answers: null,
    interrupt: () => child.kill('SIGINT'),
  };
}

/** An engine that is served to a browser, with a run, and a rehearsal whose proposal is executed, going on at a time. */
function served(places: SubjectPlaces): Subject {
  const start = join(clone, 'electron/bootstrap/start.mjs');
  const args = ['--host', 'browser', '--no-open', '--port', '0', '--data', places.home];
  const { child, ended, said, output } = started(start, args, places);
  const told = new Map<string, number>();
  const subject: Subject = {
    pid: child.pid!,
    told,
    output,
    begun: begin(),
    ended,
    answers: null,
    interrupt: () => child.kill('SIGINT'),
  };
  async function begin(): Promise<void> {
    const at = await said(/Folkmoot is at (http:\/\/127\.0\.0\.1:(\d+)\/\S+)/);
    if (at === null) throw new Error(`the engine is not served: ${output()}`);
    const client = await connectWire(Number(at[2]), { key: await redeemAddress(at[1]!) });
    client.socket.on('error', () => {});
    // A call of an engine that is killed is never answered.
    const call = (command: string, parameters: unknown) =>
      Promise.race([client.call(command, parameters), ended.then(() => null)]).catch(() => null);
    subject.answers = async () => (await call('listRuns', {}))?.ok === true;
    await call('startRun', { scenario: 'tiny', overrides: { ticks: RUN_TICKS } });
    const made = await call('createRehearsal', { dao: oak });
    if (made?.ok) {
      const { id } = made.value as { id: string };
      await call('updateRehearsal', { id, proposal: grant });
      void call('executeProposal', { id }).then(() => call('attackDao', { id }));
    }
    client.socket.on('message', () => {
      for (const { name, payload } of client.events.splice(0)) {
        if (name !== 'frame') continue;
        const { runId, frame } = payload as { runId: string; frame: { tick: number } };
        told.set(runId, frame.tick);
      }
    });
  }
  return subject;
}

export const subjects = {
  'a run on the command line': (places: SubjectPlaces) => study('tick', ['tiny', '--ticks', String(RUN_TICKS)], places),
  'a federation on the command line': (places: SubjectPlaces) => {
    const path = join(places.home, 'federation.json');
    writeFileSync(path, JSON.stringify({ ...federation, rounds: 300 }));
    return study('round', [path], places);
  },
  'a rehearsal on the command line': rehearsal,
  'an engine that is served': served,
} as const;
