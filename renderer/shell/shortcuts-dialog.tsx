import { Modal } from '@mantine/core';
import classes from './shell.module.css';

/** Every key the window listens to, for the dialog that lists them. */
const shortcuts = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['→'], does: 'One tick, or one round, forward' },
  { keys: ['←'], does: 'One tick, or one round, back' },
  { keys: ['Home'], does: 'To the first tick or round' },
  { keys: ['L'], does: 'Follow the newest tick or round' },
  { keys: ['S'], does: 'Stop the run' },
  { keys: ['Z'], does: 'Show the whole time axis' },
  { keys: ['P'], does: 'Present: the two main pictures alone, all keys live; again to leave' },
  { keys: ['F'], does: 'Present the panel with the focus' },
  {
    keys: ['G', 'O', 'E', 'L', 'V', 'A', 'M'],
    does: 'Another lens of the run: G, then Overview, Economy, Learning, Votes (Governance), Agents or Map',
  },
  { keys: ['/'], does: 'Search the agents or the clients' },
  { keys: ['Ctrl', 'K'], does: 'Find or do anything' },
  { keys: ['1', '2', '3', '4', '5'], does: 'Home, Run, Compare, Rehearse, Settings' },
  { keys: ['Ctrl', 'Z'], does: 'Undo in a scenario, a federation or a rehearsal; with Shift, do it again' },
  { keys: ['T'], does: 'Switch the theme' },
  { keys: ['Esc'], does: 'Close the inspector' },
  { keys: ['?'], does: 'This list' },
] as const;

/** All keys at a glance. */
export function ShortcutsDialog({ opened, close }: { readonly opened: boolean; close(): void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keys">
      <dl className={classes.shortcuts}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
