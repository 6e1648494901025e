import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFrames, useTimeAxis } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { type RewardsView, rewardsModel } from '../../../charts/models/rewards.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';

/** Who received rewards, over time. */
export function RewardsPanel() {
  const { active } = usePanel();
  const frames = useFrames(active);
  const [from, to] = useTimeAxis(active);
  const vocabulary = useVocabulary();
  const [view, setView] = useState<RewardsView>('total');
  const model = useMemo(() => rewardsModel(frames, vocabulary, view), [frames, vocabulary, view]);
  return (
    <TimeChart
      title="Rewards paid, by group"
      testId="run-rewards"
      emptyText="Nothing was paid in this stretch of time."
      aside={
        <SegmentedControl
          size="xs"
          aria-label="How rewards are counted"
          value={view}
          onChange={(next) => setView(next as RewardsView)}
          data={[
            { value: 'total', label: 'So far' },
            { value: 'tick', label: 'Each tick' },
            { value: 'share', label: 'Shares' },
          ]}
        />
      }
      menu={<PanelMenuItems />}
      {...{ model, from, to }}
    />
  );
}
