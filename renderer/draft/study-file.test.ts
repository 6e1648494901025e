import { expect, it } from 'vitest';
import { firstDraft } from './first-draft.js';
import { readStudy, studyText } from './study-file.js';

it('reads back what it wrote', () => {
  expect(readStudy(studyText(firstDraft)).federation).toEqual(firstDraft);
});

it('names the fields at fault', () => {
  const { problems } = readStudy(JSON.stringify({ ...firstDraft, rounds: 0, clients: 'many' }));
  expect(problems.map(({ field }) => field).sort()).toEqual(['clients', 'rounds']);
});

it('says so when a file is no JSON at all', () => {
  expect(readStudy('a,b').problems[0]?.message).toMatch(/not JSON/);
});
