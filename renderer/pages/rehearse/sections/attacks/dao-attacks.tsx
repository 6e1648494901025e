import { Button } from '@mantine/core';
import { Swords } from 'lucide-react';
import type { Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { decimal } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { useJob } from '../../use-job.js';
import { Assumptions } from '../assumptions.js';
import classes from '../sections.module.css';
import { StaleNotice } from '../stale-notice.js';
import { AttackCard } from './attack-card.js';
import { attacksSentence, byDanger } from './attack-words.js';
import styles from './attacks.module.css';
import { DraftVerdict } from './draft-verdict.js';
import { VoteMarket } from './vote-market.js';

/** Attacks on the loaded DAO. */
export function DaoAttacks({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'attacks', 'The DAO could not be attacked');
  const start = () => job.start((commands, id) => commands.attackDao({ id }));
  const { attacks: report, forecast, resolved } = rehearsal;
  const price = forecast?.verdictPrice;
  return (
    <>
      <StaleNotice job={job} onAgain={start} />
      <section className={`${panels.panel} ${classes.bar}`} aria-label="Attack my DAO" data-testid="dao-attacks">
        <div>
          {report === null ? (
            <>
              <h2>What would it cost to take this DAO over?</h2>
              <p className={panels.quiet}>
                Flash-loaned votes, vote buying, a low-turnout ambush, a last-minute flip, a malicious upgrade and Sybil
                accounts are tried on a local copy of it, and what a verdict that takes its treasury costs to rent, buy,
                borrow and bribe.
              </p>
            </>
          ) : (
            <>
              <h2 className="visually-hidden">Attacks on this DAO</h2>
              <p className={classes.sentence} data-testid="dao-attacks-sentence">
                {attacksSentence(report)}
              </p>
              <p className={panels.quiet}>Tried in {decimal(report.seconds, 1)} s, prices by the DAO’s own market.</p>
            </>
          )}
        </div>
        <Button
          variant={report === null ? 'filled' : 'default'}
          leftSection={<Swords size={16} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-attacks"
          onClick={start}
        >
          {report === null ? 'Attack my DAO' : 'Attack it again'}
        </Button>
      </section>
      {price !== undefined && <DraftVerdict price={price} symbol={resolved?.token.symbol ?? 'tokens'} />}
      {report !== null && (
        <>
          {report.voteMarket !== undefined && (
            <VoteMarket market={report.voteMarket} symbol={resolved?.token.symbol ?? 'tokens'} />
          )}
          <div className={styles.cards}>
            {byDanger(report.attacks).map((attack) => (
              <AttackCard
                key={attack.attack}
                attack={attack}
                cheapest={attack.attack === report.cheapest}
                symbol={resolved?.token.symbol ?? 'tokens'}
              />
            ))}
          </div>
          <Assumptions assumptions={report.assumptions} />
        </>
      )}
    </>
  );
}
