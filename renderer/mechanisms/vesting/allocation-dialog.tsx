import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core';
import { PieChart, Play, Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useReducer, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import type { FormValue } from '../../forms/field-schema.js';
import classes from './allocation.module.css';
import { AllocationEditor } from './allocation-editor.js';
import { newEditHistory, reduceEdits } from './edit-history.js';

/** Opens the allocation of a scenario of the library. */
export function AllocationButton({ name }: { readonly name: string }) {
  const { commands, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [scenario, setScenario] = useState<FormValue | null>(null);
  const open = () =>
    attempt('The scenario could not be opened', async () => {
      setScenario({ ...(await commands.getScenario({ name })) });
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={<PieChart size={15} />}
        disabled={!connected}
        data-testid={`allocation-${name}`}
        onClick={() => void open()}
      >
        Allocation…
      </Button>
      {scenario !== null && <AllocationDialog scenario={scenario} onClose={() => setScenario(null)} />}
    </>
  );
}

interface AllocationDialogProps {
  readonly scenario: FormValue;
  onClose(): void;
}

/** The allocation of a scenario in a dialog as large as the window: changed, undone, started. */
function AllocationDialog({ scenario, onClose }: AllocationDialogProps) {
  const { runs } = useSession();
  const [{ past, present, future }, edit] = useReducer(reduceEdits, scenario, newEditHistory);
  const onKeyDown = (event: KeyboardEvent) => {
    // The window has keys of its own, which are not meant in here.
    event.stopPropagation();
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    edit({ do: event.shiftKey ? 'redo' : 'undo' });
  };
  const start = () => {
    onClose();
    void runs.start({ ...present }, {});
  };
  return (
    <Modal.Root opened fullScreen onClose={onClose} transitionProps={{ duration: 0 }} onKeyDown={onKeyDown}>
      <Modal.Content className={classes.dialog ?? ''}>
        <div className={classes.dialogHead}>
          <Modal.Title>Allocation of “{String(scenario.title)}”</Modal.Title>
          <Modal.CloseButton />
        </div>
        <Modal.Body>
          <AllocationEditor
            scenario={present}
            onChange={(next, field) => edit({ do: 'change', scenario: next, field })}
            tools={
              <>
                <Step label="Undo" keys="Ctrl Z" disabled={past.length === 0} onClick={() => edit({ do: 'undo' })}>
                  <Undo2 size={17} />
                </Step>
                <Step
                  label="Do again"
                  keys="Ctrl Shift Z"
                  disabled={future.length === 0}
                  onClick={() => edit({ do: 'redo' })}
                >
                  <Redo2 size={17} />
                </Step>
                <Button leftSection={<Play size={16} />} data-testid="start-allocation" onClick={start}>
                  Start
                </Button>
              </>
            }
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface StepProps {
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Step({ label, keys, disabled, children, onClick }: StepProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="default" size={36} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
