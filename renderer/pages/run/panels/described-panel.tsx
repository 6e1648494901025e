import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PanelInfo, ReporterForm, ReporterInfo } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useFrames, useTimeAxis } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { type MeasureChart, measureCharts } from '../../../charts/models/reporters.js';
import { TimeChart } from '../../../charts/time-chart.js';
import type { Unit } from '../../../charts/units.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Explained } from '../../../parts/term.js';
import { seenInRun } from '../seen-in-run.js';
import { CurvePanel } from './curve-panel.js';
import { FiguresPanel } from './figures-panel.js';
import { FlowsPanel } from './flows-panel.js';
import { TablePanel } from './table-panel.js';

/** More lines than these hide what matters; the others are one press on the legend away. */
const mostLines = 4;

const names: Readonly<Record<Unit, string>> = {
  share: 'Shares',
  tokens: 'Tokens',
  price: 'Prices',
  count: 'Counts',
  nats: 'Nats',
  seconds: 'Time',
  months: 'Months',
  gas: 'Gas',
  points: 'Points',
  megabytes: 'Traffic',
  epsilon: 'Privacy',
  length: 'Lengths',
  usualRounds: 'Simulated time',
  index: 'Indices',
};

/** A panel that a mechanism describes: one of its tables, some of its flows, or its reporters in a form. */
export function DescribedPanel({ panel }: { readonly panel: PanelInfo }) {
  const table = useApp(({ openRun }) => openRun?.detail?.words.tables.find((one) => one.table === panel.table));
  switch (panel.form) {
    case 'table':
      return table === undefined ? null : <TablePanel panel={panel.panel} table={table} />;
    case 'curve':
      return table === undefined ? null : <CurvePanel panel={panel.panel} table={table} />;
    case 'areaCurve':
      return table === undefined ? null : <CurvePanel panel={panel.panel} table={table} stacked />;
    case 'figures':
      return <FiguresPanel {...{ panel }} />;
    case 'flows':
      return <FlowsPanel title={panel.title} testId={`run-${panel.panel}`} kinds={panel.flows} />;
    default:
      return <ReporterCharts {...{ panel }} form={panel.form} />;
  }
}

interface ReporterChartsProps {
  readonly panel: PanelInfo;
  readonly form: ReporterForm;
}

/** Reporters over time; those of one unit share a chart. */
function ReporterCharts({ panel: { panel, title, reporters: wanted }, form }: ReporterChartsProps) {
  const all = useApp(({ openRun }) => openRun?.detail?.words.reporters);
  const measured = useApp(({ openRun }) => (openRun === null ? null : seenInRun(openRun).measured));
  const reporters = useMemo(
    () =>
      wanted.flatMap((name) => {
        const reporter = all?.find((one) => one.name === name);
        return reporter === undefined || (measured !== null && !measured.has(name)) ? [] : [reporter];
      }),
    [all, wanted, measured],
  );
  const { active } = usePanel();
  const frames = useFrames(active);
  const [from, to] = useTimeAxis(active);
  const vocabulary = useVocabulary();
  const charts = useMemo(
    () => measureCharts(frames, reporters, vocabulary, form).map(withoutSilent),
    [frames, reporters, vocabulary, form],
  );
  const [chosen, choose] = useState<string | null>(null);
  const chart = charts.find(({ key }) => key === chosen) ?? charts[0];
  if (chart === undefined) return null;
  return (
    <TimeChart
      key={chart.key}
      title={title}
      heading={<Heading title={title} reporters={chart.measures} />}
      testId={`run-${panel}`}
      // Off the screen it has no frames: that says nothing of the run.
      emptyText={active ? 'Values appear here with the first tick.' : ' '}
      model={chart.model}
      aside={
        charts.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={`What of ${title}`}
            value={chart.key}
            onChange={choose}
            data={charts.map((one) => ({ value: one.key, label: chartName(one, charts) }))}
          />
        )
      }
      menu={<PanelMenuItems />}
      hiddenAtFirst={chart.model.stacked ? undefined : chart.measures.slice(mostLines).map(({ name }) => name)}
      {...{ from, to }}
    />
  );
}

/** Of one measure by party, those of whom there is nothing to say so far are left out. */
function withoutSilent(chart: MeasureChart<ReporterInfo>): MeasureChart<ReporterInfo> {
  const silent = new Set(
    chart.measures.flatMap(({ name, party }) =>
      party !== undefined &&
      chart.model.series.some(({ key, values }) => key === name && values.every((one) => one === null))
        ? [name]
        : [],
    ),
  );
  if (silent.size === 0 || silent.size === chart.measures.length) return chart;
  return {
    ...chart,
    measures: chart.measures.filter(({ name }) => !silent.has(name)),
    model: { ...chart.model, series: chart.model.series.filter(({ key }) => !silent.has(key)) },
  };
}

function Heading({ title, reporters }: { readonly title: string; readonly reporters: readonly ReporterInfo[] }) {
  const vocabulary = useVocabulary();
  const meaning = meaningOf(reporters, (party) => vocabulary.partyName(party));
  return (
    <Explained name={title} meaning={meaning}>
      {title}
    </Explained>
  );
}

/** What a panel's measures mean, one after another; of one measure by party, what it means of the first. */
function meaningOf(reporters: readonly ReporterInfo[], nameOf: (party: string) => string): string {
  const [first] = reporters;
  if (first?.party === undefined || reporters.some(({ party }) => party === undefined))
    return reporters.map(({ title, description }) => `${title}: ${description}`).join(' ');
  const name = nameOf(first.party);
  const others = reporters.length > 1 ? ' The others likewise.' : '';
  return `${name}: ${first.description.replaceAll(first.party, name)}${others}`;
}

/** What a chart is called among those of its panel: by what it alone shows, or by its unit. */
function chartName({ unit, measures, model }: MeasureChart<ReporterInfo>, all: readonly MeasureChart<ReporterInfo>[]) {
  const [only, ...others] = measures;
  if (only !== undefined && others.length === 0) return only.title.replace(/ (coefficient|index)$/, '');
  const like = all.filter((one) => one.unit === unit);
  if (like.length === 1) return names[unit];
  const twice = like.filter((one) => one.model.symbol === model.symbol).length > 1;
  return twice && only?.perTick ? 'Each tick' : (model.symbol ?? names[unit]);
}
