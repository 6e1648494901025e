import type { RehearsalFileKind } from '../draft/rehearsal-file.js';

type Take = (file: File) => void;

/** Files on their way to the part of the page that takes their kind, and the parts that are on show. */
const waiting = new Map<RehearsalFileKind, File>();
const takers = new Map<RehearsalFileKind, Take>();

/** Hands a file to the part that takes its kind: at once, or as soon as that part is on show. */
export function bringFile(kind: RehearsalFileKind, file: File): void {
  const take = takers.get(kind);
  if (take === undefined) waiting.set(kind, file);
  else take(file);
}

/** Takes files of a kind while it is on show. Returns the function that ends it. */
export function takeFiles(kind: RehearsalFileKind, take: Take): () => void {
  takers.set(kind, take);
  const file = waiting.get(kind);
  waiting.delete(kind);
  if (file !== undefined) take(file);
  return () => {
    if (takers.get(kind) === take) takers.delete(kind);
  };
}
