import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { roughDuration } from '../../../../words/dates.js';
import { percent } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from './forecast.module.css';

/** A poll first, then the governor's vote; nothing where the DAO holds no poll. */
export function StagesPanel({ forecast: { stages, passes } }: { readonly forecast: Forecast }) {
  if (stages === undefined) return null;
  const { poll, pollQuorumReached, governorAfterPoll, both, seconds, sentence } = stages;
  return (
    <section className={panels.panel} aria-labelledby="stages" data-testid="stages">
      <h2 id="stages">A poll first</h2>
      <p className={panels.quiet}>{sentence}</p>
      <ul className={classes.ways}>
        <li>
          The poll: {percent(poll.probability)}; its quorum is reached in {percent(pollQuorumReached)} of the runs.
        </li>
        {governorAfterPoll !== null && (
          <li>
            The governor after a poll that passes: {percent(governorAfterPoll.probability)}, and{' '}
            {percent(passes.probability)} without knowing of one.
          </li>
        )}
        <li>
          Both: {percent(both.probability)}. From the start of the poll to the execution: {roughDuration(seconds)} at
          least.
        </li>
      </ul>
    </section>
  );
}
