import { ActionIcon, Button, Group, NumberInput, Popover, Select, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { FastForward, Pause, Play, Square, StepBack, StepForward } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { isLiving, transport } from '../session/transport.js';
import { shownRunOf } from '../state/run-selectors.js';
import { plannedOf } from '../words/runs.js';
import classes from './shell.module.css';

const speeds = (place: 'tick' | 'round') => [
  { value: 'max', label: 'Full speed' },
  ...[1, 2, 5, 20].map((value) => ({ value: String(value), label: `${value} ${place}${value === 1 ? '' : 's'}/s` })),
];

/** Play, pause, step, stop, speed and run-to. */
export function TransportBar() {
  const session = useSession();
  const controls = useMemo(() => transport(session), [session]);
  const state = useApp((now) => shownRunOf(now)?.state);
  const place = useApp(({ openFederation }) => (openFederation === null ? 'tick' : 'round'));
  const last = useApp((now) => {
    const run = shownRunOf(now);
    return run === null ? 0 : plannedOf(run);
  });
  const replaying = useApp((now) => now.replaying);
  const past = useApp(({ tick }) => tick !== null);
  const speed = useApp(({ openRun, openFederation }) => (openRun ?? openFederation)?.speed ?? null);
  if (state === undefined) return null;
  const living = isLiving(state);
  const playing = living ? state !== 'paused' && !past : replaying;
  const playLabel =
    living && past
      ? `Go on from the newest ${place}`
      : living
        ? playing
          ? 'Pause the run'
          : 'Let the run go on'
        : playing
          ? 'Pause the recording'
          : 'Play the recording';
  return (
    <div className={classes.transport} role="toolbar" aria-label="Transport">
      <Control label={`Back one ${place}`} keys="←" testId="transport-back" onClick={controls.back}>
        <StepBack size={17} />
      </Control>
      <Control label={playLabel} keys="Space" testId="transport-play" onClick={controls.toggle} main>
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </Control>
      <Control
        label={`Forward one ${place}`}
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
        w={118}
        data={speeds(place)}
        allowDeselect={false}
        value={speed === null ? 'max' : String(speed)}
        onChange={(value) => void session.runs.setSpeed(value === 'max' || value === null ? null : Number(value))}
        comboboxProps={{ withinPortal: true }}
      />
      <RunTo key={last} last={last} place={place} onRunTo={controls.runTo} />
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
  readonly last: number;
  readonly place: 'tick' | 'round';
  onRunTo(place: number): void;
}

function RunTo({ last, place, onRunTo }: RunToProps) {
  const [opened, { toggle, close }] = useDisclosure(false);
  const [target, setTarget] = useState(last);
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Tooltip label={`Run to a ${place}, then pause`}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Run to a ${place}`} onClick={toggle}>
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
              label={`Run to ${place}`}
              w={120}
              min={0}
              max={last}
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
