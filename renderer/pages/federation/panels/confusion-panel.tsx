import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useInspectedRound } from '../../../app/use-inspection.js';
import { useFederationDetail } from '../../../app/use-rounds.js';
import { ChartFrame } from '../../../charts/chart-frame.js';
import { ConfusionDrawing } from '../../../charts/confusion-drawing.js';
import { confusionModel, mistakesWords } from '../../../charts/models/federation/confusion.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import classes from '../federation.module.css';

/** What the model takes for what. */
export function ConfusionPanel() {
  const { active } = usePanel();
  const round = useInspectedRound(active);
  const names = useFederationDetail()?.setup.classNames ?? [];
  const [view, setView] = useState<'count' | 'share'>('count');
  const model = useMemo(() => (round === null ? null : confusionModel(round.inspection.confusion)), [round]);
  return (
    <ChartFrame
      title="What it takes for what"
      heading={<Term term="confusion">What it takes for what</Term>}
      unit={`${view === 'count' ? 'test examples' : '% of each true label'}${round === null ? '' : `, round ${round.round}`}`}
      testId="federation-confusion"
      legend={[]}
      description={model === null ? 'Nothing yet.' : mistakesWords(model, names)}
      points={model?.cells.length ?? 0}
      table={() => ({
        columns: ['true label', ...names.map((name) => `taken for ${name}`)],
        rows: (round?.inspection.confusion ?? []).map((row, truth) => [names[truth] ?? String(truth), ...row]),
      })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="How mistakes are counted"
          value={view}
          onChange={(next) => setView(next as 'count' | 'share')}
          data={[
            { value: 'count', label: 'Counts' },
            { value: 'share', label: 'Shares' },
          ]}
        />
      }
      menu={<PanelMenuItems />}
      empty={model === null ? 'Once a model was looked into, this shows which labels it confuses.' : undefined}
      foot={model !== null && <p className={classes.foot}>{mistakesWords(model, names)}</p>}
    >
      {({ width, height }) =>
        model && <ConfusionDrawing {...{ model, names, width, height }} shares={view === 'share'} />
      }
    </ChartFrame>
  );
}
