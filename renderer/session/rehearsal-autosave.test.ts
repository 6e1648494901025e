import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rehearsal } from '../../simulations/api/contract/index.js';
import { createAppStore } from '../state/store.js';
import { rehearsal } from '../test-support/rehearsals.js';
import { followDocuments } from './rehearsal-autosave.js';

const title = (text: string) => ({ title: text });

function openOne(answer: (parameters: Record<string, unknown>) => Promise<Rehearsal>) {
  const store = createAppStore();
  const sent: Record<string, unknown>[] = [];
  const troubles: string[] = [];
  const autosave = followDocuments(
    store,
    {
      updateRehearsal: (parameters) => {
        sent.push(parameters);
        return answer(parameters);
      },
    },
    async (words, work) => {
      await work().catch(() => troubles.push(words));
    },
  );
  store.getState().rehearsalOpened(rehearsal.id);
  store.getState().rehearsalCame(rehearsal);
  const type = (text: string) =>
    store.getState().documentsDo({ do: 'change', field: 'title', documents: { proposal: title(text) } });
  return { store, sent, troubles, autosave, type, open: () => store.getState().openRehearsal };
}

describe('what is written in a rehearsal', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is sent once typing stops, and only the document that changed', async () => {
    const { sent, type, open } = openOne(async () => rehearsal);
    expect(sent).toEqual([]);
    type('T');
    await vi.advanceTimersByTimeAsync(300);
    type('Tw');
    expect(open()?.saving).toBe('waiting');
    await vi.advanceTimersByTimeAsync(600);
    expect(sent).toEqual([{ id: rehearsal.id, proposal: title('Tw') }]);
    expect(open()?.saving).toBe('saved');
  });

  it('keeps what is typed while it is being sent, and sends that next', async () => {
    let release = () => {};
    const { sent, type, autosave, open } = openOne(
      () =>
        new Promise((resolve) => {
          release = () => resolve({ ...rehearsal, draft: title('One') });
        }),
    );
    type('One');
    const flushed = autosave.flush();
    type('Two');
    release();
    await vi.advanceTimersByTimeAsync(0);
    release();
    await flushed;
    expect(sent.map(({ proposal }) => proposal)).toEqual([title('One'), title('Two')]);
    expect(open()?.documents?.present.proposal).toEqual(title('Two'));
  });

  it('says so when it cannot be saved, and tries again with the next change', async () => {
    let broken = true;
    const { sent, type, open, troubles } = openOne(async () => {
      if (broken) throw new Error('gone');
      return rehearsal;
    });
    type('One');
    await vi.advanceTimersByTimeAsync(600);
    expect(open()?.saving).toBe('failed');
    expect(troubles).toEqual(['The rehearsal could not be saved']);
    broken = false;
    type('Two');
    await vi.advanceTimersByTimeAsync(600);
    expect(open()?.saving).toBe('saved');
    expect(sent).toHaveLength(2);
  });

  it('is sent again when a change is undone', async () => {
    const { store, sent, type } = openOne(async () => rehearsal);
    type('One');
    await vi.advanceTimersByTimeAsync(600);
    store.getState().documentsDo({ do: 'undo' });
    await vi.advanceTimersByTimeAsync(600);
    expect(sent.at(-1)).toEqual({ id: rehearsal.id, proposal: rehearsal.draft });
  });
});
