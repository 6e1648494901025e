import { useApp } from '../../app/session-context.js';
import { useFederationDetail, useShownRound } from '../../app/use-rounds.js';
import { federationSummaryOf } from '../../state/run-selectors.js';
import { HeadlineActions } from '../run/headline-actions.js';
import classes from '../run/run.module.css';
import { reportWords, roundHeadline } from './headline-words.js';

/** What just happened, in one sentence with numbers. */
export function FederationHeadline() {
  const round = useShownRound();
  const detail = useFederationDetail();
  const federation = detail?.federation;
  const outcome = detail?.report ? reportWords(detail.report) : null;
  return (
    <div className={classes.headline}>
      <p data-testid="headline" data-tick={round?.round ?? ''} aria-live="polite">
        {round !== null && federation !== undefined
          ? roundHeadline(round, federation)
          : 'The data is dealt out and the first model is made.'}
      </p>
      {outcome !== null && <span className={classes.when}>{outcome}</span>}
      <RoundProgress />
      <HeadlineActions />
    </div>
  );
}

/** How far the round in progress is. */
function RoundProgress() {
  const running = useApp((state) => federationSummaryOf(state)?.state === 'running');
  const progress = useApp(({ openFederation }) => openFederation?.progress ?? null);
  if (!running || progress === null) return null;
  const { round, done, of } = progress;
  return (
    <span className={classes.when}>
      round {round}: {done} of {of} clients have trained
    </span>
  );
}
