import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StandInRecord } from '../electron-stand-in/records.js';
import { until } from '../fixtures/until.js';
import { type DesktopProcess, startDesktopProcess } from './desktop-process.js';
import { descendants, survivors } from './process-tree.js';

/*
 * The desktop host's own main process, preload and engine process, run for real on the stand-in for the `electron`
 * module: its windows are pages of a Chromium, its utility process is a child process.
 */

let folder: string;
let desktop: DesktopProcess;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-desktop-'));
  desktop = await startDesktopProcess(folder);
});

afterEach(async () => {
  const family = descendants(desktop.pid);
  desktop.child.kill('SIGKILL');
  await desktop.ended;
  // Whoever is still ending may still write.
  await until(() => expect(survivors(family)).toEqual([]));
  await rm(folder, { recursive: true, force: true });
});

type Kind = StandInRecord['kind'];
const recordsOf = <K extends Kind>(kind: K) =>
  desktop.records.filter((entry): entry is Extract<StandInRecord, { kind: K }> => entry.kind === kind);

/** Speaks the wire from within the page, beside the window's own client: a port of its own, asked for as the page does. */
const askEngine = (command: string) => `new Promise((resolve, reject) => {
  addEventListener('message', function take(event) {
    if (event.data?.type !== 'folkmoot:engine-port') return;
    event.stopImmediatePropagation();
    removeEventListener('message', take, true);
    const [port] = event.ports;
    port.onmessage = ({ data }) => {
      const { i, r } = JSON.parse(data);
      if (i === 'test') resolve(r);
    };
    port.postMessage(JSON.stringify({ t: 'q', m: 'call', i: 'test', a: [${JSON.stringify(command)}, {}] }));
  }, true);
  postMessage({ type: 'folkmoot:ready' }, location.origin);
  setTimeout(() => reject(new Error('no answer')), 30000);
})`;

const enginePid = () => {
  const found = descendants(desktop.pid).find(({ command }) => command.includes('electron/engine/main.js'));
  if (found === undefined) throw new Error('no engine process');
  return found.pid;
};

it('opens one window, sandboxed, isolated and without Node.js', async () => {
  expect(recordsOf('window').map(({ preferences }) => preferences)).toEqual([
    expect.objectContaining({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }),
  ]);
  await until(async () => expect(await desktop.evaluate('document.readyState')).toBe('complete'));
  expect(await desktop.evaluate('[typeof require, typeof process, typeof module, Object.keys(folkmootHost)]')).toEqual([
    'undefined',
    'undefined',
    'undefined',
    ['kind', 'platform', 'showItem'],
  ]);
});

it('gives the page a port to the engine, and a new one after a reload', async () => {
  const scenarios = { ok: true, value: expect.arrayContaining([expect.objectContaining({ name: 'tiny' })]) };
  expect(await desktop.evaluate(askEngine('listScenarios'))).toEqual(scenarios);
  const before = enginePid();
  await desktop.ask({ do: 'reload' });
  expect(await desktop.evaluate(askEngine('listScenarios'))).toEqual(scenarios);
  expect(enginePid()).toBe(before);
});

it('keeps the page where it is, opens nothing and grants nothing', async () => {
  await desktop.evaluate(`void open('https://evil.example/window')`);
  await until(() =>
    expect(recordsOf('window-open')).toEqual([
      { kind: 'window-open', url: 'https://evil.example/window', action: 'deny' },
    ]),
  );
  await desktop.evaluate(`void (location.href = 'https://evil.example/page')`);
  await until(() =>
    expect(recordsOf('will-navigate')).toContainEqual({
      kind: 'will-navigate',
      url: 'https://evil.example/page',
      prevented: true,
    }),
  );
  expect(await desktop.evaluate('location.host')).toBe('app.folkmoot.localhost');
  const granted = recordsOf('permission').filter((entry) => entry.granted);
  expect(granted.map(({ permission }) => permission)).toEqual(['clipboard-sanitized-write']);
});

it('serves its page under the strict policy: no inline script, no eval, no file outside', async () => {
  const evaluated = `new Promise((resolve) => {
    addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    setTimeout(() => resolve('nothing was blocked'), 3000);
  })`;
  expect(await desktop.evaluate(evaluated)).toBe('script-src-elem');
  expect(await desktop.evaluate('typeof globalThis.ran')).toBe('undefined');
  const outside = `fetch('/../../package.json').then(({ status }) => status)`;
  expect(await desktop.evaluate(outside)).toBe(404);
});

it('shows a file only by its absolute path, and only within the data folder', async () => {
  const show = (item: string) => desktop.evaluate(`folkmootHost.showItem(${JSON.stringify(item)})`);
  await desktop.evaluate(askEngine('listRuns'));
  const data = path.join(folder, 'data');
  await mkdir(path.join(data, 'runs'), { recursive: true });
  await symlink('/', path.join(data, 'out'));
  await show(data);
  await show(path.join(data, 'runs'));
  const shown = [data, path.join(data, 'runs')];
  expect(recordsOf('shell')).toEqual(shown.map((target) => ({ kind: 'shell', action: 'show-item', target })));
  await expect(show('relative')).rejects.toThrow('absolute path');
  const elsewhere = [
    '/',
    '/etc/passwd',
    folder,
    `${data}/../window.json`,
    `${data}-other`,
    `${data}/out/etc`,
    `${data}/none`,
  ];
  for (const item of elsewhere) await expect(show(item)).rejects.toThrow('data folder');
  expect(recordsOf('shell')).toHaveLength(2);
});

