import { useMemo } from 'react';
import { useFrames } from '../../../app/use-frames.js';
import { Amount } from '../../../parts/amount.js';
import { Term } from '../../../parts/term.js';
import { simulatedDate } from '../../../words/dates.js';
import { count, percent } from '../../../words/number-format.js';
import { ruleName } from '../../../words/rule-names.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';

/** One settled round of training. */
export function RoundDetails({ round: wanted }: { readonly round: number }) {
  const frames = useFrames();
  const frame = useMemo(() => frames.find(({ round }) => round?.round === wanted), [frames, wanted]);
  const round = frame?.round;
  if (frame === undefined || round == null)
    return <p className={classes.quiet}>Round {wanted} has not been settled yet.</p>;
  const spread = round.clientAccuracy;
  return (
    <>
      <header className={classes.head}>
        <div>
          <h2>Round {round.round}</h2>
          <div className={classes.quiet}>
            settled in tick {frame.tick}, {simulatedDate(frame.time)}
          </div>
        </div>
      </header>
      <Facts
        facts={[
          [
            <Term key="a" term="accuracy">
              Accuracy
            </Term>,
            round.accuracy === null ? 'nobody measured it' : percent(round.accuracy),
          ],
          ['Updates combined by', ruleName(round.aggregationRule)],
          ['Trainers paid by', ruleName(round.contributionRule)],
          ['Trainers', count(round.participants)],
          ...(spread === null
            ? []
            : [
                [
                  <Term key="s" term="clientSpread">
                    On their own data
                  </Term>,
                  `${percent(spread.low)} to ${percent(spread.high)}, middle ${percent(spread.median)}`,
                ] as const,
              ]),
          ['Paid to trainers', <Amount key="t" wei={round.paidToTrainers} withSymbol />],
          ['Paid to validators', <Amount key="v" wei={round.paidToValidators} withSymbol />],
          [
            <Term key="x" term="slash">
              Slashed
            </Term>,
            <Amount key="x" wei={round.slashed} withSymbol />,
          ],
        ]}
      />
      <h3>Model</h3>
      <details className={classes.hex}>
        <summary>Content id of the model</summary>
        <code>{round.modelCid}</code>
      </details>
    </>
  );
}
