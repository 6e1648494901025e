import { useMemo } from 'react';
import { useFrames, useFramesUpToMoment } from '../../../app/use-frames.js';
import { proposalsAsOf, voteScale } from '../../../charts/models/proposals.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { count } from '../../../words/number-format.js';
import { ProposalCard } from '../proposal-card.js';
import classes from '../run.module.css';

/** What is being decided and what was. */
export function ProposalsPanel() {
  const { active } = usePanel();
  const frames = useFramesUpToMoment(active);
  const proposals = useMemo(() => proposalsAsOf(frames), [frames]);
  const all = useFrames(active);
  // Of the whole run as far as it is known, so that bars keep their scale while one goes back in time.
  const scale = useMemo(() => voteScale(proposalsAsOf(all)), [all]);
  const now = frames.at(-1)?.time ?? 0;
  return (
    <PanelFrame
      title="Proposals"
      note={proposals.length === 0 ? undefined : `${count(proposals.length)} so far`}
      testId="run-proposals"
      points={proposals.length}
    >
      {proposals.length === 0 ? (
        <p className={classes.quietBody}>Nobody had proposed anything yet at this tick.</p>
      ) : (
        <ul className={classes.proposals}>
          {proposals.map((proposal) => (
            <li key={proposal.number}>
              <ProposalCard proposal={proposal} now={now} scale={scale} />
            </li>
          ))}
        </ul>
      )}
    </PanelFrame>
  );
}
