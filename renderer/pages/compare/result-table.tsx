import { Table } from '@mantine/core';
import type { RunReport } from '../../../simulations/api/contract/index.js';
import { type ComparedMeasure, newestValues } from '../../charts/models/comparison.js';
import { valueText } from '../../charts/units.js';
import { count, decimal } from '../../words/number-format.js';
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
      <Table.ScrollContainer minWidth={480}>
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
            {measures.map((measure) => {
              const values = newestValues(measure);
              const { unit } = measure.together;
              return (
                <Table.Tr key={measure.reporter.name}>
                  <Table.Th scope="row">{measure.reporter.title}</Table.Th>
                  {values.map((value, at) => (
                    <Table.Td key={runs[at]?.id} className={classes.number}>
                      {value === null ? '–' : valueText(unit, value, symbol)}
                      {at > 0 && <Change from={values[0] ?? null} to={value} unit={unit} symbol={symbol} />}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
            <Table.Tr>
              <Table.Th scope="row">Proposals in force, of those made</Table.Th>
              {runs.map(({ id, report }) => (
                <Table.Td key={id} className={classes.number}>
                  {report === null ? '–' : `${count(report.proposals.executed)} of ${count(report.proposals.created)}`}
                </Table.Td>
              ))}
            </Table.Tr>
            {rolesPaid(runs).map((role) => (
              <Table.Tr key={role}>
                <Table.Th scope="row">Rewards: {memberOf(runs, role)}</Table.Th>
                {runs.map(({ id, report }, at) => {
                  const value = paidTo(report, role);
                  return (
                    <Table.Td key={id} className={classes.number}>
                      {value === null ? '–' : valueText('tokens', value, symbol)}
                      {at > 0 && (
                        <Change from={paidTo(runs[0]!.report, role)} to={value} unit="tokens" symbol={symbol} />
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

/** Rewards that a role got in all (tokens); `null` before the run has ended. */
function paidTo(report: RunReport | null, role: string): number | null {
  return report === null ? null : Number(report.rewards.byRole[role] ?? 0);
}

/** Roles that were paid anything in one of the runs. */
function rolesPaid(runs: readonly ComparedRun[]): readonly string[] {
  const roles = runs.flatMap(({ report }) => Object.entries(report?.rewards.byRole ?? {}));
  return [...new Set(roles.flatMap(([role, tokens]) => (Number(tokens) > 0 ? [role] : [])))];
}

function memberOf(runs: readonly ComparedRun[], role: string): string {
  const words = runs.map(({ detail }) => detail?.words).find((one) => one?.parties.some(({ party }) => party === role));
  return vocabularyOf(words).partyName(role).toLowerCase();
}

interface ChangeProps {
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: ComparedMeasure['together']['unit'];
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