it('loads its page anew when the page’s process ends, and asks when that does not help or the page hangs', async () => {
  const alive = async () => expect(await desktop.evaluate(askEngine('listRuns'))).toMatchObject({ ok: true });
  await until(alive);
  const engine = enginePid();
  await desktop.evaluate('void (globalThis.before = true)');
  await desktop.ask({ do: 'crash' });
  const anew = async () => expect(await desktop.evaluate('typeof globalThis.before')).toBe('undefined');
  await until(anew);
  await until(alive);
  expect(recordsOf('dialog')).toEqual([]);
  expect(enginePid()).toBe(engine);
  await desktop.ask({ do: 'hang' });
  await until(() => expect(recordsOf('dialog')).toHaveLength(1));
  expect(recordsOf('dialog')[0]).toMatchObject({
    message: 'The window does not answer.',
    buttons: ['Load it anew', 'Wait'],
  });
});

const crashTimes = async (times: number, what: 'crash' | 'fail-load') => {
  for (let i = 0; i < times; i++) await desktop.ask({ do: what });
};
const evaluatedAnew = (mark: string) =>
  until(async () => expect(await desktop.evaluate(`typeof globalThis.${mark}`)).toBe('undefined'));

it('asks once what to do with a page that ends again and again, and loads it anew when that is the answer', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  const engine = enginePid();
  await crashTimes(6, 'crash');
  await until(() => expect(recordsOf('dialog')).toHaveLength(1));
  expect(recordsOf('dialog')[0]).toMatchObject({
    message: 'The window ended several times.',
    detail: expect.stringContaining('crashed'),
    buttons: ['Load it anew', 'Close'],
  });
  // The last of the loads that needed no question may still be going on.
  await until(async () => expect(await desktop.evaluate(askEngine('listRuns'))).toMatchObject({ ok: true }));
  await desktop.evaluate('void (globalThis.asked = true)');
  desktop.answerDialog(0);
  await evaluatedAnew('asked');
  expect(enginePid()).toBe(engine);
});

it('closes a page that ends again and again when that is the answer, and ends in order', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  const family = descendants(desktop.pid);
  await crashTimes(4, 'crash');
  await until(() => expect(recordsOf('dialog')).toHaveLength(1));
  desktop.answerDialog(1);
  expect(await desktop.ended).toBe(0);
  await until(() => expect(survivors(family)).toEqual([]));
});

it('loads anew a page that could not be loaded, and one that hangs when that is the answer', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  await desktop.evaluate('void (globalThis.failed = true)');
  await desktop.ask({ do: 'fail-load' });
  await evaluatedAnew('failed');
  await desktop.evaluate('void (globalThis.hung = true)');
  await desktop.ask({ do: 'hang' });
  await desktop.ask({ do: 'hang' });
  await until(() => expect(recordsOf('dialog')).toHaveLength(1));
  desktop.answerDialog(0);
  await evaluatedAnew('hung');
});

it('says so when the engine crashes, and goes on with a new one', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  const crashed = enginePid();
  process.kill(crashed, 'SIGKILL');
  await until(() => expect(recordsOf('dialog')).toHaveLength(1));
  expect(recordsOf('dialog')[0]).toMatchObject({
    message: 'The engine stopped.',
    detail: expect.stringContaining('is kept'),
    buttons: ['Restart', 'Quit'],
  });
  desktop.answerDialog(0);
  // The window is loaded anew meanwhile, which ends what was being evaluated in it.
  const answered = async () => expect(await desktop.evaluate(askEngine('listRuns'))).toMatchObject({ ok: true });
  await until(answered);
  expect(enginePid()).not.toBe(crashed);
});

it('lets a second instance give way to the first', async () => {
  const second = startDesktopProcess(folder);
  await expect(second).rejects.toThrow(/ended \(0\)/);
  expect(desktop.child.exitCode).toBeNull();
});

it('ends its engine and its children when it quits, and remembers the window', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  const family = descendants(desktop.pid);
  expect(family.length).toBeGreaterThan(1);
  desktop.quit();
  expect(await desktop.ended).toBe(0);
  await until(() => expect(survivors(family)).toEqual([]));
  expect(JSON.parse(await readFile(path.join(folder, 'window.json'), 'utf8'))).toMatchObject({ maximized: false });
});

it('leaves no process behind when its main process is killed', async () => {
  await desktop.evaluate(askEngine('listRuns'));
  const family = descendants(desktop.pid);
  desktop.child.kill('SIGKILL');
  await until(() => expect(survivors(family)).toEqual([]));
});
