import { ActionIcon, Button, Group, NumberInput, Popover, Select, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FastForward, Pause, Play, Square, StepBack, StepForward } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { isLiving, transport } from '../session/transport.js';
import { summaryOf } from '../state/run-selectors.js';
import classes from './shell.module.css';

const speeds = [
  { value: 'max', label: 'Full speed' },
  { value: '1', label: '1 tick/s' },
  { value: '2', label: '2 ticks/s' },
  { value: '5', label: '5 ticks/s' },
  { value: '20', label: '20 ticks/s' },
];

/** Play, pause, step, stop, speed and run-to. */
export function TransportBar() {
  const session = useSession();
  const controls = useMemo(() => transport(session), [session]);
  const state = useApp((now) => summaryOf(now)?.state);
  const ticks = useApp((now) => summaryOf(now)?.ticks ?? 0);
  const replaying = useApp((now) => now.replaying);
  const past = useApp(({ tick }) => tick !== null);
  const speed = useApp(({ openRun }) => openRun?.speed ?? null);
  if (state === undefined) return null;
  const living = isLiving(state);
  const playing = living ? state !== 'paused' && !past : replaying;
  const playLabel =
    living && past
      ? 'Go on from the newest tick'
      : living
        ? playing
          ? 'Pause the run'
          : 'Let the run go on'
        : playing
          ? 'Pause the recording'
          : 'Play the recording';
  return (
    <div className={classes.transport} role="toolbar" aria-label="Transport">
      <Control label="Back one tick" keys="←" testId="transport-back" onClick={controls.back}>
        <StepBack size={17} />
      </Control>
      <Control label={playLabel} keys="Space" testId="transport-play" onClick={controls.toggle} main>
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </Control>
      <Control
        label="Forward one tick"
        keys="→"
        testId="transport-step"
        onClick={controls.step}
        disabled={!living && !past}
      >
        <StepForward size={17} />
      </Control>
      <Control
        label="Stop the run and keep what was computed"
        keys="S"
        testId="transport-stop"
        onClick={controls.stop}
        disabled={!living}
      >
        <Square size={15} />
      </Control>
      <Select
        aria-label="Speed"
        size="xs"
        w={112}
        data={speeds}
        allowDeselect={false}
        value={speed === null ? 'max' : String(speed)}
        onChange={(value) => void session.runs.setSpeed(value === 'max' || value === null ? null : Number(value))}
        comboboxProps={{ withinPortal: true }}
      />
      <RunTo ticks={ticks} onRunTo={controls.runTo} />
    </div>
  );
}

interface ControlProps {
  readonly label: string;
  readonly keys: string;
  readonly testId: string;
  readonly disabled?: boolean;
  readonly main?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Control({ label, keys, testId, disabled, main, children, onClick }: ControlProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon
        variant={main ? 'filled' : 'subtle'}
        {...(main ? {} : { color: 'gray' })}
        size="lg"
        aria-label={label}
        data-testid={testId}
        disabled={disabled ?? false}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

interface RunToProps {
  readonly ticks: number;
  onRunTo(tick: number): void;
}

function RunTo({ ticks, onRunTo }: RunToProps) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const [target, setTarget] = useState(ticks);
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label="Run to a tick, then pause">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Run to a tick" onClick={toggle}>
            <FastForward size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            close();
            onRunTo(target);
          }}
        >
          <Group align="flex-end" gap="xs">
            <NumberInput
              label="Run to tick"
              w={120}
              min={0}
              max={ticks}
              allowDecimal={false}
              value={target}
              onChange={(value) => setTarget(Number(value))}
              data-autofocus
            />
            <Button type="submit">Go</Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
