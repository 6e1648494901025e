import { ActionIcon, Button, Checkbox, Menu, Table } from '@mantine/core';
import { EllipsisVertical, Pin } from 'lucide-react';
import { useState } from 'react';
import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { showDone } from '../../session/notices.js';
import type { ExportFormat } from '../../session/run-actions.js';
import { isLiving } from '../../session/transport.js';
import { timeAgo } from '../../words/dates.js';
import { count, percent, short } from '../../words/number-format.js';
import { changesOf, runName } from '../../words/runs.js';
import { repeatCommand } from './run-command.js';
import { RunNotesDialog } from './run-notes-dialog.js';
import classes from './scenarios.module.css';

const formats: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'csv', label: 'Export as CSV, one file a table' },
  { format: 'parquet', label: 'Export as Parquet' },
  { format: 'json', label: 'Export as JSON' },
];

interface RunRowProps {
  readonly run: ListedRun;
  readonly chosen: boolean;
  /** Whether the list has a column for prices. */
  readonly priced: boolean;
  /** Chooses it to be compared, or no longer. */
  onChoose(): void;
}

/** One run in the list: what tells it from its neighbours, how it came out, and what can be done with it. */
export function RunRow({ run, chosen, priced, onChoose }: RunRowProps) {
  const { runs, scenarios, federations, attempt } = useSession();
  const cards = useApp((state) => state.federationCards);
  const [noting, setNoting] = useState(false);
  const isFederation = run.kind === 'federation';
  const name = runName(run);
  const open = () => (isFederation ? federations.open(run.id) : runs.open(run.id));
  const copy = () =>
    attempt('The command could not be copied', async () => {
      const command = repeatCommand(
        run,
        (cards ?? []).map((card) => card.name),
      );
      await copyText(command);
      showDone('Copied', command);
    });
  const { notes } = run;
  return (
    <Table.Tr data-testid="run-row">
      <Table.Td>
        {!isFederation && <Checkbox size="xs" aria-label={`Compare ${run.id}`} checked={chosen} onChange={onChoose} />}
      </Table.Td>
      <Table.Td>
        <button type="button" className={classes.openRun} onClick={open}>
          {notes?.pinned && <Pin size={13} aria-label="Pinned" />} {name}
        </button>
        <div className={classes.quiet}>
          {[
            isFederation ? `federation ${run.scenario}` : run.scenario,
            `seed ${run.seed}`,
            ...(notes?.tags ?? []),
          ].join(', ')}
        </div>
        {notes?.note && <div className={classes.note}>{notes.note}</div>}
      </Table.Td>
      <Table.Td className={classes.changes}>{isFederation ? '' : (changesOf(run) ?? 'the first by its name')}</Table.Td>
      <Table.Td>
        <RunStateBadge state={run.state} />
        <div className={classes.quiet}>
          {isFederation
            ? `${count(run.round)} of ${count(run.rounds)} rounds`
            : `${count(run.tick)} of ${count(run.ticks)} ticks`}
        </div>
      </Table.Td>
      <Table.Td className={classes.figure}>
        {figure(isFederation ? run.accuracy : run.results?.accuracy, percent)}
      </Table.Td>
      <Table.Td className={classes.figure}>
        {isFederation || run.results == null
          ? '–'
          : `${count(run.results.proposals.executed)} of ${count(run.results.proposals.created)}`}
      </Table.Td>
      <Table.Td className={`${classes.figure} ${classes.optional}`}>
        {figure(isFederation ? null : run.results?.gini, (gini) => gini.toFixed(2))}
      </Table.Td>
      {priced && (
        <Table.Td className={`${classes.figure} ${classes.optional}`}>
          {isFederation || run.results?.price == null
            ? '–'
            : `${short(run.results.price.coins)} ${run.results.price.symbol}`}
        </Table.Td>
      )}
      <Table.Td
        className={classes.optional}
        title={`${run.createdAt}, computed by ${isFederation ? run.backend : `${run.engine}, ${run.backend}`}`}
      >
        {timeAgo(run.createdAt, Date.now())}
      </Table.Td>
      <Table.Td>
        <div className={classes.rowActions}>
          <Button size="compact-sm" variant="default" onClick={open}>
            Open
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={`What to do with ${run.id}`}>
                <EllipsisVertical size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {!isFederation && (
                <Menu.Item onClick={() => void scenarios.changeRun(run.id)}>Change it and start again</Menu.Item>
              )}
              <Menu.Item onClick={() => setNoting(true)}>Rename, note, tag</Menu.Item>
              <Menu.Item onClick={() => void runs.note(run.id, { pinned: !notes?.pinned })}>
                {notes?.pinned ? 'Unpin' : 'Pin to the top'}
              </Menu.Item>
              <Menu.Item onClick={copy}>Copy as a command line</Menu.Item>
              <Menu.Divider />
              {formats
                .filter(({ format }) => !isFederation || format !== 'parquet')
                .map(({ format, label }) => (
                  <Menu.Item key={format} onClick={() => void runs.exportTo(run.id, format)}>
                    {label}
                  </Menu.Item>
                ))}
              <Menu.Divider />
              <Menu.Item disabled={isLiving(run.state)} onClick={() => void runs.remove(run)}>
                {isLiving(run.state) ? 'Remove (stop it first)' : 'Remove'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          {noting && <RunNotesDialog run={run} onClose={() => setNoting(false)} />}
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

function figure(value: number | null | undefined, words: (value: number) => string): string {
  return value == null ? '–' : words(value);
}
