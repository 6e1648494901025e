import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from '../mechanisms/index.js';
import { documentKind } from './document-kind.js';
import { parseFederation } from './parse-federation.js';

const folder = new URL('../scenarios/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object;
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const federations = files.filter((file) => documentKind(read(file)) === 'federation');

it.each(files)('a study that comes with Folkmoot is valid and named as its file is: %s', (file) => {
  const parse = federations.includes(file) ? parseFederation : parseScenario;
  expect(`${parse(read(file), file).name}.json`).toBe(file);
});

it('the FedAvg paper is set up as published: K = 100, C = 0.1, E = 1, B = 10, IID, 600 examples each, 97 %', () => {
  expect(parseFederation(read('fedavg-paper.json'))).toMatchObject({
    clients: 100,
    cohortPercent: 10,
    stopAtTarget: true,
    learning: {
      trainExamples: 60_000,
      localEpochs: 1,
      batchSize: 10,
      partition: { kind: 'iid' },
      model: { kind: 'dense', hiddenUnits: [200, 200] },
      optimiser: { kind: 'sgd' },
      serverOptimiser: { kind: 'none' },
      targetAccuracyPercent: 97,
    },
    published: { rounds: 87, tolerancePercent: 25 },
  });
});
