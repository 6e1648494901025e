/** What the run page shows of a run at a time; the overview has the main things of all, the map all flows as a graph. */
export const lensNames = ['overview', 'economy', 'learning', 'governance', 'agents', 'map'] as const;
export type LensName = (typeof lensNames)[number];

export const isLens = (name: string | undefined): name is LensName => lensNames.some((one) => one === name);

/** The letter that follows G to get to each lens. */
export const lensKeys: Readonly<Record<string, LensName>> = {
  o: 'overview',
  e: 'economy',
  l: 'learning',
  v: 'governance',
  a: 'agents',
  m: 'map',
};
