import { Menu, UnstyledButton } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { CommandResults, Frame, RunSummary } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFrames, useMoment, useTimeAxis } from '../../../app/use-frames.js';
import { accuracyModel } from '../../../charts/models/accuracy.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { allFrames } from '../../../session/load-frames.js';
import { percent } from '../../../words/number-format.js';
import { changesOf, runName } from '../../../words/runs.js';
import classes from '../run.module.css';

/** How well the shared model reads, round by round. */
export function AccuracyPanel() {
  const { active } = usePanel();
  const { store } = useSession();
  const frames = useFrames(active);
  const moment = useMoment(active);
  const [from, to] = useTimeAxis(active);
  const target = useApp(({ openRun }) => openRun?.detail?.resolved.learning.targetAccuracyPercent ?? null);
  const reference = useReference();
  const model = useMemo(
    () => accuracyModel(frames, target === null ? null : target / 100, reference.shown),
    [frames, target, reference.shown],
  );
  const newest = useMemo(
    () => frames.slice(0, moment + 1).findLast(({ round }) => round !== null)?.round ?? null,
    [frames, moment],
  );
  return (
    <TimeChart
      title="Model accuracy"
      heading={<Term term="accuracy">Model accuracy</Term>}
      testId="run-accuracy"
      emptyText="The first settled round puts the first point here."
      aside={
        newest && (
          <UnstyledButton
            className={classes.figure}
            title={`Round ${newest.round}: show it`}
            onClick={() => store.getState().look({ selection: { kind: 'round', round: newest.round } })}
          >
            {newest.accuracy === null ? 'not measured' : percent(newest.accuracy)}
          </UnstyledButton>
        )
      }
      menu={
        <>
          {reference.choices.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Sub>
                <Menu.Sub.Target>
                  <Menu.Sub.Item>Hold against another run</Menu.Sub.Item>
                </Menu.Sub.Target>
                <Menu.Sub.Dropdown>
                  {reference.choices.map((run) => (
                    <Menu.Item key={run.id} onClick={() => reference.choose(run.id)}>
                      {seedWords(run)}
                    </Menu.Item>
                  ))}
                  {reference.shown && <Menu.Item onClick={() => reference.choose(null)}>None</Menu.Item>}
                </Menu.Sub.Dropdown>
              </Menu.Sub>
            </>
          )}
          <PanelMenuItems />
        </>
      }
      {...{ model, from, to }}
    />
  );
}

/** Another run to hold this one against: by itself the same one without attackers, where there is one. */
function useReference() {
  const { commands, attempt } = useSession();
  const openId = useApp(({ openRun }) => openRun?.id ?? null);
  const clean = useCleanRun();
  const [chosen, choose] = useState<string | null | undefined>(undefined);
  const [loaded, setLoaded] = useState<{
    readonly id: string;
    readonly label: string;
    readonly frames: readonly Frame[];
  } | null>(null);
  const choices = useApp(
    useShallow(({ runs }) =>
      (runs ?? [])
        .filter(({ id, state }) => id !== openId && (state === 'finished' || state === 'stopped'))
        .slice(0, 8),
    ),
  );
  const wanted = chosen === undefined ? (clean?.run.id ?? null) : chosen;
  useEffect(() => {
    const run = wanted === clean?.run.id ? clean?.run : choices.find(({ id }) => id === wanted);
    if (run === undefined || loaded?.id === run.id) return;
    const without = clean?.attackers === 'removed' ? 'without attackers' : 'with honest trainers instead of attackers';
    void attempt('The other run could not be loaded', async () => {
      const frames = await allFrames(commands, run.id, run.tick);
      const label = run.id === clean?.run.id ? `The same ${without} (${runName(run)})` : seedWords(run);
      setLoaded({ id: run.id, label, frames });
    });
  }, [wanted, clean, choices, loaded, commands, attempt]);
  return { choices, choose, shown: wanted !== null && loaded?.id === wanted ? loaded : null };
}

/** The open run with nobody attacking, where it was run; looked for again whenever a run ends. */
function useCleanRun(): CommandResults['findCleanRun'] {
  const { commands, attempt } = useSession();
  const runId = useApp(({ openRun }) => openRun?.id ?? null);
  const ended = useApp(({ runs }) => (runs ?? []).filter(({ state }) => state === 'finished').length);
  const connected = useApp(({ connection }) => connection.status === 'open');
  const [found, setFound] = useState<{ readonly runId: string; readonly clean: CommandResults['findCleanRun'] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that ended may be the one that was missing
  useEffect(() => {
    if (runId === null || !connected) return;
    let gone = false;
    void attempt('The run without attackers could not be looked for', async () => {
      const clean = await commands.findCleanRun({ runId });
      if (!gone) setFound({ runId, clean });
    });
    return () => {
      gone = true;
    };
  }, [runId, ended, connected, commands, attempt]);
  return found?.runId === runId ? found.clean : null;
}

function seedWords(run: RunSummary): string {
  const changes = run.origin?.changes.length ? `: ${changesOf(run)}` : '';
  return `${runName(run)}, seed ${run.seed}${changes}`;
}
