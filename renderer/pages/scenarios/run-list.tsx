import { Button, Table, TextInput } from '@mantine/core';
import { Columns2, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { mostCompared } from '../../state/compared-runs.js';
import { matchRuns, pinnedFirst } from './match-runs.js';
import classes from './run-list.module.css';
import { RunRow } from './run-row.js';
import page from './scenarios.module.css';

/** Runs so far, pinned ones and the newest first: find them, open them, hold them against each other. */
export function RunList() {
  const { store } = useSession();
  const daos = useApp((state) => state.runs);
  const federations = useApp((state) => state.federations);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const runs = useMemo(() => pinnedFirst([...(daos ?? []), ...(federations ?? [])]), [daos, federations]);
  const shown = useMemo(() => matchRuns(runs, search), [runs, search]);
  const priced = shown.some((run) => run.kind === 'dao' && run.results?.price != null);
  if (runs.length === 0)
    return <p className={page.quiet}>Runs appear here once you start one. They stay until you remove them.</p>;
  const kindOf = (id: string) => runs.find((run) => run.id === id)?.kind;
  // A DAO and a federation have no measures in common that mean the same: choosing one of the other kind begins anew.
  const choose = (id: string) =>
    setChosen((now) =>
      now.includes(id)
        ? now.filter((one) => one !== id)
        : [...now.filter((one) => kindOf(one) === kindOf(id)), id].slice(-mostCompared),
    );
  const compare = () => {
    // The oldest is what the others are measured by.
    const inOrder = runs.filter(({ id }) => chosen.includes(id)).toReversed();
    store.getState().compareRuns(inOrder.map(({ id }) => id));
    store.getState().show('compare');
  };
  return (
    <>
      <div className={classes.listTools}>
        <TextInput
          size="xs"
          w={280}
          type="search"
          aria-label="Find a run"
          placeholder="Name, scenario, tag, what was changed"
          leftSection={<Search size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          size="xs"
          leftSection={<Columns2 size={14} />}
          disabled={chosen.length < 2}
          data-testid="compare-chosen"
          onClick={compare}
        >
          {chosen.length < 2 ? 'Choose two or more to compare' : `Compare ${chosen.length} runs`}
        </Button>
      </div>
      <Table.ScrollContainer minWidth={860}>
        <Table className={classes.runs} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <span className="visually-hidden">Compare</span>
              </Table.Th>
              <Table.Th>Run</Table.Th>
              <Table.Th>What is different</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Accuracy</Table.Th>
              <Table.Th>Votes passed</Table.Th>
              <Table.Th className={classes.optional}>Gini</Table.Th>
              {priced && <Table.Th className={classes.optional}>Price</Table.Th>}
              <Table.Th className={classes.optional}>Started</Table.Th>
              <Table.Th>
                <span className="visually-hidden">Actions</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                priced={priced}
                chosen={chosen.includes(run.id)}
                onChoose={() => choose(run.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length === 0 && <p className={page.quiet}>No run matches.</p>}
    </>
  );
}
