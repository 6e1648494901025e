import { describe, expect, it } from 'vitest';
import { runSummary } from '../../test-support/frames.js';
import { repeatCommand, runCommand } from './run-command.js';

it.each([
  ['quickstart', {}, 'npx folkmoot run quickstart'],
  [
    'quickstart',
    { seed: 7, ticks: 20, engine: 'ganache', backend: 'wasm' },
    'npx folkmoot run quickstart --seed 7 --ticks 20 --engine ganache --backend wasm',
  ],
  ['tiny', { backend: 'auto' }, 'npx folkmoot run tiny'],
  ["my dao's.json", { seed: 0 }, `npx folkmoot run 'my dao'\\''s.json' --seed 0`],
] as const)('the command line of %s with %j is %s', (scenario, overrides, line) => {
  expect(runCommand(scenario, overrides)).toBe(line);
});

describe('the command line that does a run again', () => {
  const run = runSummary({ folder: '/home/ada/my runs/one', engine: 'anvil', backend: 'wasm' });
  const asWritten = { scenario: 'quickstart', runId: null, changes: [] };

  it('names a scenario of the library', () => {
    expect(repeatCommand({ ...run, origin: asWritten }, [])).toBe(
      'npx folkmoot run quickstart --seed 7 --ticks 52 --engine anvil --backend wasm',
    );
    const seeded = { ...asWritten, changes: [{ field: 'seed', before: 1, after: 7 }] };
    expect(repeatCommand({ ...run, origin: seeded }, [])).toContain('run quickstart --seed 7');
  });

  it.each([
    ['changed', { ...asWritten, changes: [{ field: 'governance.quorumPercent', before: 4, after: 8 }] }],
    ['of one’s own', { scenario: null, runId: null, changes: [] }],
    ['the first of its name', null],
    ['of an earlier version', undefined],
  ])('takes a scenario %s from the folder of the run', (_, origin) => {
    expect(repeatCommand({ ...run, origin }, [])).toBe(
      "npx folkmoot run '/home/ada/my runs/one/run.json' --backend wasm",
    );
  });
});
