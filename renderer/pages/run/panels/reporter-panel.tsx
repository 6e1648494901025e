import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReporterInfo } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useFrames, useTimeAxis } from '../../../app/use-frames.js';
import { reporterModels } from '../../../charts/models/reporters.js';
import { TimeChart } from '../../../charts/time-chart.js';
import type { Unit } from '../../../charts/units.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Explained } from '../../../parts/term.js';

export interface ReporterPanelProps {
  readonly title: string;
  readonly group: ReporterInfo['group'];
  readonly testId: string;
  /** Reporters that another panel shows. */
  readonly without?: readonly string[];
  /** Reporters that are small beside the others and hidden at first. */
  readonly quiet?: readonly string[];
}

const names: Readonly<Record<Unit, string>> = {
  share: 'Shares',
  tokens: 'Tokens',
  count: 'Counts',
  nats: 'Nats',
  seconds: 'Time',
  gas: 'Gas',
  points: 'Points',
  megabytes: 'Traffic',
  epsilon: 'Privacy',
  length: 'Lengths',
  usualRounds: 'Simulated time',
  index: 'Indices',
};

/** All reporters of one group; those of one unit share a chart, the others are a click away. */
export function ReporterPanel({ title, group, testId, without, quiet }: ReporterPanelProps) {
  const { active } = usePanel();
  const frames = useFrames(active);
  const [from, to] = useTimeAxis(active);
  const all = useApp(({ openRun }) => openRun?.detail?.reporters);
  const reporters = useMemo(
    () => (all ?? []).filter((reporter) => reporter.group === group && !without?.includes(reporter.name)),
    [all, group, without],
  );
  const charts = useMemo(() => reporterModels(frames, reporters), [frames, reporters]);
  const [chosen, choose] = useState<Unit | null>(null);
  const chart = charts.find(({ unit }) => unit === chosen) ?? charts[0];
  if (chart === undefined) return null;
  const label = ({ unit, reporters: members }: typeof chart) =>
    members.length === 1 ? shortTitle(members[0]!.title) : names[unit];
  return (
    <TimeChart
      key={chart.unit}
      title={title}
      heading={
        <Explained name={title} meaning={chart.reporters.map((one) => `${one.title}: ${one.description}`).join(' ')}>
          {title}
        </Explained>
      }
      testId={testId}
      emptyText="Values appear here with the first tick."
      model={chart.model}
      aside={
        charts.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={`What of ${title}`}
            value={chart.unit}
            onChange={(unit) => choose(unit as Unit)}
            data={charts.map((one) => ({ value: one.unit, label: label(one) }))}
          />
        )
      }
      menu={<PanelMenuItems />}
      hiddenAtFirst={quiet}
      {...{ from, to }}
    />
  );
}

function shortTitle(title: string): string {
  return title.replace(/ (coefficient|index)$/, '');
}
