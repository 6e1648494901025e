import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useState } from 'react';
import { measureTypeScale } from '../charts/type-scale.js';
import { projectorVariables } from '../theme/mantine-theme.js';
import { setNumberStyle } from '../words/number-format.js';
import { useApp } from './session-context.js';

/** Puts the chosen theme, motion and numbers into force. Answers with the size of type, which charts are drawn by. */
export function useAppearance(): number {
  const { theme, motion, numbers } = useApp(({ preferences }) => preferences);
  const { setColorScheme } = useMantineColorScheme();
  const presenting = useApp((state) => state.presenting !== null);
  const [scale, setScale] = useState(1);
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');
  setNumberStyle(numbers);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.look = theme;
    if (presenting) root.dataset.present = '';
    else delete root.dataset.present;
    const measure = () => setScale(measureTypeScale());
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [theme, presenting]);

  useEffect(() => {
    setColorScheme(theme === 'system' ? 'auto' : theme === 'dark' ? 'dark' : 'light');
    const root = document.documentElement;
    for (const [name, value] of Object.entries(projectorVariables)) {
      if (theme === 'projector') root.style.setProperty(name, value);
      else root.style.removeProperty(name);
    }
  }, [theme, setColorScheme]);

  useEffect(() => {
    document.documentElement.dataset.motion =
      motion === 'reduced' || (motion === 'system' && calm) ? 'reduced' : 'full';
  }, [motion, calm]);
  return scale;
}

/** Whether the window is dark at the moment, whoever decided it. */
export function useIsDark(): boolean {
  return useComputedColorScheme('light') === 'dark';
}
