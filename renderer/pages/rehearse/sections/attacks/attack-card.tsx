import { Ban, ShieldCheck, Skull } from 'lucide-react';
import type { DaoAttacksReport } from '../../../../../simulations/api/contract/index.js';
import { separate, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';
import { AttackSteps } from './attack-steps.js';
import { attackOutcomes, dollars } from './attack-words.js';
import styles from './attacks.module.css';

type Attack = DaoAttacksReport['attacks'][number];

const signs = { succeeds: Skull, fails: ShieldCheck, impossible: Ban } as const;

interface AttackCardProps {
  readonly attack: Attack;
  readonly cheapest: boolean;
  readonly symbol: string;
}

/** One attack: whether it succeeds, what it costs and brings, why, and what helps. */
export function AttackCard({ attack, cheapest, symbol }: AttackCardProps) {
  const Sign = signs[attack.outcome];
  const exact = (usd: number) => `$${separate(usd.toFixed(2))}`;
  return (
    <article
      className={`${panels.panel} ${styles.card}`}
      data-cheapest={cheapest || undefined}
      data-testid={`attack-${attack.attack}`}
    >
      <div className={classes.bar}>
        <h3>
          {attack.title}
          {attack.premise && <span className={panels.quiet}> {attack.premise}</span>}
        </h3>
        <span className={styles.outcome} data-outcome={attack.outcome}>
          <Sign size={15} aria-hidden="true" /> {attackOutcomes[attack.outcome]}
        </span>
      </div>
      {cheapest && <p className={styles.cheapest}>The cheapest that succeeds</p>}
      <p>{attack.sentence}</p>
      <dl className={classes.facts}>
        <div>
          <dt>Costs</dt>
          <dd title={attack.costUsd === null ? undefined : exact(attack.costUsd)}>
            {attack.costUsd === null ? 'cannot be had' : dollars(attack.costUsd)}
          </dd>
        </div>
        <div>
          <dt>Brings</dt>
          <dd title={exact(attack.gainUsd)}>{dollars(attack.gainUsd)}</dd>
        </div>
        <div>
          <dt>Votes needed</dt>
          <dd title={`${separate(attack.votesNeeded)} ${symbol}`}>
            {short(Number(attack.votesNeeded))} <small>{symbol}</small>
          </dd>
        </div>
      </dl>
      {attack.cost.length > 1 && (
        <details className={styles.steps}>
          <summary>What the cost is made of</summary>
          <ul className={styles.cost}>
            {attack.cost.map(({ what, usd }) => (
              <li key={what}>
                <span>{what}</span> <span title={exact(usd)}>{dollars(usd)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <dl className={styles.why}>
        <dt>Why</dt>
        <dd>{attack.why}</dd>
        <dt>What helps</dt>
        <dd>{attack.defence}</dd>
      </dl>
      <AttackSteps steps={attack.steps} />
      <p className={panels.quiet}>
        {attack.evidence === 'chain' ? 'Tried on the local chain.' : 'Only the sums were made; no chain was asked.'}
      </p>
    </article>
  );
}
