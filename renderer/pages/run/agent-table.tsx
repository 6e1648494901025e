import type { AgentRow } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { AgentLink } from '../../parts/agent-link.js';
import { SortTable } from '../../parts/sort-table.js';
import type { AgentColumn } from './panels/agent-columns.js';

/** The agents, sorted by any column. */
export function AgentTable({
  columns,
  rows,
}: {
  readonly columns: readonly AgentColumn[];
  readonly rows: readonly AgentRow[];
}) {
  const { store } = useSession();
  const selected = useApp(({ selection }) => (selection?.kind === 'agent' ? selection.agent : null));
  return (
    <SortTable
      label="Agents"
      columns={columns}
      rows={rows}
      emptyText="Nobody matches. Change the search or the role."
      idOf={({ agent }) => agent}
      selected={selected}
      isQuiet={({ active }) => !active}
      onSelect={({ agent }) => store.getState().look({ selection: { kind: 'agent', agent } })}
      cell={(column, row) =>
        column.id === 'agent' ? (
          <AgentLink agent={row.agent} address={row.address} archetype={row.archetype} />
        ) : (
          column.text(row)
        )
      }
      titleOf={(column, row) => columns.find(({ id }) => id === column.id)?.title?.(row)}
    />
  );
}
