import type { AgentColumnInfo, AgentRow } from '../../metrics/index.js';
import type { Cell, ColumnType, Table } from './table.js';

/** What every agent's row holds, whatever the run's mechanisms add. */
const FIXED = [
  ['tick', 'INTEGER'],
  ['agent', 'VARCHAR'],
  ['archetype', 'VARCHAR'],
  ['cohort', 'VARCHAR'],
  ['address', 'VARCHAR'],
  ['gas_used', 'VARCHAR'],
  ['active', 'BOOLEAN'],
] as const satisfies readonly (readonly [string, ColumnType])[];

/** Amounts are exact, and names are names: both are text. */
const typeOf = ({ unit }: AgentColumnInfo): ColumnType => (unit === 'wei' || unit === 'name' ? 'VARCHAR' : 'DOUBLE');
const columnName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Every agent at the end of every tick, with the columns of a run's mechanisms. */
export function agentsTable(columns: readonly AgentColumnInfo[]): Table {
  return {
    name: 'agents',
    standing: 'agent',
    columns: [...FIXED, ...columns.map((column) => [columnName(column.name), typeOf(column)] as const)],
    rows: ({ frame, agentRows }) =>
      agentRows.map(({ agent, archetype, cohort, address, gasUsed, active, values }) => [
        frame.tick,
        agent,
        archetype,
        cohort,
        address,
        gasUsed,
        active,
        ...columns.map(({ name }) => values[name] ?? null),
      ]),
  };
}

/** Reads back a row of the agents table. */
export function readAgentRow(
  cells: readonly Cell[],
  columns: readonly AgentColumnInfo[],
): AgentRow & { readonly tick: number } {
  const [tick, agent, archetype, cohort, address, gasUsed, active, ...rest] = cells;
  return {
    tick: Number(tick),
    agent: String(agent),
    archetype: String(archetype),
    cohort: String(cohort),
    address: String(address),
    gasUsed: String(gasUsed),
    active: active === true,
    values: Object.fromEntries(columns.map(({ name }, i) => [name, plain(rest[i] ?? null)])),
  };
}

/** Columns hold numbers and text. */
function plain(cell: Cell): number | string | null {
  return typeof cell === 'boolean' || typeof cell === 'bigint' ? String(cell) : cell;
}
