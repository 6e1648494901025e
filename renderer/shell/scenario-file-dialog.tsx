import { Button, Group, Loader, Modal, Stack } from '@mantine/core';
import { Pencil, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Commands, FederationOverrides, RunOverrides } from '../../simulations/api/contract/index.js';
import { useSession } from '../app/session-context.js';
import { CommandError } from '../bridge/index.js';
import { readStudy } from '../draft/study-file.js';
import { FederationOptions } from '../pages/scenarios/federation-options.js';
import classes from '../pages/scenarios/scenarios.module.css';
import { StartOptions } from '../pages/scenarios/start-options.js';
import { troubleOf } from '../session/trouble.js';
import { type CheckedFile, checkScenarioFile } from './scenario-file.js';

/** A scenario file on its way to a run: its faults by field, or the button that starts it. */
export function ScenarioFileDialog({ file, onClose }: { readonly file: File; onClose(): void }) {
  const { commands, runs, scenarios, federations } = useSession();
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const [overrides, setOverrides] = useState<Partial<RunOverrides>>({});
  useEffect(() => {
    let gone = false;
    setChecked(null);
    void checkedFile(file, commands).then((found) => {
      if (!gone) setChecked(found);
    });
    return () => {
      gone = true;
    };
  }, [file, commands]);
  const [federationOverrides, setFederationOverrides] = useState<Partial<FederationOverrides>>({});
  const scenario = checked?.scenario ?? null;
  const isFederation = String(scenario?.format).startsWith('folkmoot-federation/');
  const start = () => {
    onClose();
    void (isFederation
      ? federations.start({ ...scenario }, federationOverrides)
      : runs.start({ ...scenario }, overrides));
  };
  const edit = () => {
    if (!isFederation && scenario !== null) {
      onClose();
      scenarios.changeFile({ ...scenario });
      return;
    }
    const { federation } = readStudy(JSON.stringify(scenario));
    if (federation === null) return;
    onClose();
    federations.change(federation);
  };
  return (
    <Modal opened onClose={onClose} title={file.name} size="lg">
      {checked === null && <Loader size="sm" aria-label="Checking the file" />}
      {checked !== null && scenario === null && (
        <Stack gap="sm">
          <p>
            This file cannot be run yet. Correct{' '}
            {checked.problems.length === 1 ? 'this' : `these ${checked.problems.length}`} and drop it again:
          </p>
          <ul className={classes.problems} data-testid="scenario-problems">
            {checked.problems.map(({ field, message }) => (
              <li key={`${field}:${message}`}>
                <code>{field || 'The file'}</code> {message}
              </li>
            ))}
          </ul>
        </Stack>
      )}
      {scenario !== null && (
        <Stack gap="sm">
          <h2 style={{ margin: 0, fontSize: '1.16rem' }}>{String(scenario.title)}</h2>
          {typeof scenario.summary === 'string' && <p style={{ margin: 0 }}>{scenario.summary}</p>}
          {isFederation ? (
            <FederationOptions
              value={federationOverrides}
              usualRounds={Number(scenario.rounds ?? 50)}
              onChange={setFederationOverrides}
            />
          ) : (
            <StartOptions value={overrides} usualTicks={Number(scenario.ticks ?? 52)} onChange={setOverrides} />
          )}
          <Group>
            <Button leftSection={<Play size={16} />} data-testid="start-dropped" onClick={start}>
              Start
            </Button>
            <Button variant="default" leftSection={<Pencil size={16} />} data-testid="change-dropped" onClick={edit}>
              Change it first
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** Whatever the engine says against the file is told where its faults are told. */
async function checkedFile(file: File, commands: Pick<Commands, 'validateScenario'>): Promise<CheckedFile> {
  try {
    return await checkScenarioFile(await file.text(), commands);
  } catch (error) {
    const { message, hint } = troubleOf(file.name, error);
    const field = error instanceof CommandError ? (error.field ?? '') : '';
    return { scenario: null, problems: [{ field, message: [message, hint].filter(Boolean).join('. ') }] };
  }
}
