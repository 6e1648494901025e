import { useMemo } from 'react';
import { useApp } from '../../../app/session-context.js';
import { useFrames } from '../../../app/use-frames.js';
import { Amount } from '../../../parts/amount.js';
import { Term } from '../../../parts/term.js';
import { simulatedDate } from '../../../words/dates.js';
import { count, percent } from '../../../words/number-format.js';
import { ruleOfRound } from '../../../words/rules.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';

/** One settled round of training. */
export function RoundDetails({ round: wanted }: { readonly round: number }) {
  const frames = useFrames();
  const symbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol);
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
            percent(round.accuracy),
          ],
          ['Updates combined by', ruleOfRound(round.aggregationRule)],
          ['Trainers paid by', ruleOfRound(round.contributionRule)],
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
          ['Paid to trainers', <Amount key="t" wei={round.paidToTrainers} symbol={symbol} />],
          ['Paid to validators', <Amount key="v" wei={round.paidToValidators} symbol={symbol} />],
          [
            <Term key="x" term="slash">
              Slashed
            </Term>,
            <Amount key="x" wei={round.slashed} symbol={symbol} />,
          ],
        ]}
      />
      <h3>Model</h3>
      <code className={classes.address}>{round.modelCid}</code>
    </>
  );
}
