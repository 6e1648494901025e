import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTimeAxis } from '../../../app/use-frames.js';
import { useRounds, useShownRound } from '../../../app/use-rounds.js';
import { type TrafficView, trafficModel } from '../../../charts/models/federation/traffic.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { decimal } from '../../../words/number-format.js';
import classes from '../federation.module.css';

/** What learning together costs on the wire, and in simulated time. */
export function TrafficPanel() {
  const { active } = usePanel();
  const rounds = useRounds(active);
  const round = useShownRound(active);
  const [from, to] = useTimeAxis(active);
  const [view, setView] = useState<TrafficView>('round');
  const model = useMemo(() => trafficModel(rounds, view), [rounds, view]);
  return (
    <TimeChart
      title="Traffic"
      heading={<Term term={view === 'time' ? 'simulatedTime' : 'traffic'}>Traffic</Term>}
      testId="federation-traffic"
      emptyText="Every round adds what was sent in it."
      aside={
        <>
          {view === 'time' && round !== null && (
            <span className={classes.quiet}>{decimal(round.simulatedSeconds, 1)} so far</span>
          )}
          <SegmentedControl
            size="xs"
            aria-label="What of the traffic"
            value={view}
            onChange={(next) => setView(next as TrafficView)}
            data={[
              { value: 'round', label: 'Each round' },
              { value: 'total', label: 'So far' },
              { value: 'time', label: 'Time' },
            ]}
          />
        </>
      }
      menu={<PanelMenuItems />}
      {...{ model, from, to }}
    />
  );
}
