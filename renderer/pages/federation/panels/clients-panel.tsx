import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSession } from '../../../app/session-context.js';
import { useSelectedClient, useShownRound } from '../../../app/use-rounds.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { TableMenuItems } from '../../../panels/table-menu.js';
import { SortTable } from '../../../parts/sort-table.js';
import { attackerName } from '../../../words/attacks.js';
import { count } from '../../../words/number-format.js';
import { ClientMark } from '../client-mark.js';
import classes from '../federation.module.css';
import { clientColumns, matchRows } from './client-columns.js';

const none = [] as const;

/** What each client of the round did, to search, sort and look into. */
export function ClientsPanel() {
  const { active } = usePanel();
  const { store } = useSession();
  const round = useShownRound(active);
  const selected = useSelectedClient();
  const [search, setSearch] = useState('');
  const asked = round?.clients ?? none;
  const columns = useMemo(() => clientColumns(asked), [asked]);
  const rows = useMemo(() => matchRows(asked, columns, search), [asked, columns, search]);
  const select = (client: number) => store.getState().look({ selection: { kind: 'client', client } });
  const found = rows.length === asked.length ? '' : `${count(rows.length)} of `;
  const table = () => ({
    columns: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map((column) => column.exact(row))),
  });
  return (
    <PanelFrame
      title="Clients"
      note={round === null ? undefined : `${found}${count(asked.length)} asked in round ${round.round}`}
      testId="federation-clients"
      points={rows.length}
      aside={
        <TextInput
          id="agent-search"
          size="xs"
          w={180}
          type="search"
          aria-label="Search the clients"
          placeholder="Search"
          leftSection={<Search size={14} />}
          rightSection={<kbd>/</kbd>}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      }
      menu={
        <TableMenuItems
          copied={`${count(rows.length)} clients are on the clipboard as a table.`}
          file={['clients', `round-${round?.round ?? 0}`]}
          table={table}
        />
      }
    >
      {asked.length === 0 ? (
        <p className={classes.quietBody}>
          Nobody has trained yet: the first round of training lists its clients here, with what each of them sent.
        </p>
      ) : (
        <SortTable
          label="Clients"
          columns={columns}
          rows={rows}
          emptyText="No client matches. Change the search."
          idOf={({ client }) => String(client)}
          selected={selected === null ? null : String(selected)}
          isQuiet={({ outcome }) => outcome !== 'done'}
          onSelect={({ client }) => select(client)}
          cell={(column, row) => {
            if (column.id === 'client')
              return (
                <button type="button" className={classes.clientButton} onClick={() => select(row.client)}>
                  <ClientMark attack={row.attack} /> {column.text(row)}
                </button>
              );
            return column.text(row);
          }}
          titleOf={(column, row) =>
            column.numeric ? column.exact(row) : row.attack ? attackerName(row.attack) : undefined
          }
        />
      )}
    </PanelFrame>
  );
}
