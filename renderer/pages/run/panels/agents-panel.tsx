import { Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AgentRow } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { count } from '../../../words/number-format.js';
import { AgentTable } from '../agent-table.js';
import classes from '../run.module.css';
import { useAgentRows } from '../use-agent-rows.js';
import { agentColumns, matchAgents } from './agent-columns.js';

const none: readonly AgentRow[] = [];

/** Everybody who lives in this DAO, to search, sort and look into. */
export function AgentsPanel() {
  const { active } = usePanel();
  const shown = useAgentRows(active);
  const rows = shown?.rows ?? none;
  const vocabulary = useVocabulary();
  const told = useApp(({ openRun }) => openRun?.detail?.words.agentColumns);
  const columns = useMemo(() => agentColumns(told ?? [], vocabulary), [told, vocabulary]);
  const [search, setSearch] = useState('');
  const [archetype, setArchetype] = useState<string | null>(null);
  const matching = useMemo(
    () => matchAgents(rows, vocabulary, search, archetype),
    [rows, vocabulary, search, archetype],
  );
  const archetypes = useMemo(() => [...new Set(rows.map((row) => row.archetype))], [rows]);
  const table = () => ({
    columns: [...columns.map(({ exportedAs }) => exportedAs), 'Address'],
    rows: matching.map((row) => [...columns.map((column) => column.exact(row)), row.address]),
  });
  return (
    <PanelFrame
      title="Agents"
      note={
        shown === null
          ? undefined
          : `${matching.length === rows.length ? count(rows.length) : `${count(matching.length)} of ${count(rows.length)}`} at tick ${shown.tick}`
      }
      testId="run-agents"
      points={matching.length}
      aside={
        <div className={classes.filters}>
          <TextInput
            id="agent-search"
            size="xs"
            w={200}
            type="search"
            aria-label="Search the agents"
            placeholder="Search"
            leftSection={<Search size={14} />}
            rightSection={<kbd>/</kbd>}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Select
            size="xs"
            w={160}
            aria-label="Role"
            placeholder="All roles"
            clearable
            data={archetypes.map((value) => ({ value, label: vocabulary.partyName(value) }))}
            value={archetype}
            onChange={setArchetype}
          />
        </div>
      }
      menu={
        <TableMenuItems
          copied={`${count(matching.length)} agents are on the clipboard as a table.`}
          file={['agents', `tick-${shown?.tick ?? 0}`]}
          table={table}
        />
      }
    >
      {shown === null ? (
        <p className={classes.quietBody}>Everybody appears here with the first tick.</p>
      ) : (
        <AgentTable columns={columns} rows={matching} />
      )}
    </PanelFrame>
  );
}
