import { readFileSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';

interface WindowState extends Rectangle {
  readonly maximized: boolean;
}

const usual = { width: 1440, height: 900 };

function isState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Record<string, unknown>;
  const numbers = ['x', 'y', 'width', 'height'].every((key) => Number.isFinite(state[key]));
  return numbers && typeof state.maximized === 'boolean';
}

/** Whether at least a corner of the window can be grabbed on one of the screens there are now. */
function isVisible(state: WindowState): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        state.x < workArea.x + workArea.width - 50 &&
        state.x + state.width > workArea.x + 50 &&
        state.y >= workArea.y - 10 &&
        state.y < workArea.y + workArea.height - 50,
    );
}

/** Where the window was when it was last closed; the usual size when that is unknown or off the screens. */
export function readWindowState(file: string): Partial<WindowState> & { width: number; height: number } {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isState(state) && isVisible(state) ? state : usual;
  } catch {
    return usual;
  }
}

/** Writes the window's place down when it closes. */
export function rememberWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(state));
    } catch {
      // Not worth a message: the window opens at its usual place next time.
    }
  });
}
