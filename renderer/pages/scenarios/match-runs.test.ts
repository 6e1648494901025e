import { describe, expect, it } from 'vitest';
import { runSummary } from '../../test-support/frames.js';
import { matchRuns, pinnedFirst } from './match-runs.js';

const notes = { name: null, note: '', tags: [], pinned: false };
const changed = runSummary({
  id: 'quickstart-8-abcd',
  createdAt: '2026-01-02T00:00:00Z',
  origin: {
    scenario: 'quickstart',
    runId: null,
    changes: [{ field: 'governance.quorumPercent', before: 4, after: 8 }],
  },
});
const named = runSummary({ id: 'tiny-1-abcd', seed: 1, notes: { ...notes, name: 'For the lecture', tags: ['class'] } });
const pinned = runSummary({ id: 'plain-1-abcd', scenario: 'plain', notes: { ...notes, pinned: true } });
const ids = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id);

describe('the list of runs', () => {
  it('has what is pinned at the top, then the newest', () => {
    expect(ids(pinnedFirst([named, changed, pinned]))).toEqual([pinned.id, changed.id, named.id]);
  });

  it.each([
    ['quorum', [changed.id]],
    ['lecture', [named.id]],
    ['class', [named.id]],
    ['seed 7 plain', [pinned.id]],
    ['', [named.id, changed.id, pinned.id]],
    ['nowhere', []],
  ])('finds by %j', (search, found) => {
    expect(ids(matchRuns([named, changed, pinned], search))).toEqual(found);
  });
});
