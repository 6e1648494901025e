import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ChevronDown, Play, Terminal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { showDone } from '../../session/notices.js';
import { timeLeft } from '../../words/dates.js';
import classes from './scenarios.module.css';

export interface StudyCardProps {
  readonly kind: 'scenario' | 'federation';
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly picture: ReactNode;
  /** How long it is, in words. */
  readonly length: string;
  /** What is worth knowing before starting it: names and values, in order. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Seconds that it takes on this machine; `null` before it ever ran. */
  readonly expectedSeconds: number | null;
  /** What stands under the facts. */
  readonly footing?: ReactNode;
  /** What can be chosen before starting. */
  readonly options: ReactNode;
  /** Stands among its buttons. */
  readonly more?: ReactNode;
  /** The command line that runs it as chosen. */
  readonly command: string;
  start(): Promise<unknown>;
  /** Opens it to be changed before it is started. */
  change?(): Promise<unknown>;
}

/** One study of the library as a row: what it is about and the buttons that start it; opened, all that is known and can be chosen. */
export function StudyCard(props: StudyCardProps) {
  const { kind, name, title, summary, picture, length, facts, expectedSeconds, footing, options, command } = props;
  const { attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [opened, { toggle }] = useDisclosure(false);
  const [starting, setStarting] = useState(false);
  const Heading = kind === 'scenario' ? 'h2' : 'h3';
  const start = async () => {
    setStarting(true);
    await props.start();
    setStarting(false);
  };
  const copyCommand = () =>
    attempt('The command could not be copied', async () => {
      await copyText(command);
      showDone('Copied', command);
    });
  // Before the first run nobody knows.
  const takes = expectedSeconds === null ? null : `about ${timeLeft(expectedSeconds)} here`;
  return (
    <article
      className={classes.card}
      data-testid={`${kind}-card-${name}`}
      data-opened={opened || undefined}
      aria-labelledby={`title-${name}`}
    >
      <div className={classes.picture}>{picture}</div>
      <div className={classes.words}>
        <Heading id={`title-${name}`}>
          {title} <span className={classes.name}>{name}</span>
        </Heading>
        <p title={opened ? undefined : summary}>{summary}</p>
        <div className={classes.length}>{[length, takes].filter((one) => one !== null).join(', ')}</div>
      </div>
      <div className={classes.actions}>
        <Button
          leftSection={<Play size={16} />}
          loading={starting}
          disabled={!connected}
          data-testid={`start-${name}`}
          onClick={start}
        >
          Start
        </Button>
        {props.change && (
          <Button
            variant="default"
            disabled={!connected}
            data-testid={`change-${name}`}
            onClick={() => void props.change?.()}
          >
            Change
          </Button>
        )}
        <Button
          variant="default"
          rightSection={<ChevronDown size={14} style={{ transform: opened ? 'rotate(180deg)' : 'none' }} />}
          aria-expanded={opened}
          onClick={toggle}
        >
          Options
        </Button>
        <span className={classes.extra}>
          {props.more}
          <Tooltip label="Copy as a command line">
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Copy the command line that runs ${name}`}
              onClick={copyCommand}
            >
              <Terminal size={16} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      {opened && (
        <div className={classes.more}>
          {options}
          <dl className={classes.facts}>
            {facts.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {footing}
        </div>
      )}
    </article>
  );
}
