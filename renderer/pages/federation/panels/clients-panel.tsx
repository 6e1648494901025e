import { Button, Menu, SegmentedControl } from '@mantine/core';
import { Copy, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApp, useSession } from '../../../app/session-context.js';
import { useRoundSpan, useRounds, useShownRound } from '../../../app/use-rounds.js';
import { copyText, saveFile } from '../../../charts/export/save.js';
import { csvOf, tsvOf } from '../../../charts/export/table.js';
import { type ClientCurve, clientCurveModel } from '../../../charts/models/federation/client-curves.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { SortTable } from '../../../parts/sort-table.js';
import { showDone } from '../../../session/notices.js';
import { attackerName } from '../../../words/attacks.js';
import { ClientMark } from '../client-mark.js';
import classes from '../federation.module.css';
import { clientColumns } from './client-columns.js';

const none = [] as const;

/** What each client of the round did; a client that is selected shows its curves. */
export function ClientsPanel() {
  const { active } = usePanel();
  const { store, attempt } = useSession();
  const round = useShownRound(active);
  const selected = useApp(({ federationView }) => federationView.client);
  const rows = round?.clients ?? none;
  const columns = useMemo(() => clientColumns(rows), [rows]);
  const select = (client: number | null) => store.getState().lookAtFederation({ client });
  const table = () => ({
    columns: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map((column) => column.exact(row))),
  });
  const copy = () =>
    attempt('The table could not be copied', async () => {
      await copyText(tsvOf(table()));
      showDone('Copied', `${rows.length} clients are on the clipboard as a table.`);
    });
  return (
    <PanelFrame
      title="Clients"
      note={round === null ? undefined : `${rows.length} asked in round ${round.round}`}
      testId="federation-clients"
      points={rows.length}
      aside={
        selected !== null && (
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<X size={13} aria-hidden="true" />}
            onClick={() => select(null)}
            title="Close its curves (Esc)"
          >
            client {selected}
          </Button>
        )
      }
      menu={
        <>
          <Menu.Item leftSection={<Copy size={14} />} onClick={copy}>
            Copy as a table
          </Menu.Item>
          <Menu.Item onClick={() => saveFile(`clients-round-${round?.round ?? 0}.csv`, csvOf(table()), 'text/csv')}>
            Save as CSV
          </Menu.Item>
        </>
      }
    >
      {selected !== null && <ClientCurves client={selected} active={active} />}
      {rows.length === 0 ? (
        <p className={classes.quietBody}>
          Nobody has trained yet: the first round of training lists its clients here, with what each of them sent.
        </p>
      ) : (
        <SortTable
          label="Clients"
          columns={columns}
          rows={rows}
          emptyText="No client was asked in this round."
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

const curves: readonly { readonly value: ClientCurve; readonly label: string; readonly title: string }[] = [
  { value: 'trainAccuracy', label: 'Accuracy', title: 'accuracy on its own examples' },
  { value: 'trainLoss', label: 'Loss', title: 'training loss' },
  { value: 'updateNorm', label: 'Length', title: 'length of its update' },
  { value: 'score', label: 'Score', title: 'contribution score' },
  { value: 'epsilon', label: 'ε', title: 'privacy loss' },
];

function ClientCurves({ client, active }: { readonly client: number; readonly active: boolean }) {
  const rounds = useRounds(active);
  const [from, to] = useRoundSpan(active);
  const [chosen, choose] = useState<ClientCurve>('trainAccuracy');
  const offered = useMemo(
    () => curves.filter(({ value }) => rounds.some(({ clients }) => clients.some((one) => one[value] !== null))),
    [rounds],
  );
  const curve = offered.find(({ value }) => value === chosen) ?? offered[0] ?? curves[0]!;
  const model = useMemo(() => clientCurveModel(rounds, client, curve.value), [rounds, client, curve]);
  return (
    <div className={classes.curves}>
      <TimeChart
        compact
        title={`Client ${client}: ${curve.title}`}
        testId="federation-client-curve"
        emptyText="Its curve begins with the first round that it trains in."
        aside={
          <SegmentedControl
            size="xs"
            aria-label="What of the client"
            value={curve.value}
            onChange={(next) => choose(next as ClientCurve)}
            data={offered.map(({ value, label }) => ({ value, label }))}
          />
        }
        {...{ model, from, to }}
      />
    </div>
  );
}
