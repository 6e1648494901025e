import type { AgentRow } from '../../metrics/index.js';
import type { Cell, ColumnType, Table } from './table.js';

/** The agents table's columns and the field of `AgentRow` that each one holds. */
const FIELDS: readonly (readonly [column: string, type: ColumnType, field: keyof AgentRow])[] = [
  ['agent', 'VARCHAR', 'agent'],
  ['archetype', 'VARCHAR', 'archetype'],
  ['cohort', 'VARCHAR', 'cohort'],
  ['address', 'VARCHAR', 'address'],
  ['balance', 'VARCHAR', 'balance'],
  ['staked', 'VARCHAR', 'staked'],
  ['cooling', 'VARCHAR', 'cooling'],
  ['votes', 'VARCHAR', 'votes'],
  ['delegate', 'VARCHAR', 'delegate'],
  ['rewards', 'VARCHAR', 'rewards'],
  ['training_rewards', 'VARCHAR', 'trainingRewards'],
  ['validation_rewards', 'VARCHAR', 'validationRewards'],
  ['staking_rewards', 'VARCHAR', 'stakingRewards'],
  ['slashed', 'VARCHAR', 'slashed'],
  ['gas_used', 'VARCHAR', 'gasUsed'],
  ['ballots', 'INTEGER', 'ballots'],
  ['score', 'DOUBLE', 'score'],
  ['train_accuracy', 'DOUBLE', 'trainAccuracy'],
  ['train_loss', 'DOUBLE', 'trainLoss'],
  ['active', 'BOOLEAN', 'active'],
];

/** Every agent at the end of every tick. */
export const agentsTable: Table = {
  name: 'agents',
  standing: 'agent',
  columns: [['tick', 'INTEGER'], ...FIELDS.map(([column, type]) => [column, type] as const)],
  rows: ({ frame, agentRows }) => agentRows.map((row) => [frame.tick, ...FIELDS.map(([, , field]) => row[field])]),
};

/** Reads back a row of the agents table, `tick` first. */
export function readAgentRow([tick, ...cells]: readonly Cell[]): AgentRow & { readonly tick: number } {
  const row = Object.fromEntries(FIELDS.map(([, , field], i) => [field, cells[i]])) as unknown as AgentRow;
  return { tick: tick as number, ...row };
}
