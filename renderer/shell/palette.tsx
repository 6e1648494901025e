import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp, useSession } from '../app/session-context.js';
import { useVocabulary } from '../app/use-vocabulary.js';
import { firstDao } from '../draft/first-dao.js';
import { showDone } from '../session/notices.js';
import { togglePresent } from '../session/present.js';
import { transport } from '../session/transport.js';
import type { Theme } from '../state/preferences.js';
import { shownRunOf } from '../state/run-selectors.js';
import { glossary } from '../words/glossary.js';

const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];

/** Everything one can find or do, by typing a part of its name. */
export function Palette({ onShortcuts }: { onShortcuts(): void }) {
  const session = useSession();
  const scenarios = useApp((state) => state.scenarios);
  const runs = useApp(
    // As words, so that a run's every tick does not make the list anew.
    useShallow(({ runs: all }) =>
      (all ?? []).slice(0, 30).map(({ id, title, seed, state }) => `${id}\n${title}, seed ${seed}, ${state}`),
    ),
  );
  const cards = useApp((state) => state.federationCards);
  const federations = useApp(
    useShallow(({ federations: all }) =>
      (all ?? []).slice(0, 30).map(({ id, title, seed, state }) => `${id}\n${title}, seed ${seed}, ${state}`),
    ),
  );
  const daos = useApp((state) => state.daos);
  const rehearsals = useApp((state) => state.rehearsals);
  const agents = useApp(({ openRun }) => openRun?.detail?.agents);
  const vocabulary = useVocabulary();
  const hasRun = useApp((state) => shownRunOf(state) !== null);

  const groups = useMemo(() => {
    const { store } = session;
    const controls = transport(session);
    const { show, prefer, look } = store.getState();
    const action = (label: string, onClick: () => void, description?: string, key?: string): SpotlightActionData => ({
      id: label,
      label,
      onClick,
      ...(description === undefined ? {} : { description }),
      ...(key === undefined ? {} : { rightSection: <kbd>{key}</kbd> }),
    });
    return [
      {
        group: 'Run',
        actions: hasRun
          ? [
              action('Play or pause', controls.toggle, undefined, 'Space'),
              action('One tick or round forward', controls.step, undefined, '→'),
              action('One tick or round back', controls.back, undefined, '←'),
              action('Follow the newest tick or round', controls.live, undefined, 'L'),
              action('Stop the run', controls.stop, undefined, 'S'),
              action('Present', () => togglePresent(store), 'The main pictures alone, for a room', 'P'),
              action('Show the whole time axis', () => look({ window: null }), undefined, 'Z'),
            ]
          : [],
      },
      {
        group: 'Start',
        actions: (scenarios ?? []).map(({ name, title }) =>
          action(`Start ${name}`, () => void session.runs.start(name, {}), title),
        ),
      },
      {
        group: 'Change a scenario',
        actions: (scenarios ?? []).map(({ name, title }) =>
          action(`Change ${name}`, () => void session.scenarios.change(name), title),
        ),
      },
      {
        group: 'Start a federation',
        actions: [
          action('New federation', () => show('new-federation'), 'Your own data, clients and rules'),
          ...(cards ?? []).map(({ name, title }) =>
            action(`Start ${name}`, () => void session.federations.start(name, {}), title),
          ),
        ],
      },
      {
        group: 'Rehearse a proposal',
        actions: [
          action(
            'Bring your own DAO',
            () => void session.rehearsals.begin({ ...firstDao }, 'dao'),
            'Its rules, holders and past votes',
          ),
          action('Watch an open vote', () => show('watch'), 'Its chance by the votes so far'),
          action('Count a poll', () => show('poll'), 'An off-chain poll with its votes'),
          ...(daos ?? []).map(({ name, title }) =>
            action(`Rehearse in ${title}`, () => void session.rehearsals.begin(name), name),
          ),
          ...(rehearsals ?? [])
            .slice(0, 30)
            .map(({ id, title, proposal }) =>
              action(`Open ${id}`, () => session.rehearsals.open(id), `${proposal ?? 'no title'}, ${title}`),
            ),
        ],
      },
      {
        group: 'Open',
        actions: [
          ...runs.map((words) => {
            const [id = '', description] = words.split('\n');
            return action(`Open ${id}`, () => session.runs.open(id), description);
          }),
          ...federations.map((words) => {
            const [id = '', description] = words.split('\n');
            return action(`Open ${id}`, () => session.runs.open(id), description);
          }),
        ],
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
            vocabulary.memberName(archetype),
          ),
        ),
      },
      {
        group: 'What a word means',
        actions: Object.values(glossary).map(({ term, meaning }) =>
          action(term, () => showDone(term, meaning), meaning),
        ),
      },
      {
        group: 'Window',
        actions: [
          action('Go to Home', () => show('scenarios'), undefined, '1'),
          action('Go to Run', () => show('run'), undefined, '2'),
          action('Go to Compare', () => show('compare'), undefined, '3'),
          action('Go to Rehearse', () => show('rehearse'), undefined, '4'),
          action('Go to Settings', () => show('settings'), undefined, '5'),
          ...themes.map((theme) => action(`Theme: ${theme}`, () => prefer({ theme }))),
          ...(session.admission === null
            ? []
            : [
                action(
                  'Let another browser in',
                  () => void session.admission?.invite(),
                  'An address that works once, on this machine',
                ),
              ]),
          action('Show all keys', onShortcuts, undefined, '?'),
        ],
      },
    ].filter(({ actions }) => actions.length > 0);
  }, [session, scenarios, cards, runs, federations, daos, rehearsals, agents, vocabulary, hasRun, onShortcuts]);

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
