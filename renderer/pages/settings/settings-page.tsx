import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { DoctorReport } from '../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../app/session-context.js';
import type { Preferences } from '../../state/preferences.js';
import { count } from '../../words/number-format.js';
import { OtherBrowsers } from './other-browsers.js';
import classes from './settings.module.css';

/** How the window looks, and what this machine has. */
export function SettingsPage() {
  const { store } = useSession();
  const preferences = useApp((state) => state.preferences);
  const { prefer } = store.getState();
  return (
    <div className={classes.page}>
      <h1>Settings</h1>
      <section>
        <Setting label="Theme" hint="The projector theme has larger type, thicker lines and more contrast.">
          <SegmentedControl
            aria-label="Theme"
            value={preferences.theme}
            onChange={(theme) => prefer({ theme: theme as Preferences['theme'] })}
            data={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'projector', label: 'Projector' },
            ]}
          />
        </Setting>
        <Setting label="Motion" hint="Tokens run along an edge when they move on chain; nothing else moves.">
          <SegmentedControl
            aria-label="Motion"
            value={preferences.motion}
            onChange={(motion) => prefer({ motion: motion as Preferences['motion'] })}
            data={[
              { value: 'system', label: 'As the system' },
              { value: 'full', label: 'Full' },
              { value: 'reduced', label: 'Reduced' },
            ]}
          />
        </Setting>
        <Setting label="Numbers" hint="What separates thousands and decimals.">
          <SegmentedControl
            aria-label="Numbers"
            value={preferences.numbers}
            onChange={(numbers) => prefer({ numbers: numbers as Preferences['numbers'] })}
            data={[
              { value: 'comma', label: '12,345.6' },
              { value: 'space', label: '12 345.6' },
              { value: 'dot', label: '12.345,6' },
            ]}
          />
        </Setting>
      </section>
      <OtherBrowsers />
      <Doctor />
    </div>
  );
}

function Setting({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.setting}>
      <div>
        <div className={classes.label}>{label}</div>
        <div className={classes.hint}>{hint}</div>
      </div>
      {children}
    </div>
  );
}

function Doctor() {
  const { commands, store, attempt } = useSession();
  const connected = useApp(({ connection }) => connection.status === 'open');
  const doctor = useApp((state) => state.doctor);
  useEffect(() => {
    if (connected)
      void attempt('This machine could not be examined', async () =>
        store.getState().doctorReported(await commands.getDoctor({})),
      );
  }, [connected, commands, store, attempt]);
  if (doctor === null)
    return (
      <section aria-busy="true">
        <h2>This machine</h2>
        <p className={classes.hint}>Looking at what this machine has …</p>
        <Skeleton height={120} />
      </section>
    );
  const host = window.folkmootHost;
  return (
    <section>
      <h2>This machine</h2>
      <dl className={classes.facts}>
        <Fact name="Folkmoot" value={doctor.version} />
        <Fact name="Node.js" value={doctor.node} />
        <Fact name="System" value={doctor.platform} />
        <Fact name="Processor cores" value={count(doctor.cores)} />
        <Fact name="Memory" value={`${count(doctor.memoryMB)} MB`} />
        <Fact name="Free space" value={`${count(doctor.freeMB)} MB`} />
      </dl>
      <div className={classes.folder}>
        <div>
          <div className={classes.hint}>Runs are kept in</div>
          <code>{doctor.dataFolder}</code>
        </div>
        {host && (
          <Button variant="default" onClick={() => void host.showItem(doctor.dataFolder)}>
            Show
          </Button>
        )}
      </div>
      <ul className={classes.checks}>
        {doctor.checks.map((check) => (
          <Check key={check.name} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Check({ check: { name, ok, required, detail, hint } }: { readonly check: DoctorReport['checks'][number] }) {
  const Icon = ok ? CircleCheck : required ? CircleX : CircleAlert;
  const colour = ok ? 'var(--meaning-good)' : required ? 'var(--meaning-bad)' : 'var(--meaning-caution)';
  return (
    <li>
      <Icon size={18} color={colour} aria-label={ok ? 'Fine' : required ? 'Missing' : 'Absent, and not needed'} />
      <div>
        <span className={classes.label}>{name}</span> {detail}
        {!ok && hint !== null && <div className={classes.hint}>{hint}</div>}
      </div>
    </li>
  );
}
