import { expect, it } from 'vitest';
import { attackerName, attackers } from './attacks.js';

it.each([
  ['signFlip', 1, '1 sign flipper'],
  ['signFlip', 2, '2 sign flippers'],
  ['sybilClones', 1, '1 Sybil clone'],
  ['sybilClones', 5, '5 Sybil clones'],
  ['backdoor', 1, '1 backdoor planter'],
])('says %s × %i as "%s"', (attack, number, words) => {
  expect(attackers(attack, number)).toBe(words);
});

it('leaves an attack that it has never heard of as it is', () => {
  expect(attackerName('newAttack')).toBe('newAttack');
});
