import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import classes from './shell.module.css';

/** Says that the engine is gone, what happens next, and what one can do about it. */
export function ConnectionBanner() {
  const stranger = useApp((state) => state.stranger);
  return stranger === null ? <Lost /> : <Stranger why={stranger} />;
}

function Lost() {
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
  return (
    <div className={classes.banner} role="alert">
      <strong>{everConnected ? 'The connection to the engine broke.' : 'The engine cannot be reached.'}</strong>{' '}
      {connection.reason} {everConnected && 'What is on the screen stays; runs are kept where they are. '}
      <span>Trying again{seconds > 0 ? ` in ${seconds} s` : ''}.</span>
      <Button size="compact-sm" variant="default" onClick={engine.retry}>
        Try now
      </Button>
    </div>
  );
}

/** The engine is there and does not know this browser: how it gets in. */
function Stranger({ why }: { readonly why: string }) {
  const { admission } = useSession();
  const everConnected = useApp((state) => state.everConnected);
  const [address, setAddress] = useState('');
  return (
    <form
      className={classes.banner}
      data-testid="stranger"
      aria-label="Let in"
      onSubmit={(event) => {
        event.preventDefault();
        admission?.enter(address);
        setAddress('');
      }}
    >
      <span role="alert">
        <strong>{everConnected ? 'Folkmoot was started again.' : 'This browser has not been let in.'}</strong> {why}{' '}
        {everConnected
          ? 'Open the address that it printed at its start in this browser, and this tab goes on by itself; or paste it here. What is on the screen stays.'
          : 'Paste here the address that Folkmoot printed at its start, or one that is made under Settings in a browser that is in.'}
      </span>
      <TextInput
        aria-label="An address that lets this browser in"
        placeholder="http://127.0.0.1:…/?token=…"
        size="xs"
        w="22rem"
        value={address}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default" disabled={address.trim() === ''}>
        Go in
      </Button>
    </form>
  );
}
