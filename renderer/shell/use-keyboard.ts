import { useDisclosure } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../app/session-context.js';
import { lensKeys } from '../routes/lens.js';
import { endPresent, presentHero, togglePresent } from '../session/present.js';
import { transport } from '../session/transport.js';
import type { Page } from '../state/view.js';

/** So long a G waits for the letter of a lens (ms). */
const patience = 1_500;

const pages: Readonly<Record<string, Page>> = {
  1: 'scenarios',
  2: 'run',
  3: 'compare',
  4: 'rehearse',
  5: 'settings',
};
/** The window's keys. Keys that mean something to what has the focus are left to it. */
export function useKeyboard(): { readonly opened: boolean; open(): void; close(): void } {
  const session = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const controls = useMemo(() => transport(session), [session]);

  useEffect(() => {
    const { store } = session;
    let reached = false;
    let asked = Number.NEGATIVE_INFINITY;
    const travel = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Tab') return;
      reached = event instanceof KeyboardEvent;
    };
    const press = (event: KeyboardEvent) => {
      const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      const undo = undoing ? undoOf[store.getState().page] : undefined;
      if (undo !== undefined) {
        event.preventDefault();
        undo(event.shiftKey ? 'redo' : 'undo');
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (ownsKey(target, event.key, reached)) return;
      const { page: shown, presenting } = store.getState();
      const lens = event.timeStamp - asked < patience ? lensKeys[event.key] : undefined;
      asked = shown === 'run' && event.key === 'g' && lens === undefined ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (lens !== undefined && shown === 'run') {
        event.preventDefault();
        store.getState().look({ lens });
        return;
      }
      const page = presenting === null ? pages[event.key] : undefined;
      const does: (() => void) | undefined =
        page === undefined
          ? {
              ...keys,
              // What drives a run works where the run is on the screen.
              ...(shown === 'run' ? runKeys : {}),
              ...(presenting === null ? {} : presentKeys),
            }[event.key]
          : () => store.getState().show(page);
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    const undoOf: Partial<Record<Page, (way: 'undo' | 'redo') => void>> = {
      'new-federation': (way) => store.getState().draftDo({ do: way }),
      'edit-scenario': (way) => store.getState().scenarioDo({ do: way }),
      rehearse: (way) => store.getState().documentsDo({ do: way }),
    };
    const searchAgents = () => {
      // Drawn at once, so that the first letter typed after the key is in the search and does not steer the run.
      const find = (look: () => void) => {
        flushSync(look);
        return document.getElementById('agent-search');
      };
      const search = find(() => store.getState().show('run')) ?? find(() => store.getState().look({ lens: 'agents' }));
      search?.scrollIntoView({ block: 'center' });
      search?.focus();
    };
    const closeInspector = () => store.getState().look({ selection: null });
    const runKeys: Readonly<Record<string, () => void>> = {
      ' ': controls.toggle,
      ArrowRight: controls.step,
      ArrowLeft: controls.back,
      Home: controls.toStart,
      l: controls.live,
      s: controls.stop,
      z: () => store.getState().look({ window: null }),
      Escape: closeInspector,
      p: () => togglePresent(store),
    };
    const keys: Readonly<Record<string, () => void>> = {
      t: () => document.querySelector<HTMLElement>('[data-testid="theme-toggle"]')?.click(),
      '/': searchAgents,
      '?': open,
    };
    const leave = () => endPresent(store);
    const presentKeys: Readonly<Record<string, () => void>> = {
      Escape: leave,
      0: () => store.getState().present([]),
      1: () => presentHero(store, 0),
      2: () => presentHero(store, 1),
    };
    window.addEventListener('keydown', press);
    window.addEventListener('keydown', travel, true);
    window.addEventListener('pointerdown', travel, true);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keydown', travel, true);
      window.removeEventListener('pointerdown', travel, true);
    };
  }, [session, controls, open]);
  return { opened, open, close };
}

const textless = new Set(['radio', 'checkbox', 'range', 'button', 'submit', 'color', 'file']);
const surfaces = '[role="dialog"], [role="menu"], [role="listbox"]';
const pressing = 'button, a, summary, input, [role="button"], [role="tab"], [role="radio"], [role="option"]';
const sliding = 'input, [role="slider"], [role="tab"], [role="radio"], [role="grid"]';
/** Keys by which a list, a choice or a slider is moved about in. */
const moving = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Whether a key is meant for what has the focus, so that the window leaves it alone.
 * @param reached whether the focus got there by keyboard; `:focus-visible` also says so of a radio whose label was clicked
 */
function ownsKey(target: Element | null, key: string, reached: boolean): boolean {
  if (target === null) return false;
  if (target.closest(surfaces) !== null || target.closest('[contenteditable="true"], textarea') !== null) return true;
  const input = target.closest('input, select');
  const choosing = input !== null && (input.matches('select') || input.hasAttribute('readonly'));
  if (input !== null && !choosing && !textless.has(input.getAttribute('type') ?? 'text')) return true;
  // What was reached by keyboard is worked by keyboard; what was merely clicked does not hold the window's keys.
  const held = choosing || (reached && target.closest(pressing) !== null);
  if (key === ' ' || key === 'Enter') return held && target.closest(pressing) !== null;
  return moving.has(key) && (target.closest('[role="slider"]') !== null || (held && target.closest(sliding) !== null));
}
