import type { GovernorSettings } from '../../scenario/index.js';
import type { RuleVariant, VariantOutcome } from '../comparison/comparison.js';
import type { Electorate } from '../electorate/electorate.js';
import type { ForecastOptions } from '../forecast/simulation-of.js';
import type { CheckedTable, TableToCheck } from '../rehearse/check-table.js';
import type { MembersPart, MembersSource } from '../rehearse/read-members.js';
import type { RehearsalRecord } from '../report/rehearsal-record.js';
import type { VoteToWatch } from '../watch/watch-source.js';
import type { WatchedVote } from '../watch/watch-vote.js';
import type { CarriedError } from './carried-error.js';

/** How far a work is: parts done, of so many. */
export type TellProgress = (done: number, of: number) => void;

/** What `compareRules` is given; the usual variants when there are none. */
export interface RulesToCompare {
  readonly electorate: Electorate;
  readonly own: GovernorSettings;
  readonly options: ForecastOptions;
  readonly variants?: readonly RuleVariant[];
}

/**
 * The works that hold a thread for seconds, and so have one of their own. Plain data in, plain data out. Each loads its
 * part of the rehearsal only when it is asked for: the PDF library alone takes longer to load than most comparisons take.
 */
export const THREAD_WORKS = {
  renderPdf: async (record: RehearsalRecord): Promise<Uint8Array> => {
    const { renderPdf } = await import('../report/render/pdf.js');
    return renderPdf(record);
  },
  compareRules: async (
    { electorate, own, options, variants }: RulesToCompare,
    onProgress: TellProgress,
  ): Promise<VariantOutcome[]> => {
    const { compareRules } = await import('../comparison/rules/compare-rules.js');
    return compareRules(electorate, own, options, variants, onProgress);
  },
  checkTable: async (table: TableToCheck): Promise<CheckedTable> => {
    const { checkTable } = await import('../rehearse/check-table.js');
    return checkTable(table);
  },
  readMembers: async (source: MembersSource): Promise<MembersPart> => {
    const { readMembers } = await import('../rehearse/read-members.js');
    return readMembers(source);
  },
  watchVote: async (source: VoteToWatch): Promise<WatchedVote> => {
    const { watchSource } = await import('../watch/watch-source.js');
    return watchSource(source);
  },
};

type ThreadWorks = typeof THREAD_WORKS;
export type WorkName = keyof ThreadWorks;
export type InputOf<W extends WorkName> = Parameters<ThreadWorks[W]>[0];
export type ResultOf<W extends WorkName> = Awaited<ReturnType<ThreadWorks[W]>>;

/** What a thread is started with. */
export interface Assignment {
  readonly work: WorkName;
  readonly input: unknown;
}

/** What a thread says to its owner. */
export type FromThread =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly error: CarriedError };
