import { useFederationDetail, useShownRound } from '../../app/use-rounds.js';
import classes from './federation.module.css';
import { roundHeadline } from './headline-words.js';
import { RoundProgress } from './round-progress.js';

/** What just happened, in one sentence with numbers. */
export function FederationHeadline() {
  const round = useShownRound();
  const federation = useFederationDetail()?.federation;
  return (
    <div className={classes.headline}>
      <p data-testid="headline" data-round={round?.round ?? ''} aria-live="polite">
        {round !== null && federation !== undefined
          ? roundHeadline(round, federation)
          : 'The data is dealt out and the first model is made.'}
      </p>
      <RoundProgress />
    </div>
  );
}
