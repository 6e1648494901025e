import type { Rehearsal, RehearsalJob } from '../../../../../simulations/api/contract/index.js';
import type { RehearsalSection } from '../../../../routes/rehearsal-section.js';

/** A part of the report and whether it will be in it. */
export interface ReportPart {
  readonly title: string;
  readonly section: RehearsalSection;
  readonly state: 'done' | 'stale' | 'missing';
  /** Why it is missing, where that is no fault. */
  readonly note: string;
}

const jobs: readonly { readonly job: RehearsalJob; readonly title: string; readonly section: RehearsalSection }[] = [
  { job: 'calibration', title: 'How well the voters were learned', section: 'voters' },
  { job: 'forecast', title: 'Forecast', section: 'forecast' },
  { job: 'execution', title: 'Execution and its checks', section: 'execution' },
  { job: 'variants', title: 'The vote under other rules', section: 'what-if' },
  { job: 'economy', title: 'The economy with and without', section: 'what-if' },
  { job: 'attacks', title: 'Attacks on the DAO', section: 'attacks' },
];

/** What the report will have: results made before the last change are left out of it. */
export function reportParts(rehearsal: Rehearsal): readonly ReportPart[] {
  const documents = (title: string, section: RehearsalSection, problems: readonly unknown[]): ReportPart => ({
    title,
    section,
    state: problems.length === 0 ? 'done' : 'missing',
    note: problems.length === 0 ? '' : 'has problems',
  });
  return [
    documents('The DAO and its members', 'dao', rehearsal.problems.dao),
    documents('The proposal', 'draft', rehearsal.problems.proposal),
    ...jobs.map(({ job, title, section }): ReportPart => {
      if (rehearsal[job] === null)
        return {
          title,
          section,
          state: 'missing',
          note: job === 'calibration' && rehearsal.history === null ? 'no past votes: voters follow a rule' : '',
        };
      const stale = rehearsal.stale.includes(job);
      return { title, section, state: stale ? 'stale' : 'done', note: stale ? 'made before the last change' : '' };
    }),
  ];
}

/** The command line that repeats a rehearsal from its report. */
export function repeatCommand(path: string): string {
  return `npx folkmoot rehearse --from ${/^[\w./\\:-]+$/.test(path) ? path : `"${path.replaceAll('"', '\\"')}"`}`;
}
