import { SegmentedControl, Table } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PanelForm, PanelInfo, ReporterInfo } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useFrames, useFramesUpToMoment, useTimeAxis } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { type MeasureChart, measureCharts } from '../../../charts/models/reporters.js';
import { TimeChart } from '../../../charts/time-chart.js';
import type { Unit } from '../../../charts/units.js';
import { PanelFrame } from '../../../panels/panel-frame.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Explained } from '../../../parts/term.js';
import { exactText, measuredText } from '../../../words/measures.js';
import { measuredNames } from '../measured-names.js';
import classes from '../run.module.css';

/** More lines than these hide what matters; the others are one press on the legend away. */
const mostLines = 4;

const names: Readonly<Record<Unit, string>> = {
  share: 'Shares',
  tokens: 'Tokens',
  price: 'Prices',
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

/** A panel that a mechanism describes: its reporters in its form. Those of one unit share a chart. */
export function DescribedPanel({ panel }: { readonly panel: PanelInfo }) {
  const all = useApp(({ openRun }) => openRun?.detail?.words.reporters);
  const measured = useApp(({ openRun }) => (openRun === null ? null : measuredNames(openRun)));
  const reporters = useMemo(
    () =>
      panel.reporters.flatMap((name) => {
        const reporter = all?.find((one) => one.name === name);
        return reporter === undefined || (measured !== null && !measured.has(name)) ? [] : [reporter];
      }),
    [all, panel, measured],
  );
  if (panel.form === 'table') return <ReporterTable {...{ panel, reporters }} />;
  return <ReporterCharts {...{ panel, reporters }} form={panel.form} />;
}

interface ReportersProps {
  readonly panel: PanelInfo;
  readonly reporters: readonly ReporterInfo[];
}

function ReporterCharts({
  panel: { panel, title },
  reporters,
  form,
}: ReportersProps & { readonly form: Exclude<PanelForm, 'table'> }) {
  const { active } = usePanel();
  const frames = useFrames(active);
  const [from, to] = useTimeAxis(active);
  const vocabulary = useVocabulary();
  const charts = useMemo(
    () => measureCharts(frames, reporters, vocabulary, form),
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
      emptyText="Values appear here with the first tick."
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

/** The newest values, for reporters that are read rather than followed. */
function ReporterTable({ panel: { panel, title }, reporters }: ReportersProps) {
  const { active } = usePanel();
  const newest = useFramesUpToMoment(active).at(-1);
  const vocabulary = useVocabulary();
  return (
    <PanelFrame
      title={title}
      heading={<Heading title={title} reporters={reporters} />}
      note={newest === undefined ? undefined : `at tick ${newest.tick}`}
      testId={`run-${panel}`}
      points={reporters.length}
    >
      <Table className={classes.values}>
        <Table.Tbody>
          {reporters.map((reporter) => {
            const value = newest?.values[reporter.name];
            return (
              <Table.Tr key={reporter.name}>
                <Table.Th scope="row">
                  <Explained name={reporter.title} meaning={reporter.description}>
                    {reporter.title}
                  </Explained>
                </Table.Th>
                <Table.Td data-numeric="" title={exactText(reporter, value, vocabulary)}>
                  {measuredText(reporter, value, vocabulary)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </PanelFrame>
  );
}

function Heading({ title, reporters }: { readonly title: string; readonly reporters: readonly ReporterInfo[] }) {
  return (
    <Explained name={title} meaning={reporters.map((one) => `${one.title}: ${one.description}`).join(' ')}>
      {title}
    </Explained>
  );
}

/** What a chart is called among those of its panel: by what it alone shows, or by its unit. */
function chartName({ unit, measures, model }: MeasureChart<ReporterInfo>, all: readonly MeasureChart<ReporterInfo>[]) {
  const [only, ...others] = measures;
  if (only !== undefined && others.length === 0) return only.title.replace(/ (coefficient|index)$/, '');
  const alone = all.filter((one) => one.unit === unit).length === 1;
  return alone ? names[unit] : (model.symbol ?? names[unit]);
}
