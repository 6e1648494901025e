import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { ChevronDown, Moon, Presentation, Search, Sun } from 'lucide-react';
import { useIsDark } from '../app/appearance.js';
import { useApp, useSession } from '../app/session-context.js';
import { RunMenu } from '../pages/scenarios/run-menu.js';
import { RunStateBadge } from '../parts/run-state.js';
import { Term } from '../parts/term.js';
import { shownRunOf } from '../state/run-selectors.js';
import { doneOf, placeName, plannedOf, runName } from '../words/runs.js';
import { RehearsalIdentity } from './rehearsal-identity.js';
import { RunClock } from './run-clock.js';
import { RunProgress } from './run-progress.js';
import classes from './shell.module.css';
import { TransportBar } from './transport-bar.js';

/** What is open, its transport, its clock, and the way to everything else. */
export function TopBar() {
  const page = useApp((state) => state.page);
  const open = useApp((state) => shownRunOf(state) !== null) && page === 'run';
  return (
    <header className={classes.topBar}>
      {page === 'rehearse' ? <RehearsalIdentity /> : <RunIdentity shown={page === 'run'} />}
      {open && <TransportBar />}
      {open && <RunClock />}
      <div className={classes.tools}>
        <UnstyledButton className={classes.search} onClick={() => spotlight.open()} aria-keyshortcuts="Control+K">
          <Search size={15} aria-hidden="true" /> <span>Find or do</span> <kbd>Ctrl K</kbd>
        </UnstyledButton>
        <ThemeToggle />
        <ConnectionDot />
      </div>
      {open && <RunProgress />}
    </header>
  );
}

/** The open run; on pages that do not show it, as the way back to it. */
function RunIdentity({ shown }: { readonly shown: boolean }) {
  const run = useApp(shownRunOf);
  const stopping = useApp(({ openRun, openFederation }) => (openRun ?? openFederation)?.stopping ?? false);
  const { store } = useSession();
  if (run === null) return <div className={classes.identity}>No run is open</div>;
  return (
    <div className={classes.identity}>
      <UnstyledButton className={classes.runTitle} onClick={() => store.getState().show('run')} title={runName(run)}>
        {runName(run)}
      </UnstyledButton>
      <div className={classes.runFacts}>
        <div className={classes.factsWithRoom}>
          <RunStateBadge state={stopping ? 'stopped' : run.state} />
          {!shown && (
            <span>
              {placeName(run)} {doneOf(run)} of {plannedOf(run)}
            </span>
          )}
          <Term term="seed">seed {run.seed}</Term>
          {run.kind === 'dao' && <Term term="engine">{run.engine}</Term>}
          <Term term="backend">{run.backend}</Term>
          {run.kind === 'federation' && <span title="Clients of the study">{run.clients} clients</span>}
          <span title={run.folder}>saved</span>
        </div>
        {shown && (
          <RunMenu run={run}>
            <UnstyledButton className={classes.runMore} aria-label="More to do with this run" data-testid="run-menu">
              More <ChevronDown size={13} aria-hidden="true" />
            </UnstyledButton>
          </RunMenu>
        )}
      </div>
    </div>
  );
}

function ThemeToggle() {
  const { store } = useSession();
  const theme = useApp(({ preferences }) => preferences.theme);
  const dark = useIsDark();
  const next = theme === 'projector' ? 'light' : dark ? 'projector' : 'dark';
  const Icon = theme === 'projector' ? Presentation : dark ? Moon : Sun;
  return (
    <Tooltip label={`Switch to the ${next} theme`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        data-testid="theme-toggle"
        aria-label={`Switch to the ${next} theme`}
        onClick={() => store.getState().prefer({ theme: next })}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Whether the engine answers, as a dot with its word. */
function ConnectionDot() {
  const status = useApp(({ connection }) => connection.status);
  const text = { connecting: 'Connecting', open: 'Connected', lost: 'Not connected' }[status];
  return (
    <Tooltip label={`The engine: ${text.toLowerCase()}`}>
      <span className={classes.connection} data-testid="connection-state" data-status={status} role="status">
        <span className={classes.dot} aria-hidden="true" />
        <span className="visually-hidden">{text}</span>
      </span>
    </Tooltip>
  );
}
