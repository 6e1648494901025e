import { expect, it } from 'vitest';
import { exportedWords } from './run-actions.js';

it.each([
  [['/runs/a/export/run.json'], '/runs/a/export/run.json'],
  [['/runs/a/csv/rounds.csv', '/runs/a/csv/agents.csv'], '2 files in /runs/a/csv'],
  [['C:\\runs\\a\\rounds.csv', 'C:\\runs\\a\\agents.csv'], '2 files in C:\\runs\\a'],
])('an export of %j is told as %s', (files, words) => {
  expect(exportedWords(files)).toBe(words);
});
