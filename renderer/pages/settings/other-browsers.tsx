import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { copyText } from '../../charts/export/save.js';
import { showDone } from '../../session/notices.js';
import { clockTime } from '../../words/dates.js';
import classes from './settings.module.css';

/** Lets a second browser on this machine in: another profile, or the one on the projector. */
export function OtherBrowsers() {
  const { admission, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const invitation = useApp((state) => state.invitation);
  const [asking, setAsking] = useState(false);
  // On the desktop there is one window, and nobody else to let in.
  if (admission === null) return null;
  const invite = async () => {
    setAsking(true);
    await admission.invite();
    setAsking(false);
  };
  const copy = (address: string) =>
    attempt('The address could not be copied', async () => {
      await copyText(address);
      showDone('Copied', 'Open it in the other browser on this machine.');
    });
  return (
    <section>
      <div className={classes.setting}>
        <div>
          <h2>Another browser</h2>
          <div className={classes.hint}>
            A second browser on this machine, say the one on the projector, shows and steers the same runs. It comes in
            with an address of its own, which works once.
          </div>
        </div>
        <Button
          variant="default"
          disabled={!connected}
          loading={asking}
          data-testid="invite"
          onClick={() => void invite()}
        >
          {invitation === null ? 'Let another browser in' : 'Make another address'}
        </Button>
      </div>
      {invitation !== null && (
        <div className={classes.invitation}>
          <TextInput
            readOnly
            label="Address for the other browser"
            description={`Works once, until ${clockTime(invitation.expiresAt)}.`}
            value={invitation.address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button variant="default" onClick={() => void copy(invitation.address)}>
            Copy
          </Button>
        </div>
      )}
    </section>
  );
}
