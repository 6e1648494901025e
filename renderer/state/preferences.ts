import type { StateCreator } from 'zustand/vanilla';
import type { NumberStyle } from '../words/number-format.js';

export type Theme = 'system' | 'light' | 'dark' | 'projector';
export type Motion = 'system' | 'full' | 'reduced';

/** What a person chose about the window itself; kept on this machine. */
export interface Preferences {
  readonly theme: Theme;
  readonly motion: Motion;
  readonly numbers: NumberStyle;
  /** `null` = folded where the window is narrow or the type is large. */
  readonly railCollapsed: boolean | null;
}

export interface PreferencesSlice {
  readonly preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  motion: 'system',
  numbers: 'comma',
  railCollapsed: null,
};

export function preferencesSlice(stored: Partial<Preferences>): StateCreator<PreferencesSlice> {
  return (set) => ({
    preferences: { ...defaultPreferences, ...stored },
    prefer: (change) => set(({ preferences }) => ({ preferences: { ...preferences, ...change } })),
  });
}
