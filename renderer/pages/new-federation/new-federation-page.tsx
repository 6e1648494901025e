import { ActionIcon, Button, FileButton, Group, Stepper, Tooltip } from '@mantine/core';
import { FolderOpen, Redo2, RotateCcw, Save, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { saveFile } from '../../charts/export/save.js';
import { studyText } from '../../draft/study-file.js';
import { openFiles } from '../../shell/file-drop.js';
import { keep, readKept } from '../../state/kept.js';
import { ClientsStep } from './clients-step.js';
import { DataStep } from './data-step.js';
import classes from './new-federation.module.css';
import { StartStep } from './start-step.js';
import { useDescribedData } from './use-described-data.js';

/** Writes a federation in three steps: its data, its clients and rules, and the start. It is kept as it is written. */
export function NewFederationPage() {
  const [step, setStep] = useState(() => Math.min(2, Math.max(0, readKept<number>('draft-step') ?? 0)));
  const described = useDescribedData();
  const go = (to: number) => {
    setStep(to);
    keep('draft-step', to);
    document.getElementById('stage')?.scrollTo(0, 0);
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1>New federation</h1>
          <p>Who holds which data, who attacks, and by which rules one model comes of it. Kept as you write.</p>
        </div>
        <DraftTools />
      </header>
      <Stepper active={step} onStepClick={go} size="sm" classNames={{ steps: classes.steps ?? '' }}>
        <Stepper.Step label="Data" description="what is learned from">
          <DataStep described={described} />
        </Stepper.Step>
        <Stepper.Step label="Clients and rules" description="who holds what, who attacks">
          <ClientsStep described={described} />
        </Stepper.Step>
        <Stepper.Step label="Start" description="check it, start it, save it">
          <StartStep />
        </Stepper.Step>
      </Stepper>
      <Group justify="space-between" mt="lg">
        <Button variant="default" disabled={step === 0} onClick={() => go(step - 1)}>
          Back
        </Button>
        {step < 2 && (
          <Button data-testid="next-step" onClick={() => go(step + 1)}>
            Next
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Undo, redo, start over, open, save: for the draft as a whole. */
function DraftTools() {
  const { store } = useSession();
  const canUndo = useApp(({ draft }) => draft.past.length > 0);
  const canRedo = useApp(({ draft }) => draft.future.length > 0);
  const federation = useApp(({ draft }) => draft.present.federation);
  const { draftDo } = store.getState();
  return (
    <div className={classes.tools} role="toolbar" aria-label="The draft">
      <Tool label="Undo (Ctrl Z)" disabled={!canUndo} onClick={() => draftDo({ do: 'undo' })}>
        <Undo2 size={17} />
      </Tool>
      <Tool label="Do again (Ctrl Shift Z)" disabled={!canRedo} onClick={() => draftDo({ do: 'redo' })}>
        <Redo2 size={17} />
      </Tool>
      <Tool label="Start over; it can be undone" onClick={() => draftDo({ do: 'startOver' })}>
        <RotateCcw size={17} />
      </Tool>
      <FileButton accept="application/json,.json" onChange={(file) => file && openFiles([file])}>
        {(props) => (
          <Tool label="Open a federation file" {...props}>
            <FolderOpen size={17} />
          </Tool>
        )}
      </FileButton>
      <Tool
        label="Save as a file"
        onClick={() => saveFile(`${federation.name || 'federation'}.json`, studyText(federation), 'application/json')}
      >
        <Save size={17} />
      </Tool>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: React.ReactNode;
  onClick(): void;
}

function Tool({ label, disabled, children, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={label.replace(/ \(.*| *;.*/, '')}
        disabled={disabled ?? false}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
