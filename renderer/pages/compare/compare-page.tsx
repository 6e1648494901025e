import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { differencesOf, type ReporterInfo } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { AxisContext } from '../../charts/axis.js';
import { comparedMeasure } from '../../charts/models/comparison.js';
import { TimeChart } from '../../charts/time-chart.js';
import { EmptyState } from '../../parts/empty-state.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { mostCompared } from '../../state/compared-runs.js';
import { runColour } from '../../theme/run-colours.js';
import { differencesInWords } from '../../words/differences.js';
import { runName } from '../../words/runs.js';
import classes from './compare.module.css';
import { compareAxis } from './compare-axis.js';
import { DifferenceTable } from './difference-table.js';
import { ResultTable } from './result-table.js';
import { RunPicker } from './run-picker.js';
import { type ComparedRun, useCompared } from './use-compared.js';

/** What is compared unless something else is chosen, where the runs have it. */
const usual = ['accuracy', 'turnout', 'gini', 'supply', 'staked'];

/** Two to six runs beside each other: what differs between them, the same charts on one scale, and how they came out. */
export function ComparePage() {
  const runs = useCompared();
  if (runs.length === 0)
    return (
      <EmptyState title="Nothing is compared yet" action={<RunPicker />}>
        Choose two to six runs of a DAO, here or in the list of runs. They will stand beside each other, headed by what
        differs between them.
      </EmptyState>
    );
  return <Compared runs={runs} />;
}

function Compared({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const { store } = useSession();
  const [view, setView] = useState<'apart' | 'together'>('apart');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const reporters = useReporters(runs);
  const shown = chosen ?? usual.filter((name) => reporters.some((reporter) => reporter.name === name));
  const symbol = runs[0]?.detail?.resolved.token.symbol ?? 'tokens';
  const axis = useMemo(() => compareAxis(symbol), [symbol]);
  const columns = { gridTemplateColumns: `repeat(${view === 'apart' ? runs.length : 1}, minmax(13rem, 1fr))` };
  const measures = useMemo(() => {
    const named = runs.map((run, place) => ({ id: run.id, label: lineName(run, runs, place), frames: run.frames }));
    return shown.flatMap((name) => {
      const reporter = reporters.find((one) => one.name === name);
      return reporter === undefined ? [] : [comparedMeasure(reporter, named)];
    });
  }, [runs, reporters, shown]);
  const last = Math.max(1, ...runs.map(({ summary, frames }) => summary?.ticks ?? frames.length - 1));
  const drop = (id: string) => store.getState().compareRuns(runs.map((run) => run.id).filter((one) => one !== id));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Compare</h1>
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label="How the runs stand"
            value={view}
            onChange={(next) => setView(next as 'apart' | 'together')}
            data={[
              { value: 'apart', label: 'Beside each other' },
              { value: 'together', label: 'In one chart' },
            ]}
          />
          <Popover position="bottom-end" withArrow shadow="md" withinPortal>
            <Popover.Target>
              <Button size="xs" variant="default">
                Measures: {shown.length}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <Checkbox.Group aria-label="Measures" value={[...shown]} onChange={setChosen}>
                <Stack gap={6} mah={360} style={{ overflow: 'auto' }}>
                  {reporters.map(({ name, title }) => (
                    <Checkbox key={name} size="xs" value={name} label={title} />
                  ))}
                </Stack>
              </Checkbox.Group>
            </Popover.Dropdown>
          </Popover>
          {runs.length < mostCompared && <RunPicker />}
        </div>
      </header>
      <p className={classes.caution}>{cautionWords(runs)}</p>
      <div className={classes.columns} style={{ gridTemplateColumns: `repeat(${runs.length}, minmax(13rem, 1fr))` }}>
        {runs.map((run, place) => (
          <Heading key={run.id} run={run} first={runs[0]} place={place} onDrop={() => drop(run.id)} />
        ))}
      </div>
      <AxisContext value={axis}>
        {measures.map(({ reporter, apart, together }) => (
          <div key={reporter.name} className={classes.columns} style={columns} data-testid={`compare-${reporter.name}`}>
            {(view === 'apart' ? apart : [together]).map((model, place) => (
              <div key={runs[place]?.id} className={classes.chart}>
                <TimeChart
                  compact
                  title={
                    view === 'apart' ? `${reporter.title}, ${lineName(runs[place]!, runs, place)}` : reporter.title
                  }
                  heading={reporter.title}
                  emptyText="Nothing yet."
                  model={model}
                  from={0}
                  to={last}
                />
              </div>
            ))}
          </div>
        ))}
      </AxisContext>
      <ResultTable runs={runs} names={runs.map((run, place) => lineName(run, runs, place))} {...{ measures, symbol }} />
      <DifferenceTable runs={runs} />
    </div>
  );
}

interface HeadingProps {
  readonly run: ComparedRun;
  readonly first: ComparedRun | undefined;
  readonly place: number;
  onDrop(): void;
}

/** A column's head: what is different about this run, then what it is called and where it stands. */
function Heading({ run, first, place, onDrop }: HeadingProps) {
  const { runs } = useSession();
  const { summary, detail } = run;
  const name = summary === null ? run.id : runName(summary);
  const differences =
    detail !== null && first?.detail != null ? differencesOf(first.detail.resolved, detail.resolved) : null;
  return (
    <section className={classes.heading} style={{ borderTopColor: runColour(place) }} data-testid="compared-run">
      <h2>
        {place === 0 ? 'The original' : differences === null ? '…' : capital(differencesInWords(differences, 3))}
        {place > 0 && differences?.length === 0 && ' is different'}
      </h2>
      <div className={classes.facts}>
        <Button size="compact-sm" variant="default" title={name} onClick={() => runs.open(run.id)}>
          {name}
        </Button>
        {summary && <RunStateBadge state={summary.state} />}
        {summary && (
          <span>
            seed {summary.seed}, tick {summary.tick} of {summary.ticks}
          </span>
        )}
        <ActionIcon variant="subtle" color="gray" aria-label={`Take ${name} out`} title="Take it out" onClick={onDrop}>
          <X size={15} />
        </ActionIcon>
      </div>
    </section>
  );
}

/** Measures that every run has, with a number in at least one frame. */
function useReporters(runs: readonly ComparedRun[]): readonly ReporterInfo[] {
  return useMemo(() => {
    const known = runs.filter(({ detail }) => detail !== null);
    const [first, ...others] = known;
    return (first?.detail?.words.reporters ?? []).filter(
      ({ name }) =>
        others.every(({ detail }) => detail?.words.reporters.some((other) => other.name === name)) &&
        known.some(({ frames }) => frames.some(({ values }) => values[name] != null)),
    );
  }, [runs]);
}

/** What a run's line is called: in what it differs, short enough for a legend. */
function lineName({ summary, detail, id }: ComparedRun, runs: readonly ComparedRun[], place: number): string {
  const first = runs[0]?.detail;
  if (place === 0 || detail === null || first == null) return summary === null ? id : runName(summary);
  const differences = differencesOf(first.resolved, detail.resolved);
  return differences.length === 0 ? `${runName(detail)} again` : differencesInWords(differences, 2);
}

/** What one run each can and cannot show. */
function cautionWords(runs: readonly ComparedRun[]): string {
  const seeds = new Set(runs.flatMap(({ summary }) => (summary === null ? [] : [summary.seed])));
  const same = seeds.size === 1 ? `All with seed ${[...seeds][0]}. ` : '';
  return `${same}One run each: small differences can be chance. Measured by the first.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
