import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { WireError } from '../../../simulations/api/index.js';
import { type BrowserHostProcess, startBrowserHostProcess } from '../../e2e/browser-host-process.js';
import { rawRequest } from '../../fixtures/raw-request.js';
import { connectWire, redeemAddress, type WireClient } from '../../fixtures/wire-client.js';
import type { Fault, Figures } from '../figures.js';
import { lacksOfError } from '../refusals.js';
import { hostileTexts } from './hostile-values.js';
import { type HostileCall, hostileCalls } from './mutations.js';

/** A call that has not been answered by then (ms) hangs. */
const PATIENCE = 45_000;

/** Frames that are no request, or one that nobody asked for; what a host may do with them is answer, drop them or hang up. */
const frames: readonly (readonly [name: string, frame: () => string | Buffer])[] = [
  ['no JSON', () => '{'],
  ['a binary frame', () => Buffer.from([0, 1, 2, 255])],
  ['an empty frame', () => ''],
  ['a number', () => '1'],
  ['null', () => 'null'],
  ['a reply that nobody waits for', () => '{"t":"s","i":"1","r":1}'],
  ['an event', () => '{"t":"q","m":"event","a":["frame",{}]}'],
  ['a call of no function', () => '{"t":"q","m":"constructor","i":"1","a":[]}'],
  ['a call without arguments', () => '{"t":"q","m":"call","i":"1"}'],
  ['a call with too long a number', () => `{"t":"q","m":"call","i":"${'1'.repeat(10_000)}","a":["listRuns",{}]}`],
  ['100,000 lists in each other', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['a frame of 95 MB', () => `"${'x'.repeat(95_000_000)}"`],
  ...hostileTexts.map(([name, text]): [string, () => string] => [
    `${name} as a command`,
    () => JSON.stringify({ t: 'q', m: 'call', i: '1', a: [text, {}] }),
  ]),
];

/** Commands that take a document of any form, and where. */
const takesDocument = [
  ['validateScenario', 'scenario'],
  ['startRun', 'scenario'],
  ['startFederation', 'federation'],
  ['createRehearsal', 'dao'],
  ['previewAllocation', 'scenario'],
  ['describeDataset', 'dataset'],
  ['previewPartition', 'learning'],
] as const;

export interface WireFuzz {
  readonly seed: number;
  readonly most: number;
  readonly mostWithin: number;
}

/** Hostile calls and frames over the WebSocket of a served engine; after each the engine is asked something else. */
export async function fuzzWire(options: WireFuzz): Promise<Figures> {
  const home = mkdtempSync(join(tmpdir(), 'folkmoot-faults-'));
  const faults: Fault[] = [];
  const counts = { fine: 0, refused: 0, hangs: 0, crashes: 0 };
  const host = await startBrowserHostProcess(join(home, 'data'));
  try {
    const key = await redeemAddress(host.address);
    const connect = () => connectWire(host.port, { key });
    let client = await connect();
    client.socket.on('error', () => {});
    for (const call of hostileCalls(options).filter(sendable)) {
      const answer = await within(client.call(call.command, call.parameters(nowhere)));
      const lacks = answer === null ? 'no answer' : answer.ok ? null : lacksOfError(answer.error);
      if (answer === null) counts.hangs++;
      else if (lacks === null) counts[answer.ok ? 'fine' : 'refused']++;
      if (lacks !== null) faults.push({ tried: call.tried, cameOf: lacks });
      if (client.socket.readyState !== client.socket.OPEN) client = await connect();
    }
    for (const [command, field] of takesDocument) {
      const levels = 5_000;
      const text = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      const attacker = await connect();
      const answer = new Promise<string>((resolve) => attacker.socket.on('message', (data) => resolve(String(data))));
      attacker.socket.send(`{"t":"q","m":"call","i":"deep","a":["${command}",{"${field}":${text}}]}`);
      const reply = JSON.parse((await within(answer)) ?? '{}') as { r?: { ok: boolean; error: WireError } };
      const lacks = reply.r === undefined ? 'no answer' : reply.r.ok ? 'it was taken' : lacksOfError(reply.r.error);
      if (lacks === null) counts.refused++;
      else faults.push({ tried: `${command} with ${levels} lists in each other as ${field}`, cameOf: lacks });
      await close(attacker.socket);
    }
    for (const [name, frame] of frames) {
      const attacker = await connect();
      attacker.socket.on('error', () => {});
      attacker.socket.send(frame());
      if (await stillAnswers(client)) counts.refused++;
      else faults.push({ tried: `a frame: ${name}`, cameOf: 'the engine does not answer others any more' });
      await close(attacker.socket);
    }
    const statuses = await Promise.all(
      ['/%00', '/..%2f..%2fetc/passwd', `/${'a'.repeat(10_000)}`, '/%E0%A4%A', '//evil.example/', '/session'].map(
        (path) => rawRequest(host.port, path).then(({ status }) => [path, status] as const),
      ),
    );
    for (const [path, status] of statuses) {
      if (status < 400 || status >= 500) faults.push({ tried: `GET ${path.slice(0, 60)}`, cameOf: `status ${status}` });
      else counts.refused++;
    }
    if (host.child.exitCode !== null) counts.crashes++;
    await client.close();
  } finally {
    faults.push(...(await ended(host)));
    rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  }
  return {
    part: 'commands, over the WebSocket',
    seed: options.seed,
    rows: [
      ['calls, frames and requests', String(counts.fine + counts.refused + faults.length)],
      ['taken', String(counts.fine)],
      ['refused, or dropped, with everybody else answered', String(counts.refused)],
      ['crashes', String(counts.crashes)],
      ['hangs', String(counts.hangs)],
    ],
    faults,
    skipped: [],
  };
}

const nowhere = {
  run: 'none-s1-20260101t120000-0a1b',
  federation: 'none-s1-20260101t120000-0a1b',
  rehearsal: 'none-20260101t120000-0a1b',
  table: '/nowhere/table.csv',
};

/**
 * What makes a message larger than a wire takes, or nests it deeper than this end can write it, is tried as a frame; what
 * starts runs is tried of the engine itself.
 */
function sendable({ command, tried }: HostileCall): boolean {
  return !/million|in each other/.test(tried) && command !== 'startRun' && command !== 'startFederation';
}

async function within<T>(answer: Promise<T>): Promise<T | null> {
  const stop = new AbortController();
  const late = pause(PATIENCE, null, { signal: stop.signal }).catch(() => null);
  try {
    return await Promise.race([answer, late]);
  } catch {
    return null;
  } finally {
    stop.abort();
  }
}

async function stillAnswers(client: WireClient): Promise<boolean> {
  return (await within(client.call('getDisclosures', {})))?.ok === true;
}

function close(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve();
    socket.once('close', () => resolve());
    socket.terminate();
  });
}

/** Ends the host as a person would; what it says of a fault of its own is one. */
async function ended(host: BrowserHostProcess): Promise<Fault[]> {
  const alive = host.child.exitCode === null;
  host.child.kill('SIGINT');
  const status = await host.ended;
  const words = /failed unseen[\s\S]*|a fault in Folkmoot[\s\S]*/.exec(host.output())?.[0];
  return [
    ...(alive && status === 0 ? [] : [{ tried: 'ending the host', cameOf: `it ended with ${status}` }]),
    ...(words === undefined ? [] : [{ tried: 'everything', cameOf: words }]),
  ];
}
