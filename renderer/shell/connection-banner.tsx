import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import classes from './shell.module.css';

/** Says that the engine is gone, what happens next, and what one can do about it. */
export function ConnectionBanner() {
  const { connection: engine } = useSession();
  const connection = useApp((state) => state.connection);
  const everConnected = useApp((state) => state.everConnected);
  const [now, setNow] = useState(Date.now);
  const lost = connection.status === 'lost';
  useEffect(() => {
    if (!lost) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [lost]);
  if (connection.status !== 'lost') return null;
  const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1000));
  const desktop = window.folkmootHost?.kind === 'desktop';
  return (
    <div className={classes.banner} role="alert">
      <strong>{everConnected ? 'The connection to the engine broke.' : 'The engine cannot be reached.'}</strong>{' '}
      {connection.reason} {everConnected && 'What is on the screen stays; runs are kept where they are. '}
      {!desktop && connection.attempt > 2 && 'If Folkmoot was started again, open the new address that it printed. '}
      <span>Trying again{seconds > 0 ? ` in ${seconds} s` : ''}.</span>
      <Button size="compact-sm" variant="default" onClick={engine.retry}>
        Try now
      </Button>
    </div>
  );
}
