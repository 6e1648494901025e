import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { federationOf, parseStudy, scenarioOf } from './study-document.js';

const federation = { format: 'folkmoot-federation/1', name: 'my-study', title: 'Mine' };
const scenario = {
  name: 'my-dao',
  title: 'Mine',
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } }],
};
const csv = { dataset: { kind: 'csv', file: 'data/wine.csv', labelColumn: 'kind' } };
const idx = { dataset: { kind: 'idx', images: 'a.idx', labels: '../b.idx' } };
const layers = { model: { kind: 'layersModel', file: 'net/model.json' } };
const folder = resolve('studies');

describe('a document that can be run', () => {
  it('is told apart by its format', () => {
    expect(parseStudy(federation, 'a.json', null)).toMatchObject({ kind: 'federation', document: { clients: 10 } });
    expect(parseStudy(scenario, 'a.json', null)).toMatchObject({ kind: 'scenario', document: { ticks: 52 } });
  });

  it('is also found in the run.json of a run, as it ran', () => {
    const resolved = { ...scenario, seed: 7, ticks: 9 };
    const run = { format: 'folkmoot-run/1', kind: 'dao', resolved };
    expect(parseStudy(run, 'run.json', null).document).toMatchObject({ name: 'my-dao', seed: 7, ticks: 9 });
  });

  it.each([
    ['a federation', federation],
    ['a scenario', scenario],
  ])('has its files beside it: %s', (_, document) => {
    const read = (learning: object) => parseStudy({ ...document, learning }, 'a.json', folder).document.learning;
    expect(read(csv).dataset).toMatchObject({ file: join(folder, 'data', 'wine.csv') });
    expect(read(idx).dataset).toMatchObject({ images: join(folder, 'a.idx'), labels: resolve('b.idx') });
    expect(read(layers).model).toMatchObject({ file: join(folder, 'net', 'model.json') });
    const whole = resolve('/elsewhere/wine.csv');
    expect(read({ dataset: { ...csv.dataset, file: whole } }).dataset).toMatchObject({ file: whole });
  });

  it.each([
    ['learning.dataset.file', csv],
    ['learning.dataset.images', idx],
    ['learning.model.file', layers],
  ])('that came from no file needs whole paths: %s', (field, learning) => {
    expect(() => parseStudy({ ...federation, learning }, 'a.json', null)).toThrow(
      expect.objectContaining({ code: 'path-relative', field, exitCode: 2 }),
    );
    const absolute = { dataset: { ...csv.dataset, file: resolve('wine.csv') } };
    expect(parseStudy({ ...federation, learning: absolute }, 'a.json', null).kind).toBe('federation');
  });

  it('is not taken for one of the other kind', () => {
    expect(() => scenarioOf(parseStudy(federation, 'a.json', null))).toThrow(
      expect.objectContaining({
        code: 'document-kind',
        value: 'my-study',
        hint: expect.stringContaining('startFederation'),
      }),
    );
    expect(() => federationOf(parseStudy(scenario, 'a.json', null))).toThrow(
      expect.objectContaining({ code: 'document-kind', value: 'my-dao', hint: expect.stringContaining('startRun') }),
    );
  });
});
