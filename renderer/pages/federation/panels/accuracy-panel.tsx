import { useMemo } from 'react';
import { useTimeAxis } from '../../../app/use-frames.js';
import { useFederationDetail, useRounds, useShownRound } from '../../../app/use-rounds.js';
import { roundAccuracyModel } from '../../../charts/models/federation/round-accuracy.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { percent } from '../../../words/number-format.js';
import classes from '../federation.module.css';

/** How well the shared model does on the test examples, round by round. */
export function FederationAccuracyPanel() {
  const { active } = usePanel();
  const rounds = useRounds(active);
  const round = useShownRound(active);
  const [from, to] = useTimeAxis(active);
  const federation = useFederationDetail()?.federation;
  const model = useMemo(
    () =>
      roundAccuracyModel(rounds, {
        target: (federation?.learning.targetAccuracyPercent ?? 0) / 100,
        published: federation?.published,
      }),
    [rounds, federation],
  );
  return (
    <TimeChart
      title="Model accuracy"
      heading={<Term term="testAccuracy">Model accuracy</Term>}
      testId="federation-accuracy"
      emptyText="The first model, before any training, puts the first point here."
      aside={round && <span className={classes.figure}>{percent(round.accuracy)}</span>}
      menu={<PanelMenuItems />}
      {...{ model, from, to }}
    />
  );
}
