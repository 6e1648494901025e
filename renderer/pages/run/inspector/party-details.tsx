import { useMemo } from 'react';
import { useApp } from '../../../app/session-context.js';
import { useFramesUpToMoment } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { assetsMoved, flowModel } from '../../../charts/models/flows.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';

/** One party of the token flow: what came to it, what went from it, and who belongs to it. */
export function PartyDetails({ party }: { readonly party: string }) {
  const frames = useFramesUpToMoment();
  const window = useApp((state) => state.window);
  const vocabulary = useVocabulary();
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const { incoming, outgoing } = useMemo(() => {
    const shown = window === null ? frames : frames.filter(({ tick }) => tick >= window[0] && tick <= window[1]);
    const named = assetsMoved(shown, vocabulary).flatMap((asset) => {
      const { links, nodes } = flowModel(shown, vocabulary, asset);
      const partyOf = (id: string) => nodes.find((node) => node.id === id)?.party ?? id;
      return links.map((link) => ({ ...link, asset, from: partyOf(link.source), to: partyOf(link.target) }));
    });
    return { incoming: named.filter(({ to }) => to === party), outgoing: named.filter(({ from }) => from === party) };
  }, [frames, window, vocabulary, party]);
  const members = (agents ?? []).filter(({ archetype }) => vocabulary.groupOf(archetype) === party);
  return (
    <>
      <header className={classes.head}>
        <h2>{vocabulary.partyName(party)}</h2>
      </header>
      <h3>Came in</h3>
      {incoming.length === 0 && <p className={classes.quiet}>Nothing.</p>}
      <Facts
        facts={incoming.map(({ from, kind, wei, asset }) => [
          `${vocabulary.flowName(kind)} from ${vocabulary.partyName(from).toLowerCase()}`,
          <Amount key="a" wei={wei} asset={asset} withSymbol />,
        ])}
      />
      <h3>Went out</h3>
      {outgoing.length === 0 && <p className={classes.quiet}>Nothing.</p>}
      <Facts
        facts={outgoing.map(({ to, kind, wei, asset }) => [
          `${vocabulary.flowName(kind)} to ${vocabulary.partyName(to).toLowerCase()}`,
          <Amount key="a" wei={wei} asset={asset} withSymbol />,
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
