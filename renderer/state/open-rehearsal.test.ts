import { describe, expect, it } from 'vitest';
import { rehearsal } from '../test-support/rehearsals.js';
import { createAppStore } from './store.js';

function opened() {
  const store = createAppStore();
  store.getState().rehearsalOpened(rehearsal.id);
  store.getState().rehearsalCame(rehearsal);
  return store;
}
const progress = { id: rehearsal.id, job: 'execution', done: 3, of: 9, words: 'voting', secondsLeft: 4 } as const;

describe('the open rehearsal', () => {
  it('keeps what is being written when the engine answers, and takes over what it imported', () => {
    const store = opened();
    const documents = () => store.getState().openRehearsal?.documents?.present;
    store.getState().documentsDo({ do: 'change', field: 'title', documents: { proposal: { title: 'Mine' } } });
    store.getState().rehearsalCame({ ...rehearsal, draft: { title: 'Old' } });
    expect(documents()?.proposal).toEqual({ title: 'Mine' });
    store.getState().documentsSaved(rehearsal.id, documents()!);
    store.getState().rehearsalCame({ ...rehearsal, draft: { title: 'Imported' } }, true);
    expect(documents()?.proposal).toEqual({ title: 'Imported' });
    store.getState().documentsDo({ do: 'undo' });
    expect(documents()?.proposal).toEqual({ title: 'Mine' });
  });

  it('takes no notice of another rehearsal', () => {
    const store = opened();
    store.getState().rehearsalCame({ ...rehearsal, id: 'another-1', title: 'Another' });
    expect(store.getState().openRehearsal?.rehearsal?.title).toBe(rehearsal.title);
  });

  it('shows how far a job is while it runs, and not once it has ended', () => {
    const store = opened();
    store.getState().rehearsalProgressCame(progress);
    expect(store.getState().openRehearsal?.progress).toBeNull();
    store.getState().rehearsalCame({ ...rehearsal, running: 'execution' });
    store.getState().rehearsalProgressCame(progress);
    expect(store.getState().openRehearsal?.progress).toMatchObject({ share: 3 / 9, stage: 'voting', secondsLeft: 4 });
  });

  it('lists rehearsals with the one that was changed last first', () => {
    const store = opened();
    store.getState().rehearsalsListed([rehearsal]);
    store.getState().rehearsalListed({ ...rehearsal, id: 'later-1', changedAt: '2026-02-01T00:00:00.000Z' });
    expect(store.getState().rehearsals?.map(({ id }) => id)).toEqual(['later-1', rehearsal.id]);
    store.getState().rehearsalRemoved('later-1');
    expect(store.getState().rehearsals).toHaveLength(1);
  });
});
