import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { followAddress } from '../session/address.js';
import { followReplay } from '../session/replay.js';
import type { Session } from '../session/session.js';
import { Shell } from '../shell/shell.js';
import { keep } from '../state/kept.js';
import { resolveVariables, theme } from '../theme/mantine-theme.js';
import { useAppearance } from './appearance.js';
import { SessionContext, useApp } from './session-context.js';

/** The whole window around a session. */
export function App({ session }: { readonly session: Session }) {
  useEffect(() => {
    const ends = [
      followAddress(session, window),
      followReplay(session.store),
      session.store.subscribe(({ preferences, draft, scenarioDraft }, before) => {
        if (draft.present !== before.draft.present) keep('federation-draft', draft.present);
        if (scenarioDraft.present !== before.scenarioDraft.present) keep('scenario-draft', scenarioDraft.present);
        if (preferences !== before.preferences) keep('preferences', preferences);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [session]);

  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <SessionContext value={session}>
        <Dressed />
      </SessionContext>
    </MantineProvider>
  );
}

function Dressed() {
  const scale = useAppearance();
  const numbers = useApp(({ preferences }) => preferences.numbers);
  return (
    <>
      <Notifications position="bottom-right" limit={4} />
      <Shell key={`${numbers} ${scale}`} />
    </>
  );
}
