import { useLayoutEffect, useRef } from 'react';
import type { RehearsalSection } from '../../routes/rehearsal-section.js';

/** A section that is gone to begins at its top; the first one stays where the page was left. */
export function useSectionTop(section: RehearsalSection): void {
  const shown = useRef(section);
  useLayoutEffect(() => {
    if (shown.current === section) return;
    shown.current = section;
    document.getElementById('stage')?.scrollTo(0, 0);
  }, [section]);
}
