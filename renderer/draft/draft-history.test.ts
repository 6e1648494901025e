import { describe, expect, it } from 'vitest';
import { federationSchema } from '../../simulations/api/contract/index.js';
import { type DraftHistory, newHistory, reduceDraft } from './draft-history.js';
import { firstDraft } from './first-draft.js';

const rounds = (history: DraftHistory, number: number, field = 'rounds') =>
  reduceDraft(history, { do: 'change', field, federation: { ...history.present.federation, rounds: number } });

describe('a draft', () => {
  it('begins as a federation that can be run', () => {
    expect(federationSchema.parse(firstDraft)).toEqual(firstDraft);
  });

  it('can be undone and done again, to the very same', () => {
    const changed = rounds(rounds(newHistory(), 30), 9, 'other');
    const undone = reduceDraft(changed, { do: 'undo' });
    expect(undone.present.federation.rounds).toBe(30);
    expect(reduceDraft(undone, { do: 'redo' }).present).toEqual(changed.present);
    expect(reduceDraft(reduceDraft(undone, { do: 'undo' }), { do: 'undo' }).present.federation).toEqual(firstDraft);
  });

  it('takes typing on in one field as one change', () => {
    const typed = rounds(rounds(rounds(newHistory(), 1), 12), 120);
    expect(typed.past).toHaveLength(1);
    expect(reduceDraft(typed, { do: 'undo' }).present.federation.rounds).toBe(firstDraft.rounds);
  });

  it('undoes what followed from a change together with it', () => {
    const changed = rounds(newHistory(), 30);
    const amended = reduceDraft(changed, { do: 'amend', federation: { ...changed.present.federation, clients: 3 } });
    expect(amended.present.federation).toMatchObject({ rounds: 30, clients: 3 });
    expect(reduceDraft(amended, { do: 'undo' }).present.federation).toEqual(firstDraft);
  });

  it('forgets what could be done again once something else is changed', () => {
    const undone = reduceDraft(rounds(newHistory(), 30), { do: 'undo' });
    expect(reduceDraft(rounds(undone, 40), { do: 'redo' }).present.federation.rounds).toBe(40);
  });

  it('can be started over, and that can be undone, too', () => {
    const over = reduceDraft(rounds(newHistory(), 30), { do: 'startOver' });
    expect(over.present.federation).toEqual(firstDraft);
    expect(reduceDraft(over, { do: 'undo' }).present.federation.rounds).toBe(30);
  });

  it.each([null, 7, 'x', {}, { federation: { format: 'folkmoot-federation/0' } }])(
    'begins afresh where %j was remembered',
    (stored) => {
      expect(newHistory(stored).present.federation).toEqual(firstDraft);
    },
  );

  it('goes on from what was remembered', () => {
    const kept = { federation: { ...firstDraft, rounds: 7 }, data: null };
    expect(newHistory(JSON.parse(JSON.stringify(kept))).present).toEqual(kept);
  });
});
