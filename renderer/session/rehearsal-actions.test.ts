import { describe, expect, it } from 'vitest';
import { CommandError } from '../bridge/index.js';
import { createAppStore } from '../state/store.js';
import { rehearsal } from '../test-support/rehearsals.js';
import { rehearsalActions } from './rehearsal-actions.js';
import type { RehearsalCommands } from './rehearsal-commands.js';

/** An engine whose works go on until they are canceled. */
function openOne() {
  const store = createAppStore();
  const canceled: unknown[] = [];
  const troubles: string[] = [];
  const waiting: ((error: Error) => void)[] = [];
  const goesOn = () => new Promise<never>((_, reject) => waiting.push(reject));
  const commands = {
    runAttackCase: goesOn,
    connectFork: goesOn,
    cancelRehearsalJob: async (parameters: unknown) => {
      canceled.push(parameters);
      const error = new CommandError('works', { code: 'job-canceled', message: 'it was canceled' });
      for (const reject of waiting.splice(0)) reject(error);
      return { canceled: true };
    },
  };
  // What is called of the engine here, and no more.
  const actions = rehearsalActions(store, commands as unknown as RehearsalCommands, async (title, work) => {
    await work().catch(() => troubles.push(title));
  });
  store.getState().rehearsalOpened(rehearsal.id);
  store.getState().rehearsalCame(rehearsal);
  return { actions, canceled, troubles, waiting, store };
}

describe('a work of the engine that is canceled', () => {
  it.each([
    [
      'a case that is re-enacted',
      ({ actions }: ReturnType<typeof openOne>) => actions.enact('beanstalk', 'defended'),
      null,
    ],
    [
      'a chain that is read',
      ({ actions }: ReturnType<typeof openOne>) =>
        actions.connectFork('http://127.0.0.1:1', `0x${'a1'.repeat(20)}`, null),
      false,
    ],
  ])('comes to nothing and is no trouble: %s', async (_, begin, nothing) => {
    const opened = openOne();
    const outcome = begin(opened);
    await expect.poll(() => opened.waiting.length).toBe(1);
    await opened.actions.cancel();
    expect(await outcome).toBe(nothing);
    expect(opened.canceled).toEqual([{ id: rehearsal.id }]);
    expect(opened.troubles).toEqual([]);
    expect(opened.store.getState().openRehearsal?.rehearsal).toEqual(rehearsal);
  });
});
