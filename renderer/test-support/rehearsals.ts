import type { Rehearsal } from '../../simulations/api/contract/index.js';

/** A rehearsal in which nothing has been computed yet. */
export const rehearsal: Rehearsal = {
  id: 'ens-20260101t120000-0a1b',
  title: 'Pay the stewards',
  dao: 'ENS',
  proposal: 'Pay the stewards',
  createdAt: '2026-01-01T12:00:00.000Z',
  changedAt: '2026-01-01T12:00:00.000Z',
  passes: null,
  outcome: null,
  folder: '/data/rehearsals/ens-20260101t120000-0a1b',
  resolved: null,
  document: { format: 'folkmoot-dao/1', name: 'ens', title: 'ENS' },
  draft: { format: 'folkmoot-proposal/1', title: 'Pay the stewards', actions: [] },
  problems: { dao: [], proposal: [] },
  members: null,
  history: null,
  calibration: null,
  forecast: null,
  execution: null,
  variants: null,
  economy: null,
  attacks: null,
  stale: [],
  running: null,
  adjustments: { turnoutFactor: 1, supportShift: 0, pledges: [] },
};
