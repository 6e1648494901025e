import { tally } from '../../charts/models/proposals.js';
import { Amount } from '../../parts/amount.js';
import { Term } from '../../parts/term.js';
import type { Proposal } from '../../state/contract-types.js';
import { percent } from '../../words/number-format.js';
import { shortTokens } from '../../words/tokens.js';
import classes from './run.module.css';

/**
 * For and Abstain in one bar, since both count towards the quorum, whose line crosses it; Against in a bar below on the
 * same scale. The longer of For and Against wins. A full bar is a share of the supply, the same for all of a run.
 */
export function VoteBars({ proposal, scale }: { readonly proposal: Proposal; readonly scale: number }) {
  const bars = tally(proposal, scale);
  const words = `For ${shortTokens(proposal.for)}, Against ${shortTokens(proposal.against)}, Abstain ${shortTokens(proposal.abstain)}; quorum ${bars.quorumReached ? 'reached' : 'not reached'}`;
  return (
    <div className={classes.votes}>
      <div className={classes.bars} role="img" aria-label={words}>
        <div className={classes.bar}>
          <span style={{ width: `${bars.for * 100}%`, background: 'var(--meaning-for)' }} />
          <span className={classes.abstain} style={{ width: `${bars.abstain * 100}%` }} />
        </div>
        {bars.against > 0 && (
          <div className={classes.bar}>
            <span style={{ width: `${bars.against * 100}%`, background: 'var(--meaning-against)' }} />
          </div>
        )}
        <div className={classes.quorum} style={{ left: `${bars.quorum * 100}%` }} />
      </div>
      <div className={classes.voteWords}>
        <span>
          <i style={{ background: 'var(--meaning-for)' }} /> For <Amount wei={proposal.for} />
        </span>
        <span>
          <i className={classes.abstain} /> Abstain <Amount wei={proposal.abstain} />
        </span>
        <span>
          <i style={{ background: 'var(--meaning-against)' }} /> Against <Amount wei={proposal.against} />
        </span>
        <span className={classes.quorumWords}>
          <Term term="quorum">Quorum</Term> {percent(bars.quorumOfSupply)}{' '}
          {bars.quorumReached ? 'reached' : 'not reached'}; full bar {percent(scale)} of all votes
        </span>
      </div>
    </div>
  );
}
