/**
 * One colour a party of the token flow, in every chart and every theme. Hues follow the role's family: trainers
 * blue, validators violet, stakers amber, everybody who holds and votes indigo, treasury brown, those who harm
 * the model red-orange. Members of a family differ in lightness, and attackers carry a pattern as well.
 */
export interface RoleColour {
  readonly light: string;
  readonly dark: string;
}

export const roleColours = {
  honestTrainer: { light: '#2a6fbb', dark: '#6aaaf0' },
  freeRider: { light: '#d9702a', dark: '#f3a768' },
  labelFlipper: { light: '#c4491d', dark: '#f08152' },
  signFlipper: { light: '#a82a1c', dark: '#ee6a55' },
  adversary: { light: '#d4380d', dark: '#ff8157' },
  validator: { light: '#7a49c2', dark: '#b898f5' },
  staker: { light: '#a06f00', dark: '#e3b341' },
  informedVoter: { light: '#4454b8', dark: '#97a3f5' },
  delegate: { light: '#323e92', dark: '#b9c2fb' },
  delegator: { light: '#7480d0', dark: '#7c88e8' },
  whale: { light: '#1e2768', dark: '#d5dafd' },
  proposer: { light: '#5a66d8', dark: '#868ff2' },
  passiveHolder: { light: '#858aa8', dark: '#8f95b5' },
  community: { light: '#4f5cbd', dark: '#97a3f5' },
  treasury: { light: '#875728', dark: '#c99a6b' },
  trainerPool: { light: '#2a6fbb', dark: '#6aaaf0' },
  validatorPool: { light: '#7a49c2', dark: '#b898f5' },
  stakePool: { light: '#a06f00', dark: '#e3b341' },
  mint: { light: '#68727d', dark: '#97a1ac' },
  emission: { light: '#68727d', dark: '#97a1ac' },
  burn: { light: '#4b525a', dark: '#858e98' },
  other: { light: '#68727d', dark: '#97a1ac' },
} as const satisfies Record<string, RoleColour>;

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
} as const satisfies Record<string, RoleColour>;

/** Ends and middle of a scale with two directions, and the ink on its ends: told apart with colour-blindness, too. */
export const divergingColours = {
  'diverging-minus': { light: '#1f63a8', dark: '#5aa2ea' },
  'diverging-zero': { light: '#f2f1ec', dark: '#262b31' },
  'diverging-plus': { light: '#b55a00', dark: '#f0a04b' },
  'on-diverging': { light: '#ffffff', dark: '#13161a' },
} as const satisfies Record<string, RoleColour>;

/** What the colours lie on. */
export const surfaces = { light: '#ffffff', dark: '#1b1f24' } as const;

/** The CSS colour of a party; parties nobody has heard of are grey. */
export function roleColour(party: string): string {
  return party in roleColours ? `var(--role-${party})` : 'var(--role-other)';
}

export function meaningColour(meaning: keyof typeof meaningColours): string {
  return `var(--meaning-${meaning})`;
}
