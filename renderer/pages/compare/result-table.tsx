import { Table } from '@mantine/core';
import type { FederationReport, RunReport } from '../../../simulations/api/contract/index.js';
import { type ComparedMeasure, newestValues } from '../../charts/models/comparison.js';
import { valueText } from '../../charts/units.js';
import { count, decimal, percent } from '../../words/number-format.js';
import { vocabularyOf } from '../../words/run-vocabulary.js';
import classes from './compare.module.css';
import type { ComparedRun } from './use-compared.js';

interface ResultTableProps {
  readonly runs: readonly ComparedRun[];
  /** What tells each of them from the others. */
  readonly names: readonly string[];
  readonly measures: readonly ComparedMeasure[];
  readonly symbol: string;
}

/** How the runs stand: the newest value of each measure, and how far it is from the first run's. */
export function ResultTable({ runs, names, measures, symbol }: ResultTableProps) {
  return (
    <section className={classes.table}>
      <h2>How they came out</h2>
      <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="How they came out" minWidth={480}>
        <Table data-testid="result-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Newest value</Table.Th>
              {runs.map(({ id }, at) => (
                <Table.Th key={id} className={classes.number}>
                  {names[at]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {measures.map((compared) => {
              const values = newestValues(compared);
              const { unit, name, title, symbol: own = symbol } = compared.measure;
              return (
                <Table.Tr key={name}>
                  <Table.Th scope="row">{title}</Table.Th>
                  {values.map((value, at) => (
                    <Table.Td key={runs[at]?.id} className={classes.number}>
                      {value === null ? '–' : valueText(unit, value, own)}
                      {at > 0 && <Change from={values[0] ?? null} to={value} unit={unit} symbol={own} />}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
            {runs[0]?.kind === 'federation' ? <FederationRows runs={runs} /> : <DaoRows runs={runs} symbol={symbol} />}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

/** What a DAO's report says beside the measures. */
function DaoRows({ runs, symbol }: Pick<ResultTableProps, 'runs' | 'symbol'>) {
  const reports = runs.map((run) => (run.kind === 'dao' ? run.report : null));
  const columns = runs.map(({ id }, at) => ({ id, report: reports[at] ?? null }));
  return (
    <>
      <Table.Tr>
        <Table.Th scope="row">Proposals in force, of those made</Table.Th>
        {columns.map(({ id, report }) => (
          <Table.Td key={id} className={classes.number}>
            {report === null ? '–' : `${count(report.proposals.executed)} of ${count(report.proposals.created)}`}
          </Table.Td>
        ))}
      </Table.Tr>
      {rolesPaid(reports).map((role) => (
        <Table.Tr key={role}>
          <Table.Th scope="row">Rewards: {memberOf(runs, role)}</Table.Th>
          {columns.map(({ id, report }, at) => {
            const value = paidTo(report, role);
            return (
              <Table.Td key={id} className={classes.number}>
                {value === null ? '–' : valueText('tokens', value, symbol)}
                {at > 0 && <Change from={paidTo(reports[0] ?? null, role)} to={value} unit="tokens" symbol={symbol} />}
              </Table.Td>
            );
          })}
        </Table.Tr>
      ))}
    </>
  );
}

/** What a federation's report says beside the measures. */
function FederationRows({ runs }: Pick<ResultTableProps, 'runs'>) {
  const reports = runs.map((run) => (run.kind === 'federation' ? (run.detail?.report ?? null) : null));
  const row = (title: string, words: (report: FederationReport) => string) => (
    <Table.Tr>
      <Table.Th scope="row">{title}</Table.Th>
      {runs.map(({ id }, at) => (
        <Table.Td key={id} className={classes.number}>
          {reports[at] == null ? '–' : words(reports[at])}
        </Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <>
      {row('Best accuracy', ({ accuracy }) => percent(accuracy.best))}
      {row('Rounds to the target', ({ roundsToTarget, targetAccuracy }) =>
        roundsToTarget === null ? `${percent(targetAccuracy)} not reached` : `${count(roundsToTarget)} rounds`,
      )}
      {row('Updates that are missing', ({ outcomes }) => {
        const all = Object.values(outcomes).reduce((sum, number) => sum + number, 0);
        return `${count(all - (outcomes.done ?? 0))} of ${count(all)}`;
      })}
    </>
  );
}

/** Rewards that a role got in all (tokens); `null` before the run has ended. */
function paidTo(report: RunReport | null, role: string): number | null {
  return report === null ? null : Number(report.rewards.byRole[role] ?? 0);
}

/** Roles that were paid anything in one of the runs. */
function rolesPaid(reports: readonly (RunReport | null)[]): readonly string[] {
  const roles = reports.flatMap((report) => Object.entries(report?.rewards.byRole ?? {}));
  return [...new Set(roles.flatMap(([role, tokens]) => (Number(tokens) > 0 ? [role] : [])))];
}

function memberOf(runs: readonly ComparedRun[], role: string): string {
  const words = runs
    .map((run) => (run.kind === 'dao' ? run.detail?.words : undefined))
    .find((one) => one?.parties.some(({ party }) => party === role));
  return vocabularyOf(words).partyName(role).toLowerCase();
}

interface ChangeProps {
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: ComparedMeasure['measure']['unit'];
  readonly symbol: string;
}

/** How far a value is from the first run's, with its sign. */
function Change({ from, to, unit, symbol }: ChangeProps) {
  if (from === null || to === null || from === to) return null;
  const sign = to > from ? '+' : '\u2212';
  const size = Math.abs(to - from);
  const words = unit === 'share' ? `${decimal(size * 100, 1)} points` : valueText(unit, size, symbol);
  return (
    <span className={classes.change}>
      {sign}
      {words}
    </span>
  );
}
