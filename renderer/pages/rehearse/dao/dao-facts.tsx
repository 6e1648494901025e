import type { Dao } from '../../../../simulations/api/contract/index.js';
import { Term } from '../../../parts/term.js';
import { quorumWords, wait } from '../../../words/governance.js';
import { separate } from '../../../words/number-format.js';
import classes from './dao.module.css';

/** The rules of a DAO at a glance. */
export function DaoFacts({ dao }: { readonly dao: Dao }) {
  const { governor, token } = dao;
  return (
    <dl className={classes.facts}>
      <div>
        <dt>Token</dt>
        <dd>{token.symbol}</dd>
      </div>
      <div>
        <dt>
          <Term term="quorum">Quorum</Term>
        </dt>
        <dd>{quorumWords(governor, token.symbol)}</dd>
      </div>
      <div>
        <dt>Voting</dt>
        <dd>
          {governor.votingDelaySeconds === 0 ? 'at once' : `after ${wait(governor.votingDelaySeconds)}`}, for{' '}
          {wait(governor.votingPeriodSeconds)}
        </dd>
      </div>
      <div>
        <dt>
          <Term term="timelock">Timelock</Term>
        </dt>
        <dd>{wait(governor.timelockDelaySeconds)}</dd>
      </div>
      <div>
        <dt>To propose</dt>
        <dd>
          {separate(governor.proposalThresholdTokens)} {token.symbol}
        </dd>
      </div>
    </dl>
  );
}
