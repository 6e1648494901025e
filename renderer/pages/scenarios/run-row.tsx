import { ActionIcon, Button, Checkbox, Table } from '@mantine/core';
import { EllipsisVertical, Pin } from 'lucide-react';
import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { timeAgo } from '../../words/dates.js';
import { count, percent, short } from '../../words/number-format.js';
import { changesOf, doneOf, placeName, plannedOf, runName } from '../../words/runs.js';
import classes from './run-list.module.css';
import { RunMenu } from './run-menu.js';
import page from './scenarios.module.css';

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
  const { runs } = useSession();
  const isFederation = run.kind === 'federation';
  const name = runName(run);
  const open = () => runs.open(run.id);
  const { notes } = run;
  return (
    <Table.Tr data-testid="run-row">
      <Table.Td>
        <Checkbox size="xs" aria-label={`Compare ${run.id}`} checked={chosen} onChange={onChoose} />
      </Table.Td>
      <Table.Td>
        <button type="button" className={classes.openRun} onClick={open}>
          {notes?.pinned && <Pin size={13} aria-label="Pinned" />} {name}
        </button>
        <div className={page.quiet}>
          {[
            isFederation ? `federation ${run.scenario}` : run.scenario,
            `seed ${run.seed}`,
            ...(notes?.tags ?? []),
          ].join(', ')}
        </div>
        {notes?.note && <div className={classes.note}>{notes.note}</div>}
      </Table.Td>
      <Table.Td className={classes.changes}>{changesOf(run) ?? 'the first by its name'}</Table.Td>
      <Table.Td>
        <RunStateBadge state={run.state} />
        <div className={page.quiet}>
          {count(doneOf(run))} of {count(plannedOf(run))} {placeName(run)}s
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
          <RunMenu run={run}>
            <ActionIcon variant="subtle" color="gray" aria-label={`What to do with ${run.id}`}>
              <EllipsisVertical size={16} />
            </ActionIcon>
          </RunMenu>
        </div>
      </Table.Td>
    </Table.Tr>
  );
}

function figure(value: number | null | undefined, words: (value: number) => string): string {
  return value == null ? '–' : words(value);
}
