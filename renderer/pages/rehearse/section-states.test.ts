import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../simulations/api/contract/index.js';
import { rehearsal } from '../../test-support/rehearsals.js';
import { sectionStates } from './section-states.js';

const states = (change: Partial<typeof rehearsal>) =>
  Object.fromEntries(sectionStates({ ...rehearsal, ...change }).map(({ section, state }) => [section, state]));
const economy = { scenario: 'tiny', seeds: [1], ticks: 1, enacted: [], notEnacted: [], differences: [], seconds: 1 };

describe('the sections of a rehearsal', () => {
  it('begin with a DAO and a draft, and everything else to do', () => {
    expect(states({})).toMatchObject({ dao: 'done', draft: 'done', voters: 'done', forecast: 'open', report: 'open' });
  });

  it('show a problem of a document at its own section', () => {
    const problems = { dao: [], proposal: [{ field: 'title', message: 'is missing' }] };
    expect(states({ problems })).toMatchObject({ dao: 'done', draft: 'problem' });
  });

  it('tell what runs, what is there, and what was made before the last change', () => {
    expect(states({ running: 'variants' })).toMatchObject({ 'what-if': 'running', forecast: 'open' });
    expect(states({ economy })).toMatchObject({ 'what-if': 'done' });
    expect(states({ economy, stale: ['economy'] })).toMatchObject({ 'what-if': 'stale' });
    expect(states({ stale: ['forecast'] })).toMatchObject({ forecast: 'open' });
  });

  it('ask for voters to be learnt only where there are past votes', () => {
    expect(states({ history: {} as Rehearsal['history'] })).toMatchObject({ voters: 'open' });
    expect(states({ pendingHistory: 'votes' })).toMatchObject({ voters: 'open' });
  });

  it('have a report as soon as there is something to report, and an old one once a part of it is', () => {
    const execution = {} as Rehearsal['execution'];
    expect(states({ execution })).toMatchObject({ report: 'done' });
    expect(states({ execution, stale: ['execution'] })).toMatchObject({ report: 'stale' });
  });
});
