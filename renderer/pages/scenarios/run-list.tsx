import { ActionIcon, Button, Menu, Table } from '@mantine/core';
import { Download, Terminal, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { showDone } from '../../session/notices.js';
import type { ExportFormat } from '../../session/run-actions.js';
import { isLiving } from '../../session/transport.js';
import { timeAgo } from '../../words/dates.js';
import { count } from '../../words/number-format.js';
import { federationCommand, runCommand } from './run-command.js';
import classes from './scenarios.module.css';

const formats: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'csv', label: 'CSV, one file a table' },
  { format: 'parquet', label: 'Parquet' },
  { format: 'json', label: 'JSON' },
];

/** Runs so far, newest first: open them, take their data along, remove them. */
export function RunList() {
  const daos = useApp((state) => state.runs);
  const federations = useApp((state) => state.federations);
  const runs = useMemo(
    () => [...(daos ?? []), ...(federations ?? [])].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)),
    [daos, federations],
  );
  if (runs.length === 0)
    return <p className={classes.quiet}>Runs appear here once you start one. They stay until you remove them.</p>;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className={classes.runs} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Run</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Seed</Table.Th>
            <Table.Th>Done</Table.Th>
            <Table.Th>Computed by</Table.Th>
            <Table.Th>Started</Table.Th>
            <Table.Th>
              <span className="visually-hidden">Actions</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Row key={run.id} run={run} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ run }: { readonly run: ListedRun }) {
  const { runs, federations, attempt } = useSession();
  const isFederation = run.kind === 'federation';
  const open = () => (isFederation ? federations.open(run.id) : runs.open(run.id));
  const command = commandOf(run);
  const copy = () =>
    attempt('The command could not be copied', async () => {
      await copyText(command);
      showDone('Copied', command);
    });
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className={classes.openRun} onClick={open}>
          {run.title}
        </button>
        <div className={classes.quiet}>{isFederation ? `federation ${run.scenario}` : run.scenario}</div>
      </Table.Td>
      <Table.Td>
        <RunStateBadge state={run.state} />
      </Table.Td>
      <Table.Td>{run.seed}</Table.Td>
      <Table.Td>
        {isFederation
          ? `${count(run.round)} of ${count(run.rounds)} rounds`
          : `${count(run.tick)} of ${count(run.ticks)} ticks`}
      </Table.Td>
      <Table.Td>{isFederation ? run.backend : `${run.engine}, ${run.backend}`}</Table.Td>
      <Table.Td title={run.createdAt}>{timeAgo(run.createdAt, Date.now())}</Table.Td>
      <Table.Td>
        <div className={classes.rowActions}>
          <Button size="compact-sm" variant="default" onClick={open}>
            Open
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`Export ${run.id}`}>
                <Download size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {formats
                .filter(({ format }) => !isFederation || format !== 'parquet')
                .map(({ format, label }) => (
                  <Menu.Item key={format} onClick={() => void runs.exportTo(run.id, format)}>
                    {label}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Copy the command line of ${run.id}`}
            title="Copy as a command line"
            onClick={copy}
          >
            <Terminal size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${run.id}`}
            title={isLiving(run.state) ? 'Stop the run first' : 'Remove'}
            disabled={isLiving(run.state)}
            onClick={() => void runs.remove(run)}
          >
            <Trash2 size={16} />
          </ActionIcon>
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

/** The command line that does the same again. */
function commandOf(run: ListedRun): string {
  const { seed, backend } = run;
  return run.kind === 'federation'
    ? federationCommand(run.scenario, { seed, rounds: run.rounds, backend })
    : runCommand(run.scenario, { seed, ticks: run.ticks, engine: run.engine, backend });
}
