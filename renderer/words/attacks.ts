interface AttackName {
  readonly one: string;
  readonly many: string;
}

const names: Readonly<Record<string, AttackName>> = {
  labelFlip: { one: 'Label flipper', many: 'label flippers' },
  signFlip: { one: 'Sign flipper', many: 'sign flippers' },
  gaussian: { one: 'Noise sender', many: 'noise senders' },
  scaling: { one: 'Scaler', many: 'scalers' },
  backdoor: { one: 'Backdoor planter', many: 'backdoor planters' },
  innerProduct: { one: 'Inner-product manipulator', many: 'inner-product manipulators' },
  randomWeights: { one: 'Free-rider sending noise', many: 'free-riders sending noise' },
  resubmittedDelta: { one: 'Free-rider resending', many: 'free-riders resending' },
  deltaPlusNoise: { one: 'Free-rider resending with noise', many: 'free-riders resending with noise' },
  honestThenLazy: { one: 'Free-rider in waiting', many: 'free-riders in waiting' },
  sybilClones: { one: 'Sybil clone', many: 'Sybil clones' },
  lateDefection: { one: 'Late defector', many: 'late defectors' },
};

/** What a client with this attack is called. */
export function attackerName(attack: string): string {
  return names[attack]?.one ?? attack;
}

/** So many attackers of a kind, in words: `2 sign flippers`. */
export function attackers(attack: string, number: number): string {
  const { one, many } = names[attack] ?? { one: attack, many: attack };
  return `${number} ${number === 1 ? one.charAt(0).toLowerCase() + one.slice(1) : many}`.replace('sybil', 'Sybil');
}
