import { Button } from '@mantine/core';
import { ArrowRight, Pencil } from 'lucide-react';
import type { Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { useSession } from '../../../../app/session-context.js';
import { Term } from '../../../../parts/term.js';
import { count, decimal } from '../../../../words/number-format.js';
import { MembersView } from '../../dao/members-view.js';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';

/** What voters do where there is no past to learn from. */
export function Rule({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  const { resolved, history, members } = rehearsal;
  if (resolved === null) return null;
  const { turnoutPercent, supportPercent, abstainPercent } = resolved.voters;
  const edit = () => {
    store.getState().showDaoPart('history');
    store.getState().showSection('dao');
  };
  return (
    <>
      <section className={panels.panel} aria-labelledby="rule" data-testid="voter-rule">
        <div className={classes.bar}>
          <h2 id="rule">{history === null ? 'Voters follow a rule' : 'Until it has learned, voters follow a rule'}</h2>
          <Button size="compact-md" variant="default" leftSection={<Pencil size={14} />} onClick={edit}>
            {history === null ? 'Change it, or bring past votes' : 'Change the rule'}
          </Button>
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>
              <Term term="turnout">Turnout</Term>
            </dt>
            <dd>
              {decimal(turnoutPercent, 1)} % <small>of voting power</small>
            </dd>
          </div>
          <div>
            <dt>vote For</dt>
            <dd>
              {decimal(supportPercent, 1)} % <small>of those who decide</small>
            </dd>
          </div>
          <div>
            <dt>abstain</dt>
            <dd>
              {decimal(abstainPercent, 1)} % <small>of those who vote</small>
            </dd>
          </div>
          <div>
            <dt>Voters</dt>
            <dd>{count(members?.holders ?? 0)}</dd>
          </div>
        </dl>
        {history === null && (
          <p className={panels.quiet} style={{ marginTop: '0.75rem' }}>
            With a file of past votes, Folkmoot learns instead how likely each member is to vote and what it chooses,
            and shows how well that would have forecast proposals it has not seen.
          </p>
        )}
      </section>
      {members !== null && history === null && (
        <section className={panels.panel} aria-label="Who they are">
          <MembersView members={members} symbol={resolved.token.symbol} />
        </section>
      )}
      {history === null && (
        <div className={classes.bar}>
          <span />
          <Button rightSection={<ArrowRight size={16} />} onClick={() => store.getState().showSection('forecast')}>
            Forecast the vote
          </Button>
        </div>
      )}
    </>
  );
}
