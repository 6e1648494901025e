import { useMemo } from 'react';
import { useFrames, useFramesUpToMoment } from '../../../app/use-frames.js';
import { proposalsAsOf, tally, voteScale, waitsFor } from '../../../charts/models/proposals.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import { Term } from '../../../parts/term.js';
import { simulatedMoment } from '../../../words/dates.js';
import { count, percent } from '../../../words/number-format.js';
import { VoteBars } from '../vote-bars.js';
import { supportWords } from './agent-details.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';

/** One proposal with every ballot, as of the moment that is shown. */
export function ProposalDetails({ number }: { readonly number: number }) {
  const frames = useFramesUpToMoment();
  const all = useFrames();
  const scale = useMemo(() => voteScale(proposalsAsOf(all)), [all]);
  const proposal = useMemo(() => proposalsAsOf(frames).find((one) => one.number === number), [frames, number]);
  if (proposal === undefined)
    return <p className={classes.quiet}>Proposal {number} does not exist yet at this moment.</p>;
  const { turnout, approval } = tally(proposal);
  return (
    <>
      <header className={classes.head}>
        <div>
          <h2>
            {proposal.number}. {proposal.title}
          </h2>
          <div className={classes.quiet}>{waitsFor(proposal, frames.at(-1)?.time ?? 0)}</div>
        </div>
      </header>
      <p>{proposal.effect}</p>
      <VoteBars proposal={proposal} scale={scale} />
      <Facts
        facts={[
          ['Proposed by', <AgentLink key="p" agent={proposal.proposer} />],
          ['Made', simulatedMoment(proposal.createdAt)],
          ['Votes counted as of', simulatedMoment(proposal.voteStart)],
          ['Vote ends', simulatedMoment(proposal.voteEnd)],
          ...(proposal.executableAt === null
            ? []
            : [
                [
                  <Term key="t" term="timelock">
                    Can be executed from
                  </Term>,
                  simulatedMoment(proposal.executableAt),
                ] as const,
              ]),
          [
            <Term key="to" term="turnout">
              Turnout
            </Term>,
            percent(turnout),
          ],
          ...(approval === null ? [] : [['For, of For and Against', percent(approval)] as const]),
          [
            <Term key="q" term="quorum">
              Quorum
            </Term>,
            <Amount key="q" wei={proposal.quorum} withSymbol />,
          ],
        ]}
      />
      <h3>
        Ballots <span className={classes.quiet}>{count(proposal.voters)} voters, heaviest first</span>
      </h3>
      <ul className={classes.ballots}>
        {proposal.ballots.map((ballot) => (
          <li key={ballot.agent} data-support={ballot.support}>
            <span className={classes.ballotHead}>
              <AgentLink agent={ballot.agent} /> <b>{supportWords[ballot.support]}</b> <Amount wei={ballot.weight} />
            </span>
            {ballot.reason !== '' && <q>{ballot.reason}</q>}
          </li>
        ))}
      </ul>
      {proposal.ballots.length === 0 && <p className={classes.quiet}>Nobody has voted yet.</p>}
    </>
  );
}
