import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';

/* Checks electron-builder.yml with the packer's own schema, so that a mistake shows before somebody packs. */

interface Builder {
  getConfig(folder: string, file: string, options: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: unknown, log: object): Promise<void>;
}

const require = createRequire(import.meta.url);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const builder = createRequire(require.resolve('electron-builder'));
const { getConfig, validateConfiguration } = builder('app-builder-lib/out/util/config/config.js') as Builder;

let config: Record<string, unknown>;
const log = { add: () => undefined, isEnabled: false };

beforeAll(async () => {
  config = await getConfig(root, 'electron-builder.yml', null);
});

it('is a configuration that electron-builder accepts', async () => {
  await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
});

it('would be refused with a misspelt setting', async () => {
  await expect(validateConfiguration({ ...config, asarUnpak: [] }, log)).rejects.toThrow(/asarUnpak/);
});

it('packs for the three systems and closes what an attacker could use', () => {
  expect(config).toMatchObject({
    linux: { target: ['AppImage', 'deb'] },
    mac: { target: ['dmg'] },
    win: { target: ['nsis'] },
    electronFuses: {
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
    },
  });
});

it('starts the file that package.json names, which is built and packed', () => {
  const { main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { main: string };
  expect(readFileSync(path.join(root, main), 'utf8')).toContain('registerAppScheme');
  expect(JSON.stringify(config.files)).toContain('"out/**"');
});
