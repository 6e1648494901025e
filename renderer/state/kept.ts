/** Something kept on this machine between visits, as JSON. What cannot be read counts as absent. */
export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`folkmoot.${key}`);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keeps a value; where there is no room or no permission, the window works on without. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`folkmoot.${key}`, JSON.stringify(value));
  } catch {
    // Private windows may refuse; nothing that matters is kept here.
  }
}
