import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';

/* The desktop host on the real Electron, wherever its runtime and a screen are. */

const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? 'node_modules/electron/dist';

function findExecutable(): string | null {
  try {
    const executable = path.resolve(dist, readFileSync('node_modules/electron/path.txt', 'utf8'));
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

const executablePath = findExecutable();
const hasScreen = process.platform !== 'linux' || process.env.DISPLAY !== undefined;
const missing =
  executablePath === null ? "Electron's runtime is not installed here" : hasScreen ? null : 'no screen here';

describe.skipIf(missing !== null)(`the real Electron${missing === null ? '' : ` (${missing})`}`, () => {
  it('opens the window in a sandbox and lists the scenarios of the real engine', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'folkmoot-electron-'));
    const isRoot = process.getuid?.() === 0;
    const app = await _electron.launch({
      executablePath: executablePath ?? '',
      args: ['.', `--user-data-dir=${folder}`, ...(isRoot ? ['--no-sandbox'] : [])],
      env: { ...(process.env as Record<string, string>), FOLKMOOT_HOME: path.join(folder, 'data') },
    });
    const window = await app.firstWindow();
    await window.getByText('quickstart', { exact: false }).first().waitFor();
    expect(window.url()).toMatch(/^folkmoot:\/\/app\//);
    expect(await window.evaluate('[typeof require, typeof process]')).toEqual(['undefined', 'undefined']);
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
});
