/** A colour in both themes. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * One hue a family of parties, in every chart and every theme: trainers blue, validators violet, stakers amber, all who
 * hold and vote indigo, those who mean harm red-orange. Members of a family differ in lightness, the first shade being
 * the strongest, and where there are many, the later ones lean to a neighbouring hue; those who mean harm carry a pattern
 * as well. Families stand in the order in which charts stack them.
 */
export const familyColours = {
  trainers: [
    { light: '#2a6fbb', dark: '#6aaaf0' },
    { light: '#1b4f8f', dark: '#a3caf6' },
    { light: '#4a8bd0', dark: '#5592dc' },
    { light: '#123a6b', dark: '#c9e0fb' },
    { light: '#5b7fa8', dark: '#8fb2d8' },
    { light: '#176490', dark: '#3179a6' },
    { light: '#304750', dark: '#608e9f' },
  ],
  attackers: [
    { light: '#d9702a', dark: '#f3a768' },
    { light: '#c4491d', dark: '#f08152' },
    { light: '#a82a1c', dark: '#ee6a55' },
    { light: '#d4380d', dark: '#ff8157' },
    { light: '#8c2f12', dark: '#f7b08d' },
  ],
  dataOwners: [
    { light: '#2f7d32', dark: '#6cc070' },
    { light: '#1e5721', dark: '#a4dca6' },
    { light: '#4b964e', dark: '#4f9e55' },
    { light: '#123b15', dark: '#c9eccb' },
    { light: '#6b8a4a', dark: '#a3c080' },
  ],
  providers: [
    { light: '#0c7f86', dark: '#3fbcc4' },
    { light: '#075a60', dark: '#8adde2' },
    { light: '#2a959c', dark: '#2f9fa7' },
    { light: '#043c40', dark: '#bdeff2' },
    { light: '#4f8589', dark: '#86b9bd' },
  ],
  validators: [
    { light: '#7a49c2', dark: '#b898f5' },
    { light: '#56308f', dark: '#d3c0fa' },
    { light: '#9a6fdb', dark: '#9a78e0' },
    { light: '#3c1f6b', dark: '#e6dcfd' },
    { light: '#8a6ca8', dark: '#b7a0d0' },
  ],
  stakers: [
    { light: '#a06f00', dark: '#e3b341' },
    { light: '#7a5400', dark: '#f3d58a' },
    { light: '#b5830a', dark: '#c8962a' },
    { light: '#553a00', dark: '#f9e8bd' },
    { light: '#8f7a45', dark: '#c9b684' },
  ],
  market: [
    { light: '#4f6b85', dark: '#8fabc6' },
    { light: '#364c61', dark: '#b9cde0' },
    { light: '#6d8aa5', dark: '#7391ae' },
    { light: '#22323f', dark: '#d9e5f0' },
    { light: '#876b94', dark: '#81658e' },
    { light: '#276b5f', dark: '#3e7f73' },
    { light: '#4b3156', dark: '#ccadda' },
    { light: '#644970', dark: '#9c80aa' },
    { light: '#1a463e', dark: '#98c6bc' },
    { light: '#568178', dark: '#73a096' },
    { light: '#8d6a77', dark: '#b08c99' },
  ],
  voters: [
    { light: '#4454b8', dark: '#97a3f5' },
    { light: '#323e92', dark: '#b9c2fb' },
    { light: '#1e2768', dark: '#d5dafd' },
    { light: '#7480d0', dark: '#7c88e8' },
    { light: '#615486', dark: '#75689c' },
    { light: '#7862cd', dark: '#735cc7' },
    { light: '#432b74', dark: '#8973c3' },
    { light: '#6744ac', dark: '#a787f6' },
    { light: '#344270', dark: '#7081b4' },
  ],
  treasury: [
    { light: '#875728', dark: '#c99a6b' },
    { light: '#603c19', dark: '#e2c3a2' },
    { light: '#a8743f', dark: '#b07f4e' },
    { light: '#402711', dark: '#f0dfcc' },
    { light: '#8c7460', dark: '#bba48f' },
  ],
  neutral: [
    { light: '#858aa8', dark: '#8f95b5' },
    { light: '#68727d', dark: '#97a1ac' },
    { light: '#4b525a', dark: '#858e98' },
    { light: '#7d7468', dark: '#aba296' },
    { light: '#343a40', dark: '#b9c0c7' },
  ],
} as const satisfies Record<string, readonly ThemedColour[]>;

export type Family = keyof typeof familyColours;

const families: readonly string[] = Object.keys(familyColours);

/** Colours that carry a meaning instead of a role. */
export const meaningColours = {
  for: { light: '#0c8073', dark: '#43c2b1' },
  against: { light: '#cb4718', dark: '#f58259' },
  abstain: { light: '#78818a', dark: '#959fa9' },
  accuracy: { light: '#1d5fa8', dark: '#79b6f7' },
  target: { light: '#4b525a', dark: '#aab3bd' },
  good: { light: '#0c8073', dark: '#43c2b1' },
  bad: { light: '#b3341d', dark: '#f4775f' },
  caution: { light: '#946300', dark: '#e3b341' },
} as const satisfies Record<string, ThemedColour>;

/** Ends and middle of a scale with two directions, and the ink on its ends: told apart with colour-blindness, too. */
export const divergingColours = {
  'diverging-minus': { light: '#1f63a8', dark: '#5aa2ea' },
  'diverging-zero': { light: '#f2f1ec', dark: '#262b31' },
  'diverging-plus': { light: '#b55a00', dark: '#f0a04b' },
  'on-diverging': { light: '#ffffff', dark: '#13161a' },
} as const satisfies Record<string, ThemedColour>;

/** What the colours lie on. */
export const surfaces = { light: '#ffffff', dark: '#1b1f24' } as const;

/** The CSS colour of a family's shade; shades beyond the last begin anew, a family nobody has heard of is grey. */
export function familyColour(family: string, shade = 0): string {
  const known: Family = isFamily(family) ? family : 'neutral';
  return `var(${familyVariable(known, shade % familyColours[known].length)})`;
}

/** The CSS variable that holds a family's shade. */
export function familyVariable(family: string, shade: number): string {
  return `--${family}-${shade}`;
}

/** Where a family stands among all; those that nobody has heard of come last. */
export function familyRank(family: string): number {
  const place = families.indexOf(family);
  return place < 0 ? families.length : place;
}

function isFamily(family: string): family is Family {
  return Object.hasOwn(familyColours, family);
}

export function meaningColour(meaning: keyof typeof meaningColours): string {
  return `var(--meaning-${meaning})`;
}
