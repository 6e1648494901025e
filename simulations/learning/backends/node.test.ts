import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isComplete } from './node.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-tfjs-node-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function hold(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

describe('tfjs-node counts as installed', () => {
  it('with its addon and the library that the addon calls', () => {
    hold('package.json', 'lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so.2');
    expect(isComplete(folder)).toBe(true);
  });

  it('with both in one folder, as on Windows', () => {
    hold('package.json', 'lib/napi-v8/tfjs_binding.node', 'lib/napi-v8/tensorflow.dll');
    expect(isComplete(folder)).toBe(true);
  });

  it.each([
    ['only its JavaScript', ['package.json', 'dist/index.js']],
    ['its library alone', ['package.json', 'deps/lib/libtensorflow.so.2']],
    ['its addon alone', ['package.json', 'lib/napi-v8/tfjs_binding.node']],
    ['an addon that was never finished', ['lib/napi-v8/other.node', 'deps/lib/libtensorflow.so.2']],
  ])('not with %s', (_, files) => {
    hold(...files);
    expect(isComplete(folder)).toBe(false);
  });

  it('not when the package is absent', () => {
    expect(isComplete(null)).toBe(false);
  });
});
