import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useApp, useSession } from '../app/session-context.js';
import { transport } from '../session/transport.js';
import type { Theme } from '../state/preferences.js';
import { archetypeName } from '../words/parties.js';

const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];

/** Everything one can find or do, by typing a part of its name. */
export function Palette({ onShortcuts }: { onShortcuts(): void }) {
  const session = useSession();
  const scenarios = useApp((state) => state.scenarios);
  const runs = useApp((state) => state.runs);
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const hasRun = useApp(({ openRun }) => openRun !== null);

  const groups = useMemo(() => {
    const { store } = session;
    const controls = transport(session);
    const { show, prefer, look } = store.getState();
    const action = (label: string, onClick: () => void, description?: string): SpotlightActionData => ({
      id: label,
      label,
      onClick,
      ...(description === undefined ? {} : { description }),
    });
    return [
      {
        group: 'Run',
        actions: hasRun
          ? [
              action('Play or pause', controls.toggle, 'Space'),
              action('One tick forward', controls.step, '→'),
              action('One tick back', controls.back, '←'),
              action('Follow the newest tick', controls.live, 'L'),
              action('Stop the run', controls.stop, 'S'),
              action('Show the whole time axis', () => look({ window: null }), 'Z'),
            ]
          : [],
      },
      {
        group: 'Start',
        actions: (scenarios ?? []).map(({ name, title, summary }) =>
          action(`Start ${name}`, () => void session.runs.start(name, {}), `${title}. ${summary.slice(0, 80)}`),
        ),
      },
      {
        group: 'Open',
        actions: (runs ?? []).slice(0, 30).map(({ id, title, seed, state }) => ({
          ...action(`Open ${id}`, () => session.runs.open(id), `${title}, seed ${seed}, ${state}`),
        })),
      },
      {
        group: 'Agents',
        actions: (agents ?? []).map(({ agent, archetype }) =>
          action(
            agent,
            () => {
              show('run');
              look({ selection: { kind: 'agent', agent } });
            },
            archetypeName(archetype),
          ),
        ),
      },
      {
        group: 'Window',
        actions: [
          action('Go to Scenarios', () => show('scenarios'), '1'),
          action('Go to Run', () => show('run'), '2'),
          action('Go to Settings', () => show('settings'), '3'),
          ...themes.map((theme) => action(`Theme: ${theme}`, () => prefer({ theme }))),
          action('Show all keys', onShortcuts, '?'),
        ],
      },
    ].filter(({ actions }) => actions.length > 0);
  }, [session, scenarios, runs, agents, hasRun, onShortcuts]);

  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      limit={40}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="Nothing by that name."
      searchProps={{
        leftSection: <Search size={18} />,
        placeholder: 'Find an agent, a run, or something to do',
        'aria-label': 'Find or do',
      }}
    />
  );
}
