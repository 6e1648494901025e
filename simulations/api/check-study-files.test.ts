import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFederation } from '../scenario/index.js';
import { checkStudyFiles } from './check-study-files.js';

const folder = await mkdtemp(join(tmpdir(), 'folkmoot-check-'));

beforeAll(async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i === 3 ? '' : i * 1.5},${i % 3},${i % 2 ? 'red' : 'white'}`);
  await writeFile(join(folder, 'wine.csv'), ['sugar,acid,kind', ...rows].join('\n'));
  const kernel = { class_name: 'Zeros', config: {} };
  const layer = { units: 2, activation: 'softmax', use_bias: true, kernel_initializer: kernel, name: 'only' };
  const config = { ...layer, batch_input_shape: [null, 7], dtype: 'float32' };
  const modelTopology = { class_name: 'Sequential', config: { layers: [{ class_name: 'Dense', config }] } };
  await writeFile(join(folder, 'model.json'), JSON.stringify({ modelTopology }));
});

afterAll(() => rm(folder, { recursive: true }));

const check = (learning: object) =>
  checkStudyFiles(parseFederation({ format: 'folkmoot-federation/1', name: 'own', title: 'Own', learning }));
const csv = (labelColumn: string, file = 'wine.csv') => ({ kind: 'csv', file: join(folder, file), labelColumn });

describe("the check of a study's files", () => {
  it('tells what was done to data that can be learnt from', async () => {
    const notes = await check({ dataset: csv('kind') });
    expect(notes).toContain('Column “sugar”: 1 missing value became the mean of the training examples.');
  });

  it('has nothing to say of a study without files', async () => {
    expect(await check({ dataset: { kind: 'mnist' } })).toEqual([]);
  });

  it.each([
    ['a file that is not there', { dataset: csv('kind', 'beer.csv') }, /beer\.csv does not exist/],
    ['a label that is not there', { dataset: csv('knd') }, /“knd”: the file has no such column/],
  ])('refuses %s', async (_, learning, message) => {
    await expect(check(learning)).rejects.toMatchObject({ message: expect.stringMatching(message), exitCode: 2 });
  });

  it('refuses a model that takes other examples than the data have', async () => {
    const model = { kind: 'layersModel', file: join(folder, 'model.json') };
    await expect(check({ dataset: csv('kind'), model })).rejects.toThrow(/takes examples of shape \[7\]/);
  });
});
