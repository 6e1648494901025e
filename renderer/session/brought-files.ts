import type { RehearsalFileKind } from '../draft/rehearsal-file.js';

/*
 * Files on their way to the part of the page that takes their kind. They wait there in the order in which they came: that
 * part is perhaps not on show, or has another one in hand that somebody has to say something to.
 */

const waiting = new Map<RehearsalFileKind, readonly File[]>();
const listeners = new Set<() => void>();
const none: readonly File[] = [];

function put(kind: RehearsalFileKind, files: readonly File[]): void {
  waiting.set(kind, files);
  for (const listener of [...listeners]) listener();
}

/** Puts a file behind those of its kind. */
export function bringFile(kind: RehearsalFileKind, file: File): void {
  put(kind, [...waitingFiles(kind), file]);
}

/** The files of a kind that nobody took yet: the same list as long as nothing changes. */
export function waitingFiles(kind: RehearsalFileKind): readonly File[] {
  return waiting.get(kind) ?? none;
}

/** Takes the first file of a kind. */
export function takeFile(kind: RehearsalFileKind): File | undefined {
  const [first, ...others] = waitingFiles(kind);
  if (first !== undefined) put(kind, others);
  return first;
}

/** Calls the listener whenever a file comes or is taken. Returns the function that ends it. */
export function followFiles(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
