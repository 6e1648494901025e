import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LearningError } from '../../errors/index.js';
import { ContentStore } from './content-store.js';

const named = (cid: string) => ({ cid, weights: Float32Array.of(cid.length) });
const round = (name: string, trainers: number) => Array.from({ length: trainers }, (_, i) => named(`${name}-${i}`));

it('keeps the updates of three rounds', () => {
  const store = new ContentStore(2, 10);
  for (const name of ['first', 'second', 'third']) store.addUpdates(round(name, 2));
  expect(store.bytes('first-0')).toBeDefined();
  store.addUpdates(round('fourth', 2));
  expect(store.bytes('first-0')).toBeUndefined();
  expect(store.bytes('first-1')).toBeUndefined();
  expect(store.bytes('second-0')).toBeDefined();
});

it('keeps an update that is sent again', () => {
  const store = new ContentStore(1, 10);
  for (const name of ['lazy', 'b', 'c', 'lazy', 'd', 'e']) store.addUpdates([named(name)]);
  expect(store.bytes('lazy')).toBeDefined();
  expect(store.bytes('c')).toBeUndefined();
});

it('keeps all updates of one request, however many', () => {
  const store = new ContentStore(1, 10);
  store.addUpdates(round('many', 50));
  expect(store.bytes('many-0')).toBeDefined();
});

/** Weights of which the store keeps four models beside the first. */
const QUARTER = 8 * 1024 * 1024;
const models = (store: ContentStore, ...cids: string[]) => {
  for (const cid of cids) store.addModel(cid, Float32Array.of(1));
};

it('keeps the first model and drops those that were not used for longest when models take too much memory', () => {
  const store = new ContentStore(1, QUARTER);
  models(store, 'initial', 'a', 'b', 'c', 'd', 'e');
  expect(['initial', 'a', 'b', 'c', 'd', 'e'].filter((cid) => store.hasModel(cid))).toEqual([
    'initial',
    'b',
    'c',
    'd',
    'e',
  ]);
});

it('keeps a model that is worked on, however many others are tried meanwhile', () => {
  const store = new ContentStore(1, QUARTER);
  models(store, 'initial', 'in force');
  for (let study = 0; study < 100; study++) {
    store.model('in force');
    models(store, `candidate ${study} a`, `candidate ${study} b`, `candidate ${study} c`);
  }
  expect(store.hasModel('in force')).toBe(true);
});

it('counts a model that comes about again as used', () => {
  const store = new ContentStore(1, QUARTER);
  models(store, 'initial', 'a', 'b', 'c', 'd', 'a', 'e');
  expect(store.hasModel('a')).toBe(true);
  expect(store.hasModel('b')).toBe(false);
});

it('keeps what is held and lets it go again afterwards', () => {
  const store = new ContentStore(1, QUARTER);
  models(store, 'initial', 'slow', 'quick');
  store.hold(['slow', 'quick']);
  models(store, ...Array.from({ length: 50 }, (_, i) => `model ${i}`));
  expect(store.hasModel('slow') && store.hasModel('quick')).toBe(true);
  store.hold(['quick']);
  models(store, ...Array.from({ length: 50 }, (_, i) => `later ${i}`));
  expect([store.hasModel('slow'), store.hasModel('quick'), store.hasModel('initial')]).toEqual([false, true, true]);
  expect(() => store.hold(['slow'])).toThrow(LearningError);
});

it('never loses what was used last, whatever was asked of it', () => {
  const step = fc.record({ what: fc.constantFrom('add', 'use', 'hold'), model: fc.nat(11) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const store = new ContentStore(1, QUARTER);
      models(store, 'initial');
      for (const { what, model } of steps) {
        const cid = `model ${model}`;
        if (what === 'add') models(store, cid);
        else if (store.hasModel(cid)) {
          if (what === 'use') store.model(cid);
          else store.hold([cid]);
        } else continue;
        expect(store.hasModel(cid)).toBe(true);
        expect(store.hasModel('initial')).toBe(true);
      }
      // The first, one that is held and four others.
      expect(
        Array.from({ length: 12 }, (_, i) => `model ${i}`).filter((cid) => store.hasModel(cid)).length,
      ).toBeLessThan(6);
    }),
  );
});

it('keeps an update that is looked at again and again', () => {
  const store = new ContentStore(1, 10);
  store.addUpdates([named('studied')]);
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    store.update('studied');
    store.addUpdates([named(name)]);
  }
  expect(store.bytes('studied')).toBeDefined();
  expect(store.bytes('a')).toBeUndefined();
});

it('hands out copies', () => {
  const store = new ContentStore(1, 1);
  store.addModel('model', Float32Array.of(1));
  store.bytes('model')!.fill(0);
  expect([...store.model('model')]).toEqual([1]);
});

it('says which content is missing', () => {
  const store = new ContentStore(1, 10);
  expect(() => store.model('bafy')).toThrow(LearningError);
  expect(() => store.model('bafy')).toThrow("The model bafy is not in this run's store.");
  expect(() => store.update('bafy')).toThrow("The update bafy is not in this run's store.");
});
