import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentAction, newDocumentHistory, reduceDocuments } from './document-history.js';

const first = newDocumentHistory({ dao: { name: 'a' }, proposal: { title: 'One' } });
const change = (field: string, value: string): DocumentAction => ({
  do: 'change',
  field,
  documents: { proposal: { [field]: value } },
});

describe('the documents of a rehearsal', () => {
  it('take typing on in one field for one step, and leave the other document as it is', () => {
    const typed = [change('title', 'T'), change('title', 'Tw'), change('title', 'Two')].reduce(reduceDocuments, first);
    expect(typed.present).toEqual({ dao: { name: 'a' }, proposal: { title: 'Two' } });
    expect(reduceDocuments(typed, { do: 'undo' }).present).toEqual(first.present);
  });

  it('can undo an import, and begin a new step after it in the field that was typed in before', () => {
    const typed = reduceDocuments(first, change('title', 'Two'));
    const imported = reduceDocuments(typed, { do: 'take', documents: { dao: {}, proposal: { title: 'Imported' } } });
    const edited = reduceDocuments(imported, change('title', 'Three'));
    const undone = reduceDocuments(edited, { do: 'undo' });
    expect(undone.present.proposal).toEqual({ title: 'Imported' });
    expect(reduceDocuments(undone, { do: 'undo' }).present.proposal).toEqual({ title: 'Two' });
  });

  it('come back, step by step, to where they began and to where they ended', () => {
    const action = fc.tuple(fc.constantFrom('title', 'description', 'type'), fc.string()).map(([f, v]) => change(f, v));
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const end = actions.reduce(reduceDocuments, first);
        const steps = end.past.length;
        let there = end;
        for (let at = 0; at < steps; at++) there = reduceDocuments(there, { do: 'undo' });
        expect(there.present).toEqual(first.present);
        for (let at = 0; at < steps; at++) there = reduceDocuments(there, { do: 'redo' });
        expect(there.present).toEqual(end.present);
      }),
    );
  });
});
