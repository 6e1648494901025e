/** The sections of a rehearsal, in the order in which one goes through them. */
export const rehearsalSections = [
  'dao',
  'draft',
  'voters',
  'forecast',
  'execution',
  'what-if',
  'attacks',
  'report',
] as const;

export type RehearsalSection = (typeof rehearsalSections)[number];

/** Reads a section out of an address; `null` when there is no such section. */
export function parseSection(text: string | undefined): RehearsalSection | null {
  return rehearsalSections.find((section) => section === text) ?? null;
}
