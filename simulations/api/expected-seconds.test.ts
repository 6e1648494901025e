import { expect, it } from 'vitest';
import type { ListedManifest, RunManifest, StoredRun } from '../results/index.js';
import type { RunReport } from './contract/index.js';
import { expectedSeconds as expected } from './expected-seconds.js';
import { ScenarioLibrary } from './scenario-library.js';
import { type StudyDocument, scenarioOf } from './study-document.js';
import { withOverrides } from './with-overrides.js';

const study = await new ScenarioLibrary().load('tiny');
const tiny = scenarioOf(study);

/** Runs whose whole manifests are at hand. */
const expectedSeconds = (of: StudyDocument, runs: readonly StoredRun<RunManifest>[]) =>
  expected(of, runs, async ({ manifest }: StoredRun<ListedManifest>) =>
    'resolved' in manifest ? (manifest as RunManifest).resolved : null,
  );

function ran(wallSeconds: number, ticks: number, over: Partial<RunManifest> = {}): StoredRun<RunManifest> {
  const report = { wallSeconds, ticks } as RunReport;
  const manifest = { kind: 'dao', scenario: 'tiny', state: 'finished', resolved: tiny, report, ...over } as RunManifest;
  return { folder: 'nowhere', manifest };
}

it('is not known before the first run has finished', async () => {
  expect(await expectedSeconds(study, [])).toBeNull();
  expect(await expectedSeconds(study, [ran(4, 3, { state: 'stopped' }), ran(4, 3, { state: 'failed' })])).toBeNull();
  expect(await expectedSeconds(study, [ran(4, 8, { scenario: 'plain' })])).toBeNull();
});

it('is what the newest run took, scaled by its ticks', async () => {
  expect(await expectedSeconds(study, [ran(4, 8), ran(9, 8)])).toBe(4);
  expect(await expectedSeconds(study, [ran(0.8, 1)])).toBeCloseTo(6.4, 9);
  expect(await expectedSeconds(study, [ran(40, 80)])).toBeCloseTo(4, 9);
  expect(await expectedSeconds(study, [ran(1, 0), ran(5, 8)])).toBe(5);
});

it('goes by runs of the same work, whatever their seed and length', async () => {
  const seeded = withOverrides(tiny, { seed: 99, ticks: 16 });
  expect(await expectedSeconds(study, [ran(8, 16, { resolved: seeded })])).toBe(4);
  const onGanache = withOverrides(tiny, { engine: 'ganache' });
  const bigger = { ...tiny, learning: { ...tiny.learning, trainExamples: 60_000 } };
  const others = [ran(60, 8, { resolved: onGanache }), ran(90, 8, { resolved: bigger })];
  expect(await expectedSeconds(study, others)).toBeNull();
  expect(await expectedSeconds(study, [...others, ran(5, 8)])).toBe(5);
});
