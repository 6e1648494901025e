import { useMemo } from 'react';
import { useApp } from '../../../app/session-context.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { family } from '../../../charts/models/families.js';
import { flowModel } from '../../../charts/models/flows.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import { flowKindName, partyName } from '../../../words/parties.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';

/** One party of the token flow: what came to it, what went from it, and who belongs to it. */
export function PartyDetails({ party }: { readonly party: string }) {
  const frames = useFramesUpToMoment();
  const window = useApp((state) => state.window);
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const { incoming, outgoing } = useMemo(() => {
    const shown = window === null ? frames : frames.filter(({ tick }) => tick >= window[0] && tick <= window[1]);
    const { links, nodes } = flowModel(shown);
    const partyOf = (id: string) => nodes.find((node) => node.id === id)?.party ?? id;
    const named = links.map((link) => ({ ...link, from: partyOf(link.source), to: partyOf(link.target) }));
    return { incoming: named.filter(({ to }) => to === party), outgoing: named.filter(({ from }) => from === party) };
  }, [frames, window, party]);
  const members = (agents ?? []).filter(({ archetype }) => family(archetype) === party);
  return (
    <>
      <header className={classes.head}>
        <h2>{partyName(party)}</h2>
      </header>
      <h3>Came in</h3>
      {incoming.length === 0 && <p className={classes.quiet}>Nothing.</p>}
      <Facts
        facts={incoming.map(({ from, kind, wei }) => [
          `${flowKindName(kind)} from ${partyName(from).toLowerCase()}`,
          <Amount key="a" wei={wei} />,
        ])}
      />
      <h3>Went out</h3>
      {outgoing.length === 0 && <p className={classes.quiet}>Nothing.</p>}
      <Facts
        facts={outgoing.map(({ to, kind, wei }) => [
          `${flowKindName(kind)} to ${partyName(to).toLowerCase()}`,
          <Amount key="a" wei={wei} />,
        ])}
      />
      {members.length > 0 && (
        <>
          <h3>Who</h3>
          <div className={classes.members}>
            {members.map(({ agent, address, archetype }) => (
              <AgentLink key={agent} {...{ agent, address, archetype }} />
            ))}
          </div>
        </>
      )}
    </>
  );
}
