import type { Scenario } from '../../mechanisms/index.js';
import type { Dao, GovernorSettings, Proposal } from '../../scenario/index.js';
import { longWork, type Sealed, shortWork } from '../../threads/index.js';
import type { AttackCase, CaseReport, DaoAttacksReport } from '../attacks/attack-report.js';
import type { AttackSetting } from '../attacks/cases/case-definition.js';
import type { VoterModel } from '../calibration/model/voter-model.js';
import type { EconomyComparison, RuleVariant, VariantOutcome } from '../comparison/comparison.js';
import type { Electorate } from '../electorate/electorate.js';
import type { ArtifactDescription } from '../execution/describe-artifact.js';
import type { ExecutionReport } from '../execution/execution-report.js';
import type { ForkAddress, ForkFacts } from '../execution/fork/connect-fork.js';
import type { Forecast, ForecastAdjustments } from '../forecast/forecast.js';
import type { ForecastOptions } from '../forecast/simulation-of.js';
import type { VotingHistory } from '../history/voting-history.js';
import type { PollType } from '../poll/poll.js';
import type { TalliesByRule } from '../poll/tally-by-rules.js';
import type { ImportedTable, TableToImport } from '../rehearse/import-table.js';
import type { ArtifactsPart, PartSource } from '../rehearse/read-inputs.js';
import type { SentInputs, SharedMembers, SharedPast } from '../rehearse/shared-parts.js';
import type { LearntVoters } from '../rehearse/voters.js';
import type { ReportToWrite, WrittenReport } from '../rehearse/write-report.js';
import type { RehearsalRecord } from '../report/rehearsal-record.js';
import type { RenderedReport, ReportFormat } from '../report/render/render-report.js';
import type { ImportFile } from '../table/import-file.js';
import type { PreviewedTable, TableToPreview } from '../table/preview-table.js';
import type { SourceToWatch } from '../watch/watch-source.js';
import type { WatchedVote } from '../watch/watch-vote.js';

/** What `compareRules` is given; the usual variants when there are none. */
export interface RulesToCompare {
  readonly electorate: Electorate;
  readonly own: GovernorSettings;
  readonly options: ForecastOptions;
  readonly variants?: readonly RuleVariant[];
}

/** A DAO with its files and its voters. */
interface DaoInputs {
  readonly dao: Dao;
  readonly inputs: SentInputs;
  readonly electorate: Electorate;
}

/** `keepIn`: the rehearsal's folder, where the result is written to. */
interface Kept {
  readonly keepIn: string;
}

/** What a running chain tells of a DAO; its holders are in a file of this name in the folder. */
interface ConnectedDao {
  readonly dao: Omit<ForkFacts['dao'], 'holders'>;
  readonly path: string;
}

/**
 * The works that hold a thread for long, and so are done in one of their own. Each loads its part of the rehearsal only
 * when it is asked for: the PDF library alone takes longer to load than most comparisons take.
 */
