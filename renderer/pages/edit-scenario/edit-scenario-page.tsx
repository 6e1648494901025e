import { ActionIcon, Button, Tabs, Tooltip } from '@mantine/core';
import { Redo2, RotateCcw, Save, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { ProblemsContext } from '../../forms/problems.js';
import { EmptyState } from '../../parts/empty-state.js';
import classes from './edit-scenario.module.css';
import { Everything } from './everything.js';
import { JsonEditor } from './json-editor.js';
import { Levers } from './levers.js';
import { StartPart } from './start-part.js';
import { useScenario, useScenarioProblems } from './use-scenario.js';

/** Changes a scenario: ten plain levers, everything else below them, its JSON beside, and the start. */
export function EditScenarioPage() {
  const { store } = useSession();
  const hand = useScenario();
  const problems = useScenarioProblems();
  if (hand === null)
    return (
      <EmptyState
        title="No scenario is open"
        action={<Button onClick={() => store.getState().show('scenarios')}>Choose one</Button>}
      >
        Choose “Change” on a scenario or a run, or drop a scenario file anywhere. Here you will turn its levers and
        start it beside the original.
      </EmptyState>
    );
  return (
    <ProblemsContext value={problems ?? []}>
      <div className={classes.page}>
        <header className={classes.head}>
          <div>
            <h1>Change a scenario</h1>
            <p>
              {hand.origin.runId === null ? 'Made of' : 'Made of the run'} “{String(hand.origin.scenario.title)}”. Kept
              as you write.
            </p>
          </div>
          <Tools />
        </header>
        <div className={classes.columns}>
          <Levers hand={hand} />
          <StartPart hand={hand} problems={problems} />
        </div>
        <Tabs defaultValue="form" keepMounted={false} mt="lg">
          <Tabs.List>
            <Tabs.Tab value="form">Everything else</Tabs.Tab>
            <Tabs.Tab value="json">As JSON</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="form">
            <Everything hand={hand} />
          </Tabs.Panel>
          <Tabs.Panel value="json">
            <JsonEditor hand={hand} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </ProblemsContext>
  );
}

/** Undo, redo, as at first, save as: for the scenario as a whole. */
function Tools() {
  const { store, scenarios } = useSession();
  const canUndo = useApp(({ scenarioDraft }) => scenarioDraft.past.length > 0);
  const canRedo = useApp(({ scenarioDraft }) => scenarioDraft.future.length > 0);
  const { scenarioDo } = store.getState();
  return (
    <div className={classes.tools} role="toolbar" aria-label="The scenario">
      <Tool label="Undo" keys="Ctrl Z" disabled={!canUndo} onClick={() => scenarioDo({ do: 'undo' })}>
        <Undo2 size={17} />
      </Tool>
      <Tool label="Do again" keys="Ctrl Shift Z" disabled={!canRedo} onClick={() => scenarioDo({ do: 'redo' })}>
        <Redo2 size={17} />
      </Tool>
      <Tool label="As at first" onClick={() => scenarioDo({ do: 'asAtFirst' })}>
        <RotateCcw size={17} />
      </Tool>
      <Tool label="Save as a file" onClick={scenarios.saveAs}>
        <Save size={17} />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Tool({ label, keys, disabled, children, onClick }: ToolProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon variant="default" size="lg" aria-label={label} disabled={disabled ?? false} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
