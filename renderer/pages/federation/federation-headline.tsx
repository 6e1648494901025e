import { useFederationDetail, useShownRound } from '../../app/use-rounds.js';
import classes from './federation.module.css';
import { reportWords, roundHeadline } from './headline-words.js';
import { RoundProgress } from './round-progress.js';

/** What just happened, in one sentence with numbers. */
export function FederationHeadline() {
  const round = useShownRound();
  const detail = useFederationDetail();
  const federation = detail?.federation;
  const outcome = detail?.report ? reportWords(detail.report) : null;
  return (
    <div className={classes.headline}>
      <p data-testid="headline" data-round={round?.round ?? ''} aria-live="polite">
        {round !== null && federation !== undefined
          ? roundHeadline(round, federation)
          : 'The data is dealt out and the first model is made.'}
      </p>
      {outcome !== null && <span className={classes.when}>{outcome}</span>}
      <RoundProgress />
    </div>
  );
}