export const THREAD_WORKS = {
  shareMembers: shortWork(async (source: PartSource): Promise<SharedMembers> => {
    const { shareMembers } = await import('../rehearse/shared-parts.js');
    return shareMembers(source);
  }),
  sharePast: shortWork(async (source: PartSource): Promise<SharedPast> => {
    const { sharePast } = await import('../rehearse/shared-parts.js');
    return sharePast(source);
  }),
  readArtifacts: shortWork(async (source: PartSource): Promise<ArtifactsPart> => {
    const { readArtifactsPart } = await import('../rehearse/read-inputs.js');
    return readArtifactsPart(source);
  }),
  previewTable: shortWork(async (table: TableToPreview): Promise<PreviewedTable> => {
    const { previewTable } = await import('../table/preview-table.js');
    return previewTable(table.kind, table.file);
  }),
  importTable: shortWork(async (table: TableToImport): Promise<ImportedTable> => {
    const { importTable } = await import('../rehearse/import-table.js');
    return importTable(table);
  }),
  describeArtifact: shortWork(async (file: ImportFile): Promise<ArtifactDescription> => {
    const { describeArtifact } = await import('../execution/describe-artifact.js');
    return describeArtifact(file);
  }),
  connectFork: longWork(async (address: ForkAddress & Kept): Promise<ConnectedDao> => {
    const [{ connectFork }, { keepInput }] = await Promise.all([
      import('../execution/fork/connect-fork.js'),
      import('../../results/index.js'),
    ]);
    const facts = await connectFork(address);
    const { holders, ...dao } = facts.dao;
    return { dao, path: await keepInput(address.keepIn, 'holders', 'json', JSON.stringify(holders)) };
  }),
  learnVoters: longWork(
    async (
      learning: { readonly history: Sealed<VotingHistory>; readonly split: string | null; readonly seed: number },
      { onProgress },
    ): Promise<LearntVoters> => {
      const [{ learnVoters }, { unseal }] = await Promise.all([
        import('../rehearse/voters.js'),
        import('../../threads/index.js'),
      ]);
      return learnVoters(unseal(learning.history), { ...learning, onProgress: (share) => onProgress(share, 1) });
    },
  ),
  votersOn: shortWork(
    async ({
      dao,
      inputs,
      model,
      proposal,
    }: Omit<DaoInputs, 'electorate'> & {
      readonly model: VoterModel | null;
      readonly proposal: Proposal;
    }): Promise<Electorate> => {
      const [{ votersOn }, { openInputs }] = await Promise.all([
        import('../rehearse/voters.js'),
        import('../rehearse/open-inputs.js'),
      ]);
      return votersOn(dao, openInputs(inputs), model, proposal);
    },
  ),
  forecast: shortWork(
    async ({
      dao,
      electorate,
      options,
    }: Omit<DaoInputs, 'inputs'> & { readonly options: ForecastOptions }): Promise<Forecast> => {
      const { forecastFor } = await import('../forecast/forecast-for.js');
      return forecastFor(dao, electorate, options);
    },
  ),
  compareRules: longWork(
    async ({ electorate, own, options, variants }: RulesToCompare, { onProgress }): Promise<VariantOutcome[]> => {
      const { compareRules } = await import('../comparison/rules/compare-rules.js');
      return compareRules(electorate, own, options, variants, onProgress);
    },
  ),
  rehearseExecution: longWork(
    async (
      {
        keepIn,
        options,
        inputs,
        ...execution
      }: DaoInputs &
        Kept & {
          readonly proposal: Proposal;
          readonly options: ForecastOptions & { readonly adjustments: ForecastAdjustments };
        },
      { signal, onProgress },
    ): Promise<ExecutionReport> => {
      const [{ rehearseExecution }, { forecastFor }, { openInputs }, { writeResult }] = await Promise.all([
        import('../rehearse/rehearse-execution.js'),
        import('../forecast/forecast-for.js'),
        import('../rehearse/open-inputs.js'),
        import('../../results/index.js'),
      ]);
      let steps = 0;
      const report = await rehearseExecution({
        ...execution,
        inputs: openInputs(inputs),
        forecast: forecastFor(execution.dao, execution.electorate, options),
        adjustments: options.adjustments,
        signal,
        onProgress: (words) => onProgress(++steps, Math.max(steps, LIFE_STEPS), words),
      });
      await writeResult(keepIn, 'execution', report);
      return report;
    },
    'by itself',
  ),
  watchVote: shortWork(
    async ({
      source,
      inputs,
    }: {
      readonly source: SourceToWatch;
      readonly inputs: SentInputs | null;
    }): Promise<WatchedVote> => {
      const [{ watchSource }, { openInputs }] = await Promise.all([
        import('../watch/watch-source.js'),
        import('../rehearse/open-inputs.js'),
      ]);
      return watchSource(source, inputs && openInputs(inputs));
    },
  ),
  tallyByRules: shortWork(
    async ({ file, type }: { readonly file: ImportFile; readonly type: PollType | null }): Promise<TalliesByRule> => {
      const { tallyByRules } = await import('../poll/tally-by-rules.js');
      return tallyByRules(file, type);
    },
  ),
  rehearseAttacks: longWork(
    async ({ keepIn, inputs, ...attacked }: DaoInputs & Kept, { signal, onProgress }): Promise<DaoAttacksReport> => {
      const [{ rehearseAttacks }, { openInputs }, { writeResult }] = await Promise.all([
        import('../rehearse/rehearse-attacks.js'),
        import('../rehearse/open-inputs.js'),
        import('../../results/index.js'),
      ]);
      const report = await rehearseAttacks({
        ...attacked,
        inputs: openInputs(inputs),
        signal,
        onProgress: (words, done, of) => onProgress(done, of, words),
      });
      await writeResult(keepIn, 'attacks', report);
      return report;
    },
    'by itself',
  ),
  runAttackCase: longWork(
    async (
      enacted: { readonly name: AttackCase; readonly setting: AttackSetting },
      { signal },
    ): Promise<CaseReport> => {
      const { runAttackCase } = await import('../attacks/cases/run-attack-case.js');
      return runAttackCase(enacted.name, enacted.setting, { signal });
    },
    'by itself',
  ),
  rehearseEconomy: longWork(
    async (
      {
        inputs,
        ...economy
      }: Pick<DaoInputs, 'dao' | 'inputs'> & {
        readonly proposal: Proposal;
        readonly scenario: Scenario;
        readonly ticks: number;
        readonly seeds: number;
      },
      { signal, onProgress },
    ): Promise<EconomyComparison> => {
      const [{ rehearseEconomy }, { openInputs }] = await Promise.all([
        import('../rehearse/rehearse-economy.js'),
        import('../rehearse/open-inputs.js'),
      ]);
      return rehearseEconomy({ ...economy, inputs: openInputs(inputs), signal, onProgress });
    },
    'by itself',
  ),
  readResults: shortWork(
    async ({ keepIn, names }: Kept & { readonly names: readonly string[] }): Promise<unknown[]> => {
      const { readResult } = await import('../../results/index.js');
      return Promise.all(names.map((name) => readResult(keepIn, name)));
    },
  ),
  writeReport: longWork(async (report: ReportToWrite): Promise<WrittenReport> => {
    const { writeReport } = await import('../rehearse/write-report.js');
    return writeReport(report);
  }),
  renderReport: longWork(
    async (report: { readonly record: RehearsalRecord; readonly format: ReportFormat }): Promise<RenderedReport> => {
      const { renderReport } = await import('../report/render/render-report.js');
      return renderReport(report.record, report.format);
    },
  ),
};

/** Usual number of steps in a proposal's life, for progress. */
const LIFE_STEPS = 9;
