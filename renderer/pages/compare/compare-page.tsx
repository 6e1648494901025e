import { ActionIcon, Button, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { differencesOf } from '../../../simulations/api/contract/index.js';
import { useSession } from '../../app/session-context.js';
import { AxisContext, pointerAxis } from '../../charts/axis.js';
import { comparedMeasure } from '../../charts/models/comparison.js';
import { TimeChart } from '../../charts/time-chart.js';
import { EmptyState } from '../../parts/empty-state.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { mostCompared } from '../../state/compared-runs.js';
import { runColour } from '../../theme/run-colours.js';
import { differencesInWords } from '../../words/differences.js';
import { doneOf, placeName, plannedOf, runName } from '../../words/runs.js';
import classes from './compare.module.css';
import { settingsOf, sharedMeasures } from './compared-measures.js';
import { DifferenceTable } from './difference-table.js';
import { ResultTable } from './result-table.js';
import { RunPicker } from './run-picker.js';
import { type ComparedRun, useCompared } from './use-compared.js';

/** What is compared unless something else is chosen, where the runs have it. */
const usual = ['accuracy', 'turnout', 'gini', 'supply', 'staked', 'loss', 'backdoor', 'traffic', 'epsilon'];

/** Two to six runs beside each other: what differs between them, the same charts on one scale, and how they came out. */
export function ComparePage() {
  const all = useCompared();
  const kind = all[0]?.kind;
  const runs = useMemo(() => all.filter((run) => run.kind === kind), [all, kind]);
  if (runs.length === 0)
    return (
      <EmptyState title="Nothing is compared yet" action={<RunPicker />}>
        Choose two to six runs of a DAO, or as many federations, here or in the list of runs. They will stand beside
        each other, headed by what differs between them.
      </EmptyState>
    );
  return <Compared runs={runs} others={all.length - runs.length} />;
}

interface ComparedProps {
  /** All of one kind. */
  readonly runs: readonly ComparedRun[];
  /** How many were chosen that are of the other kind. */
  readonly others: number;
}

function Compared({ runs, others }: ComparedProps) {
  const { store } = useSession();
  const [view, setView] = useState<'apart' | 'together'>('apart');
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const shared = useMemo(() => sharedMeasures(runs), [runs]);
  const shown = chosen ?? usual.filter((name) => shared.some((measure) => measure.name === name));
  const [first] = runs;
  const symbol = first?.kind === 'dao' ? (first.detail?.resolved.token.symbol ?? 'tokens') : '';
  const place = first?.kind === 'federation' ? 'round' : 'tick';
  const axis = useMemo(() => pointerAxis(place, symbol), [place, symbol]);
  const columns = { gridTemplateColumns: `repeat(${view === 'apart' ? runs.length : 1}, minmax(13rem, 1fr))` };
  const measures = useMemo(() => {
    return shared
      .filter(({ name }) => shown.includes(name))
      .map((measure) => {
        const lines = runs.map((run, at) => ({
          id: run.id,
          label: lineName(run, runs, at),
          values: measure.valuesOf(run),
        }));
        return comparedMeasure(measure, lines);
      });
  }, [runs, shared, shown]);
  const last = Math.max(1, ...runs.map(lengthOf));
  const drop = (id: string) => {
    const { compared, compareRuns } = store.getState();
    compareRuns(compared.filter((one) => one !== id));
  };
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
                  {shared.map(({ name, title }) => (
                    <Checkbox key={name} size="xs" value={name} label={title} />
                  ))}
                </Stack>
              </Checkbox.Group>
            </Popover.Dropdown>
          </Popover>
          {runs.length < mostCompared && <RunPicker />}
        </div>
      </header>
      <p className={classes.caution}>
        {cautionWords(runs)} {othersWords(others, place)}
      </p>
      <div className={classes.columns} style={{ gridTemplateColumns: `repeat(${runs.length}, minmax(13rem, 1fr))` }}>
        {runs.map((run, at) => (
          <Heading key={run.id} run={run} first={runs[0]} place={at} onDrop={() => drop(run.id)} />
        ))}
      </div>
      <AxisContext value={axis}>
        {measures.map(({ measure, apart, together }) => (
          <div key={measure.name} className={classes.columns} style={columns} data-testid={`compare-${measure.name}`}>
            {(view === 'apart' ? apart : [together]).map((model, at) => (
              <div key={runs[at]?.id} className={classes.chart}>
                <TimeChart
                  compact
                  title={view === 'apart' ? `${measure.title}, ${lineName(runs[at]!, runs, at)}` : measure.title}
                  heading={measure.title}
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
  const { summary } = run;
  const name = summary === null ? run.id : runName(summary);
  const [own, original] = [settingsOf(run), first === undefined ? null : settingsOf(first)];
  const differences = own !== null && original !== null ? differencesOf(original, own) : null;
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
            seed {summary.seed}, {placeName(summary)} {doneOf(summary)} of {plannedOf(summary)}
          </span>
        )}
        <ActionIcon variant="subtle" color="gray" aria-label={`Take ${name} out`} title="Take it out" onClick={onDrop}>
          <X size={15} />
        </ActionIcon>
      </div>
    </section>
  );
}

/** What a run's line is called: in what it differs, short enough for a legend. */
function lineName(run: ComparedRun, runs: readonly ComparedRun[], place: number): string {
  const { summary, id } = run;
  const name = summary === null ? id : runName(summary);
  const [own, first] = [settingsOf(run), runs[0] === undefined ? null : settingsOf(runs[0])];
  if (place === 0 || own === null || first === null) return name;
  const differences = differencesOf(first, own);
  return differences.length === 0 ? `${name} again` : differencesInWords(differences, 2);
}

/** The last tick or round of a run, or that it will have. */
function lengthOf(run: ComparedRun): number {
  if (run.summary !== null) return plannedOf(run.summary);
  return (run.kind === 'dao' ? run.frames : run.rounds).length - 1;
}

/** What is not shown, and why. */
function othersWords(others: number, place: 'tick' | 'round'): string {
  if (others === 0) return '';
  const what = place === 'tick' ? 'a federation, which has' : 'a run of a DAO, which has';
  return `${others} more ${others === 1 ? 'is' : 'are each'} ${what} other measures: not shown here.`;
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
