import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAppStore } from '../state/store.js';
import { followAddress } from './address.js';
import type { Session } from './session.js';

/** A page whose history can be read: the address of every entry, oldest first. */
function pageAt(hash: string) {
  const entries = [hash];
  const change = (address: string, made: boolean) => {
    const changed = address.slice(address.indexOf('#'));
    if (made) entries.push(changed);
    else entries[entries.length - 1] = changed;
    page.location.hash = changed;
  };
  const page = {
    location: { hash, pathname: '/' },
    history: {
      replaceState: (_: unknown, __: string, address: string) => change(address, false),
      pushState: (_: unknown, __: string, address: string) => change(address, true),
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  // A test has no window: what the address is followed by is all that is here.
  return { page: page as unknown as Window, entries };
}

/** A window that looks at a federation. */
function looking() {
  const store = createAppStore();
  store.getState().federationOpened('sybils-s1');
  const { page, entries } = pageAt('#/run/sybils-s1');
  const actions = { open: () => {}, close: () => {} };
  // What the address uses of a session, and no more.
  const end = followAddress({ store, runs: actions, rehearsals: actions } as never as Session, page);
  return { look: store.getState().look, entries, end };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('scrubbing changes the address in its entry, a moment later', () => {
  const { look, entries, end } = looking();
  for (const round of [3, 4, 5]) look({ tick: round });
  expect(entries).toEqual(['#/run/sybils-s1']);
  vi.runAllTimers();
  expect(entries).toEqual(['#/run/sybils-s1?at=5']);
  end();
});

it.each([
  ['while a scrub waits for its turn', () => {}],
  ['after it had it', () => vi.runAllTimers()],
])('a selection %s has an entry of its own, which stays, and the scrub the one before', (_, meanwhile) => {
  const { look, entries, end } = looking();
  look({ tick: 3 });
  meanwhile();
  look({ selection: { kind: 'client', client: 2 } });
  vi.runAllTimers();
  expect(entries).toEqual(['#/run/sybils-s1?at=3', '#/run/sybils-s1?at=3&select=client%3A2']);
  end();
});
