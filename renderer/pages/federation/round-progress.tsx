import { useApp } from '../../app/session-context.js';
import { federationSummaryOf } from '../../app/use-rounds.js';
import { timeLeft } from '../../words/dates.js';
import classes from './federation.module.css';

/** How far the round in progress is, and how long all rounds still take. */
export function RoundProgress() {
  const running = useApp((state) => federationSummaryOf(state)?.state === 'running');
  const progress = useApp(({ openFederation }) => openFederation?.progress ?? null);
  if (!running || progress === null) return null;
  const { round, rounds, done, of, secondsLeft } = progress;
  return (
    <span className={classes.when}>
      round {round} of {rounds}: {done} of {of} clients have trained
      {secondsLeft !== null && `, ${timeLeft(secondsLeft)} left at most`}
    </span>
  );
}
