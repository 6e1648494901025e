import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from './data-folder.js';

describe('the data folder', () => {
  it('is FOLKMOOT_HOME wherever that is set', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(dataFolder({ FOLKMOOT_HOME: 'here' }, platform)).toBe(resolve('here'));
    }
  });

  it("is else where the platform keeps applications' data", () => {
    expect(dataFolder({ XDG_DATA_HOME: '/data', FOLKMOOT_HOME: '' }, 'linux')).toBe(join('/data', 'folkmoot'));
    expect(dataFolder({}, 'linux')).toBe(join(homedir(), '.local', 'share', 'folkmoot'));
    expect(dataFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Application Support', 'Folkmoot'));
    expect(dataFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'Folkmoot'));
  });
});
