import { useEffect, useSyncExternalStore } from 'react';
import type { RehearsalFileKind } from '../../../draft/rehearsal-file.js';
import { followFiles, takeFile, waitingFiles } from '../../../session/brought-files.js';

/**
 * Takes files of a kind that were dropped, one after another, whenever nothing else is in hand.
 * @returns those that wait behind it
 */
export function useBroughtFiles(
  kind: RehearsalFileKind,
  free: boolean,
  take: (file: File) => unknown,
): readonly File[] {
  const waiting = useSyncExternalStore(followFiles, () => waitingFiles(kind));
  useEffect(() => {
    if (!free || waiting.length === 0) return;
    const file = takeFile(kind);
    if (file !== undefined) void take(file);
  });
  return waiting;
}
