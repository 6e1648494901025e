import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  federation,
  federationManifest,
  federationRound,
  setup,
} from '../../../test/fixtures/results/stored-federation.js';
import { createFederationStore, type FederationStore } from './federation-store.js';

let folder: string;
let store: FederationStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-export-'));
  store = await createFederationStore(join(folder, 'run'), { manifest: federationManifest(), federation, setup });
  for (let round = 0; round < 130; round++) await store.appendRound(federationRound(round));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('a federation is written as CSV: a table of rounds and one of clients, every row with run, name and seed', async () => {
  const files = await store.export('csv');
  expect(files.map((file) => basename(file))).toEqual(['rounds.csv', 'clients.csv']);
  const [rounds, clients] = await Promise.all(
    files.map(async (file) => (await readFile(file, 'utf8')).trim().split('\n')),
  );
  expect(rounds![0]).toMatch(/^run,scenario,seed,round,accuracy,loss,/);
  expect(rounds).toHaveLength(131);
  expect(rounds![130]).toMatch(/^fixture-s1-20260101t000000-cd34,fixture,1,129,1\.29,/);
  expect(clients).toHaveLength(1 + 2 * 129);
  expect(clients![2]).toContain(',1,1,lost,signFlip,10,,,,0.0,');
  expect((await readdir(join(folder, 'run', 'export-csv'))).sort()).toEqual(['clients.csv', 'rounds.csv']);
});

it('a federation is written as JSON with what could be looked at in every round', async () => {
  const files = await store.export('json');
  const inspections = JSON.parse(await readFile(files.find((file) => file.endsWith('inspections.json'))!, 'utf8'));
  expect(inspections).toHaveLength(130);
  expect(JSON.parse(inspections[7].json)).toEqual(federationRound(7).inspection);
});

it('a federation can be exported again, and as Parquet', async () => {
  await store.export('parquet');
  const files = await store.export('parquet');
  expect(files.map((file) => basename(file))).toEqual(['rounds.parquet', 'clients.parquet']);
  for (const file of files) expect((await readFile(file)).subarray(0, 4).toString()).toBe('PAR1');
});
