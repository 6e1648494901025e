import { UnstyledButton } from '@mantine/core';
import { CircleCheck, CircleDashed, CircleX, Hourglass, Vote } from 'lucide-react';
import { useSession } from '../../app/session-context.js';
import { type SeenProposal, tally, waitsFor } from '../../charts/models/proposals.js';
import { Term } from '../../parts/term.js';
import type { Proposal } from '../../state/contract-types.js';
import { percent } from '../../words/number-format.js';
import classes from './run.module.css';
import { VoteBars } from './vote-bars.js';

const states = {
  pending: { label: 'Announced', icon: CircleDashed, colour: 'var(--ink-dim)' },
  active: { label: 'Voting', icon: Vote, colour: 'var(--meaning-accuracy)' },
  succeeded: { label: 'Passed', icon: CircleCheck, colour: 'var(--meaning-good)' },
  queued: { label: 'Passed, in the timelock', icon: Hourglass, colour: 'var(--meaning-good)' },
  executed: { label: 'In force', icon: CircleCheck, colour: 'var(--meaning-good)' },
  defeated: { label: 'Defeated', icon: CircleX, colour: 'var(--meaning-bad)' },
  canceled: { label: 'Withdrawn', icon: CircleX, colour: 'var(--ink-dim)' },
} as const satisfies Record<Proposal['state'], unknown>;

interface ProposalCardProps {
  readonly proposal: SeenProposal;
  readonly now: number;
  /** Share of the supply that a full bar stands for. */
  readonly scale: number;
}

/** A proposal at a glance: what it would change, how the vote stands, what it waits for. */
export function ProposalCard({ proposal, now, scale }: ProposalCardProps) {
  const { store } = useSession();
  const { label, icon: Icon, colour } = states[proposal.state];
  const { turnout, approval } = tally(proposal);
  return (
    <article className={classes.proposal} data-state={proposal.state}>
      <div className={classes.proposalHead}>
        <UnstyledButton
          className={classes.proposalTitle}
          onClick={() => store.getState().look({ selection: { kind: 'proposal', number: proposal.number } })}
        >
          {proposal.number}. {proposal.title}
        </UnstyledButton>
        <span className={classes.proposalState}>
          <Icon size={15} color={colour} aria-hidden="true" /> {label}
        </span>
      </div>
      <p className={classes.effect}>{proposal.effect}</p>
      <VoteBars proposal={proposal} scale={scale} />
      <div className={classes.proposalFoot}>
        <span>{waitsFor(proposal, now)}</span>
        <span>
          {percent(turnout)} of all votes were cast (<Term term="turnout">turnout</Term>)
          {approval !== null && `, ${percent(approval)} For`}
        </span>
      </div>
    </article>
  );
}
