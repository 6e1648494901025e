import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { roughDuration } from '../../../../words/dates.js';
import { percent, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from './forecast.module.css';

/** What holders of a veto token make of what passes; nothing where the DAO has no dual governance. */
export function DualGovernancePanel({ forecast: { dualGovernance: dual } }: { readonly forecast: Forecast }) {
  if (dual === undefined) return null;
  const { symbol, chances, passesAndInTime, share, seals, decisive, sentence, assumption } = dual;
  const { inTime, delayed, rageQuit } = chances;
  return (
    <section className={panels.panel} aria-labelledby="dual-governance" data-testid="dual-governance">
      <h2 id="dual-governance">Holders of {symbol} may delay it</h2>
      <p className={panels.quiet}>{sentence}</p>
      <ul className={classes.ways}>
        <li>
          If the vote passes it: executed in its time {percent(inTime.probability)}, delayed{' '}
          {percent(delayed.probability)}, after a rage quit only {percent(rageQuit.probability)}. Passed and in its
          time: {percent(passesAndInTime)}.
        </li>
        <li>
          Supposed to object: {percent(share.median)} of {symbol} in the middle, {percent(share.p05)} to{' '}
          {percent(share.p95)} in nine runs of ten.
        </li>
        <li>
          {percent(seals.first.share)} ({short(seals.first.tokens)} {symbol}) delays it, by{' '}
          {roughDuration(seals.first.seconds)} from the lock on; {percent(seals.second.share)} (
          {short(seals.second.tokens)} {symbol}) holds it up until all who leave are out, about{' '}
          {roughDuration(seals.second.seconds)}.
        </li>
        {decisive.map(({ name, share: held, leaves }) => (
          <li key={name}>
            {name} alone, with {percent(held)}, {leaves ? 'can bring about a rage quit' : 'can delay it'}.
          </li>
        ))}
      </ul>
      <p className={classes.after}>{assumption}</p>
    </section>
  );
}
