import { Button } from '@mantine/core';
import type { ListedRun } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import { shownRunOf } from '../../state/run-selectors.js';
import { doneOf, placeName, plannedOf } from '../../words/runs.js';
import classes from './run.module.css';

/** What can be done about the open run from its headline: what became of one that was cut short, or the way to change it. */
export function HeadlineActions() {
  const run = useApp(shownRunOf);
  const known = useApp(({ openRun, openFederation }) => (openRun ?? openFederation)?.detail != null);
  if (run === null || run.state === 'starting') return null;
  if (run.state === 'interrupted' || run.state === 'failed' || run.state === 'stopped') return <CutShort run={run} />;
  return known && <ChangeIt run={run} />;
}

/** The way from a run to the same one with something changed. */
function ChangeIt({ run }: { readonly run: ListedRun }) {
  const change = useChange();
  return (
    <Button
      className={classes.change}
      size="compact-sm"
      variant="default"
      data-testid="change-run"
      title="Its settings in a form: change some, and start it beside this run"
      onClick={() => change(run)}
    >
      Change and compare
    </Button>
  );
}

const cutWords = { interrupted: 'Interrupted', failed: 'Failed', stopped: 'Stopped' } as const;

/** A run that did not come to its end: what that means, and what can be done. */
function CutShort({ run }: { readonly run: ListedRun }) {
  const { runs, federations } = useSession();
  const change = useChange();
  const scenario = useApp(({ openRun }) => openRun?.detail?.resolved ?? null);
  const federation = useApp(({ openFederation }) => openFederation?.detail?.federation ?? null);
  const again = () => {
    if (scenario !== null) void runs.start({ ...scenario }, {});
    if (federation !== null) void federations.start({ ...federation }, {});
  };
  return (
    <div className={classes.interrupted} role="status">
      <span>
        {cutWords[run.state as keyof typeof cutWords]} at {placeName(run)} {doneOf(run)} of {plannedOf(run)}. {why(run)}{' '}
        What was computed is kept; run again with the same seed, it becomes the same and goes on to the end.
      </span>
      <Button size="compact-sm" variant="default" disabled={scenario === null && federation === null} onClick={again}>
        Run it again
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => change(run)}>
        Change it first
      </Button>
    </div>
  );
}

function why(run: ListedRun): string {
  const gone = run.kind === 'dao' ? 'a chain that is gone' : 'a server that is gone';
  if (run.state === 'interrupted') return `Folkmoot ended while it was going on, and ${gone} cannot go on.`;
  if (run.state === 'failed') return run.error?.message ?? 'The engine gave no reason.';
  return run.kind === 'dao' ? 'Its chain is gone.' : 'Its clients are gone.';
}

function useChange(): (run: ListedRun) => void {
  const { scenarios, federations } = useSession();
  return ({ kind, id }) => void (kind === 'dao' ? scenarios : federations).changeRun(id);
}
