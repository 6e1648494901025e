import { describe, expect, it } from 'vitest';
import { documentsOf, emptyProposal, mergedDocuments, objectsOf, withValue } from './rehearsal-documents.js';

describe('a document that is being written', () => {
  it('gets a value where the path leads, and the objects on the way', () => {
    expect(withValue({ name: 'a' }, ['governor', 'quorum', 'percent'], 4)).toEqual({
      name: 'a',
      governor: { quorum: { percent: 4 } },
    });
  });

  it('loses a value that is taken away, and nothing else', () => {
    expect(withValue({ a: { b: 1, c: 2 } }, ['a', 'b'], undefined)).toEqual({ a: { c: 2 } });
  });

  it('counts as empty when it is no object', () => {
    expect(documentsOf({ document: 'nonsense', draft: null })).toEqual({ dao: {}, proposal: emptyProposal });
    expect(objectsOf([{ a: 1 }, null, 'text', [1]])).toEqual([{ a: 1 }]);
    expect(objectsOf('text')).toEqual([]);
  });

  it('keeps what was written while a table was being imported', () => {
    const saved = { dao: { holders: 'few', seed: 1, name: 'a' }, proposal: { title: 'Old' } };
    const present = { dao: { holders: 'few', seed: 2 }, proposal: { title: 'New' } };
    const came = { dao: { holders: 'many', seed: 1, name: 'a' }, proposal: { title: 'Old' } };
    expect(mergedDocuments(came, saved, present)).toEqual({
      dao: { holders: 'many', seed: 2 },
      proposal: { title: 'New' },
    });
    expect(mergedDocuments(came, saved, saved)).toBe(came);
  });
});
