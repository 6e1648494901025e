import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect } from 'react';
import { projectorVariables } from '../theme/mantine-theme.js';
import { setNumberStyle } from '../words/number-format.js';
import { useApp } from './session-context.js';

/** Puts the chosen theme, motion and numbers into force. */
export function useAppearance(): void {
  const { theme, motion, numbers } = useApp(({ preferences }) => preferences);
  const { setColorScheme } = useMantineColorScheme();
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  setNumberStyle(numbers);

  useEffect(() => {
    setColorScheme(theme === 'system' ? 'auto' : theme === 'dark' ? 'dark' : 'light');
    const root = document.documentElement;
    root.dataset.look = theme;
    for (const [name, value] of Object.entries(projectorVariables)) {
      if (theme === 'projector') root.style.setProperty(name, value);
      else root.style.removeProperty(name);
    }
  }, [theme, setColorScheme]);

  useEffect(() => {
    document.documentElement.dataset.motion =
      motion === 'reduced' || (motion === 'system' && calm) ? 'reduced' : 'full';
  }, [motion, calm]);
}

/** Whether the window is dark at the moment, whoever decided it. */
export function useIsDark(): boolean {
  return useComputedColorScheme('light') === 'dark';
}
