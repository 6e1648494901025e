import { expect, it } from 'vitest';
import { runCommand } from './run-command.js';

it.each([
  ['quickstart', {}, 'folkmoot run quickstart'],
  [
    'quickstart',
    { seed: 7, ticks: 20, engine: 'ganache', backend: 'wasm' },
    'folkmoot run quickstart --seed 7 --ticks 20 --engine ganache --backend wasm',
  ],
  ['tiny', { backend: 'auto' }, 'folkmoot run tiny'],
  ["my dao's.json", { seed: 0 }, `folkmoot run 'my dao'\\''s.json' --seed 0`],
] as const)('the command line of %s with %j is %s', (scenario, overrides, line) => {
  expect(runCommand(scenario, overrides)).toBe(line);
});
