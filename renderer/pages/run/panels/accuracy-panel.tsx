import { Menu, UnstyledButton } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Frame } from '../../../../simulations/api/contract/index.js';
import { useApp, useSession } from '../../../app/session-context.js';
import { useFrames, useMoment, useTimeAxis } from '../../../app/use-frames.js';
import { accuracyModel } from '../../../charts/models/accuracy.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { usePanel } from '../../../panels/panel-grid.js';
import { PanelMenuItems } from '../../../panels/panel-menu.js';
import { Term } from '../../../parts/term.js';
import { percent } from '../../../words/number-format.js';
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
            {percent(newest.accuracy)}
          </UnstyledButton>
        )
      }
      menu={
        <>
          {reference.choices.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Label>Hold against another run</Menu.Label>
              {reference.choices.map(({ id, title, seed }) => (
                <Menu.Item key={id} onClick={() => reference.choose(id)}>
                  {title}, seed {seed}
                </Menu.Item>
              ))}
              {reference.shown && <Menu.Item onClick={() => reference.choose(null)}>None</Menu.Item>}
            </>
          )}
          <PanelMenuItems />
        </>
      }
      {...{ model, from, to }}
    />
  );
}

/** Another run to hold this one against: by itself the newest finished `plain` run of the same seed. */
function useReference() {
  const { commands, attempt } = useSession();
  const openId = useApp(({ openRun }) => openRun?.id ?? null);
  const seed = useApp(({ openRun }) => openRun?.detail?.seed ?? null);
  const scenario = useApp(({ openRun }) => openRun?.detail?.scenario ?? null);
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
  const clean =
    scenario === 'plain' ? undefined : choices.find((run) => run.scenario === 'plain' && run.seed === seed)?.id;
  const wanted = chosen === undefined ? (clean ?? null) : chosen;
  useEffect(() => {
    const run = choices.find(({ id }) => id === wanted);
    if (run === undefined || loaded?.id === run.id) return;
    void attempt('The other run could not be loaded', async () =>
      setLoaded({
        id: run.id,
        label: run.scenario === 'plain' ? 'Without attackers' : `${run.scenario}, seed ${run.seed}`,
        frames: await commands.getFrames({ runId: run.id, from: 0, to: Math.min(run.tick, 999) }),
      }),
    );
  }, [wanted, choices, loaded, commands, attempt]);
  return { choices, choose, shown: wanted !== null && loaded?.id === wanted ? loaded : null };
}
