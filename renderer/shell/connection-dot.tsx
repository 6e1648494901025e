import { Tooltip } from '@mantine/core';
import { useApp } from '../app/session-context.js';
import classes from './shell.module.css';

/** Whether the engine answers, as a dot with its word. */
export function ConnectionDot() {
  const status = useApp(({ connection }) => connection.status);
  const text = { connecting: 'Connecting', open: 'Connected', lost: 'Not connected' }[status];
  return (
    <Tooltip label={`The engine: ${text.toLowerCase()}`}>
      <span className={classes.connection} data-testid="connection-state" data-status={status} role="status">
        <span className={classes.dot} aria-hidden="true" />
        <span className="visually-hidden">{text}</span>
      </span>
    </Tooltip>
  );
}
