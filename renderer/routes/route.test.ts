import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lensNames } from './lens.js';
import { rehearsalSections } from './rehearsal-section.js';
import { formatRoute, home, parseRoute, type Route } from './route.js';

const tick = fc.integer({ min: 0, max: 99_999 });
const party = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,20}$/);
const run = fc.record<Route>({
  page: fc.constant('run'),
  runId: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,20}$/)),
  lens: fc.constant('overview'),
  tick: fc.option(tick),
  window: fc.option(fc.tuple(tick, tick).filter(([from, to]) => from < to)),
  selection: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('agent' as const), agent: fc.stringMatching(/^[a-z][a-z0-9-]{1,20}$/) }),
      fc.record({ kind: fc.constant('round' as const), round: tick }),
      fc.record({ kind: fc.constant('proposal' as const), number: tick }),
      fc.record({ kind: fc.constant('client' as const), client: tick }),
      fc.record({
        kind: fc.constant('flow' as const),
        asset: party,
        from: party,
        to: party,
        flow: party,
      }),
    ),
  ),
  section: fc.constant(null),
  runs: fc.constant([]),
});
const seenThrough = fc
  .tuple(
    run.filter(({ runId }) => runId !== null),
    fc.constantFrom(...lensNames),
  )
  .map(([route, lens]): Route => ({ ...route, lens }));
const rehearsal = fc
  .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,20}$/), fc.constantFrom(...rehearsalSections))
  .map(([runId, section]): Route => ({ ...home, page: 'rehearse', runId, section }));
const comparison = fc
  .array(fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,20}$/), { maxLength: 6 })
  .map((runs): Route => ({ ...home, page: 'compare', runs }));

describe("the window's address", () => {
  it('brings back whatever it was made of', () => {
    fc.assert(
      fc.property(fc.oneof(run, seenThrough, rehearsal, comparison), (route) => {
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });

  it('leads to the draft of a rehearsal unless it says which part, and to all rehearsals without one', () => {
    expect(parseRoute('#/rehearse/ens-1a2b')).toMatchObject({ runId: 'ens-1a2b', section: 'draft' });
    expect(parseRoute('#/rehearse/ens-1a2b/nonsense')).toMatchObject({ section: 'draft' });
    expect(parseRoute('#/rehearse')).toEqual({ ...home, page: 'rehearse' });
  });

  it('of the page that federations once had leads to the same round and client', () => {
    expect(parseRoute('#/federation/sybils-s1-ab12?at=3&client=7&window=2-9')).toEqual({
      ...home,
      page: 'run',
      runId: 'sybils-s1-ab12',
      tick: 3,
      window: [2, 9],
      selection: { kind: 'client', client: 7 },
    });
    expect(parseRoute('#/federation')).toEqual({ ...home, page: 'run' });
  });

  it('says the lens that a run is seen through, and nothing of the overview', () => {
    const run = { ...home, page: 'run' as const, runId: 'tiny-s1-ab12' };
    expect(formatRoute({ ...run, lens: 'economy', tick: 3 })).toBe('#/run/tiny-s1-ab12/economy?at=3');
    expect(formatRoute(run)).toBe('#/run/tiny-s1-ab12');
    expect(parseRoute('#/run/tiny-s1-ab12/wizardry')).toEqual(run);
  });

  it.each(['', '#', '#/nonsense', '#/run/../../etc?at=x&window=9-3&select=wizard:1'])(
    'that makes no sense (%j) leads to a page all the same',
    (hash) => {
      const route = parseRoute(hash);
      expect(route).toEqual({ ...home, page: route.page });
    },
  );
});
