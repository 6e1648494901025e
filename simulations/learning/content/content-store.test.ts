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

it('keeps the first model and drops the next oldest when models take too much memory', () => {
  const store = new ContentStore(1, 32 * 1024 * 1024);
  for (const name of ['initial', 'a', 'b', 'c']) store.addModel(name, Float32Array.of(1));
  expect(store.bytes('initial')).toBeDefined();
  expect(store.bytes('a')).toBeUndefined();
  expect(store.bytes('b')).toBeDefined();
  expect(store.bytes('c')).toBeDefined();
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
