import { useMemo } from 'react';
import { useFrames, useFramesUpToMoment, useTimeAxis } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { gasModel, revertCounts } from '../../../charts/models/gas.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { count } from '../../../words/number-format.js';
import classes from '../run.module.css';

/** What the agents' transactions cost the chain, and what it refused. */
export function ChainPanel() {
  const { active } = usePanel();
  const frames = useFrames(active);
  const past = useFramesUpToMoment(active);
  const [from, to] = useTimeAxis(active);
  const vocabulary = useVocabulary();
  const model = useMemo(() => gasModel(frames, vocabulary), [frames, vocabulary]);
  const reverts = useMemo(() => revertCounts(past), [past]);
  const total = reverts.reduce((sum, [, times]) => sum + times, 0);
  return (
    <TimeChart
      title="Gas by group"
      heading={<Term term="gas">Gas by group</Term>}
      testId="run-chain"
      emptyText="Gas appears here with the first transactions."
      aside={
        <span className={classes.figureSmall} title={reverts.map(([reason, times]) => `${reason} ${times}`).join('\n')}>
          <Term term="revert">{count(total)} reverted</Term>
          {reverts[0] && `, most often ${reverts[0][0]}`}
        </span>
      }
      menu={<PanelMenuItems />}
      {...{ model, from, to }}
    />
  );
}
