import { Button, TextInput } from '@mantine/core';
import { Columns2, Play, Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { differencesOf } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import type { Problem } from '../../state/contract-types.js';
import { differenceWords, worthTelling } from '../../words/differences.js';
import classes from './edit-scenario.module.css';
import type { ScenarioHand } from './use-scenario.js';

interface StartPartProps {
  readonly hand: ScenarioHand;
  /** `null` until the engine has checked it. */
  readonly problems: readonly Problem[] | null;
}

/** What is different, what is wrong, and the start: alone or beside the original. */
export function StartPart({ hand, problems }: StartPartProps) {
  const { scenarios } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [starting, setStarting] = useState<'alone' | 'beside' | null>(null);
  const changes = useMemo(() => differencesOf(hand.origin.scenario, hand.scenario), [hand.origin, hand.scenario]);
  const ready = connected && problems?.length === 0 && starting === null;
  const go = async (how: 'alone' | 'beside') => {
    setStarting(how);
    await (how === 'alone' ? scenarios.start() : scenarios.startBeside());
    setStarting(null);
  };
  return (
    <aside className={classes.start} aria-label="Start">
      <TextInput
        size="sm"
        label="Title"
        maxLength={80}
        value={String(hand.scenario.title ?? '')}
        onChange={(event) => hand.set(['title'], event.currentTarget.value)}
      />
      <h2>What is different</h2>
      {changes.length === 0 ? (
        <p>Nothing yet: it is as it was.</p>
      ) : (
        <ul className={classes.changes} data-testid="scenario-changes">
          {worthTelling(changes).map((change) => (
            <li key={change.field}>{differenceWords(change)}</li>
          ))}
        </ul>
      )}
      {problems !== null && problems.length > 0 && (
        <section className={classes.problems} role="alert" data-testid="scenario-problems">
          <h2>Before it can start</h2>
          <ul>
            {problems.map(({ field, message }) => (
              <li key={`${field}:${message}`}>
                {field && <b>{field}</b>} {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Button
        leftSection={<Columns2 size={16} />}
        disabled={!ready || changes.length === 0}
        loading={starting === 'beside'}
        data-testid="start-beside"
        onClick={() => void go('beside')}
      >
        Start beside the original
      </Button>
      <Button
        variant="default"
        leftSection={<Play size={16} />}
        disabled={!ready}
        loading={starting === 'alone'}
        data-testid="start-scenario"
        onClick={() => void go('alone')}
      >
        Start
      </Button>
      <Button variant="default" leftSection={<Save size={16} />} onClick={scenarios.saveAs}>
        Save as a file
      </Button>
    </aside>
  );
}
