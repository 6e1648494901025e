import { ActionIcon, Button, Collapse, Tooltip } from '@mantine/core';
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

/** One study of the library: what it is about, what can be chosen, and the button that starts it. */
export function StudyCard(props: StudyCardProps) {
  const { kind, name, title, summary, picture, facts, expectedSeconds, footing, options, command } = props;
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
  const takes = expectedSeconds === null ? [] : [['Takes here', `about ${timeLeft(expectedSeconds)}`] as const];
  return (
    <article className={classes.card} data-testid={`${kind}-card-${name}`} aria-labelledby={`title-${name}`}>
      {picture}
      <div className={classes.words}>
        <Heading id={`title-${name}`}>{title}</Heading>
        <div className={classes.name}>{name}</div>
        <p>{summary}</p>
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
      </div>
      <Collapse expanded={opened}>{options}</Collapse>
      <dl className={classes.facts}>
        {[...facts, ...takes].map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {footing}
    </article>
  );
}
