import { useMemo } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { Identicon } from './identicon.js';
import classes from './parts.module.css';

/** An agent by its name and picture; a click shows it in the inspector. */
export function AgentLink({
  agent,
  address,
  archetype,
}: {
  readonly agent: string;
  readonly address?: string;
  readonly archetype?: string;
}) {
  const { store } = useSession();
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const info = useMemo(
    () =>
      address !== undefined && archetype !== undefined
        ? { address, archetype }
        : agents?.find((one) => one.agent === agent),
    [agents, agent, address, archetype],
  );
  return (
    <button
      type="button"
      className={classes.agent}
      title={info === undefined ? agent : `${agent}, ${info.address}`}
      onClick={(event) => {
        event.stopPropagation();
        store.getState().look({ selection: { kind: 'agent', agent } });
      }}
    >
      {info && <Identicon address={info.address} archetype={info.archetype} />}
      {agent}
    </button>
  );
}
