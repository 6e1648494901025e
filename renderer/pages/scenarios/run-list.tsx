import { ActionIcon, Button, Menu, Table } from '@mantine/core';
import { Download, Terminal, Trash2 } from 'lucide-react';
import type { RunSummary } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { showDone } from '../../session/notices.js';
import type { ExportFormat } from '../../session/run-actions.js';
import { isLiving } from '../../session/transport.js';
import { timeAgo } from '../../words/dates.js';
import { count } from '../../words/number-format.js';
import { runCommand } from './run-command.js';
import classes from './scenarios.module.css';

const formats: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'csv', label: 'CSV, one file a table' },
  { format: 'parquet', label: 'Parquet' },
  { format: 'json', label: 'JSON' },
];

/** Runs so far, newest first: open them, take their data along, remove them. */
export function RunList() {
  const runs = useApp((state) => state.runs);
  if (runs === null || runs.length === 0)
    return <p className={classes.quiet}>Runs appear here once you start one. They stay until you remove them.</p>;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className={classes.runs} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Run</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Seed</Table.Th>
            <Table.Th>Ticks</Table.Th>
            <Table.Th>Engine, backend</Table.Th>
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

function Row({ run }: { readonly run: RunSummary }) {
  const { runs, attempt } = useSession();
  const command = runCommand(run.scenario, {
    seed: run.seed,
    ticks: run.ticks,
    engine: run.engine,
    backend: run.backend,
  });
  const copy = () =>
    attempt('The command could not be copied', async () => {
      await copyText(command);
      showDone('Copied', command);
    });
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className={classes.openRun} onClick={() => runs.open(run.id)}>
          {run.title}
        </button>
        <div className={classes.quiet}>{run.scenario}</div>
      </Table.Td>
      <Table.Td>
        <RunStateBadge state={run.state} />
      </Table.Td>
      <Table.Td>{run.seed}</Table.Td>
      <Table.Td>
        {count(run.tick)} of {count(run.ticks)}
      </Table.Td>
      <Table.Td>
        {run.engine}, {run.backend}
      </Table.Td>
      <Table.Td title={run.createdAt}>{timeAgo(run.createdAt, Date.now())}</Table.Td>
      <Table.Td>
        <div className={classes.rowActions}>
          <Button size="compact-sm" variant="default" onClick={() => runs.open(run.id)}>
            Open
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`Export ${run.id}`}>
                <Download size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {formats.map(({ format, label }) => (
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
