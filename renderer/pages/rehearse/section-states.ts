import type { Rehearsal, RehearsalJob } from '../../../simulations/api/contract/index.js';
import { type RehearsalSection, rehearsalSections } from '../../routes/rehearsal-section.js';

/** Where a section stands: something is wrong, being computed, out of date, there, or still to do. */
export type SectionState = 'problem' | 'running' | 'stale' | 'done' | 'open';

/** The jobs whose results a section shows. */
export const jobsOf: Readonly<Record<RehearsalSection, readonly RehearsalJob[]>> = {
  dao: [],
  draft: [],
  voters: ['calibration'],
  forecast: ['forecast'],
  execution: ['execution'],
  'what-if': ['variants', 'economy'],
  attacks: ['attacks'],
  report: [],
};

/** Every section with where it stands, in order. */
export function sectionStates(rehearsal: Rehearsal): readonly { section: RehearsalSection; state: SectionState }[] {
  return rehearsalSections.map((section) => ({ section, state: stateOf(section, rehearsal) }));
}

function stateOf(section: RehearsalSection, rehearsal: Rehearsal): SectionState {
  const { problems, running, stale } = rehearsal;
  if (section === 'dao') return problems.dao.length > 0 ? 'problem' : 'done';
  if (section === 'draft') return problems.proposal.length > 0 ? 'problem' : 'done';
  // Without past votes there is nothing to learn from: voters follow the DAO's rule, and that is there from the beginning.
  if (section === 'voters' && rehearsal.history === null && rehearsal.pendingHistory === null) return 'done';
  if (section === 'report') return reportState(rehearsal);
  const jobs = jobsOf[section];
  if (running !== null && jobs.includes(running)) return 'running';
  const made = jobs.filter((job) => rehearsal[job] !== null);
  if (made.length === 0) return 'open';
  return made.some((job) => stale.includes(job)) ? 'stale' : 'done';
}

/** A report can be handed out as soon as there is a forecast or an execution to report; it is out of date where one of its parts is. */
function reportState({ forecast, execution, stale }: Rehearsal): SectionState {
  if (forecast === null && execution === null) return 'open';
  return stale.length > 0 ? 'stale' : 'done';
}
