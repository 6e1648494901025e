import { type Federation, federationSchema, type Partition } from '../../scenario/index.js';
import type { AttackMatrixPlan } from './attack-matrix.js';

const CLIENTS = 20;
const ATTACKERS = 6;
/** What the rules are told: the true share of attackers, or the most that they can take. */
const SHARE = (100 * ATTACKERS) / CLIENTS;

const ATTACKS: AttackMatrixPlan['attacks'] = [
  { name: 'label flip', attackers: ATTACKERS, attack: { kind: 'labelFlip' } },
  { name: 'sign flip × 3', attackers: ATTACKERS, attack: { kind: 'signFlip', scale: 3 } },
  { name: 'Gaussian, σ = 0.5', attackers: ATTACKERS, attack: { kind: 'gaussian', deviation: 0.5 } },
  { name: 'scaling × 50', attackers: ATTACKERS, attack: { kind: 'scaling', factor: 50 } },
  { name: 'inner product, ε = 3', attackers: ATTACKERS, attack: { kind: 'innerProduct', epsilon: 3 } },
  { name: 'inner product, ε = 0.5', attackers: ATTACKERS, attack: { kind: 'innerProduct', epsilon: 0.5 } },
  {
    name: 'backdoor × 20, one attacker',
    attackers: 1,
    attack: { kind: 'backdoor', targetLabel: 0, triggerSide: 3, poisonedPercent: 50, boost: CLIENTS },
  },
  {
    name: 'backdoor',
    attackers: ATTACKERS,
    attack: { kind: 'backdoor', targetLabel: 0, triggerSide: 3, poisonedPercent: 50, boost: 1 },
  },
  { name: 'Sybil clones', attackers: ATTACKERS, attack: { kind: 'sybilClones', deviation: 0 } },
  { name: 'free riders', attackers: ATTACKERS, attack: { kind: 'randomWeights', deviation: 0.001 } },
];

const DEFENCES: AttackMatrixPlan['defences'] = [
  { name: 'FedAvg', aggregation: { rule: 'fedAvg' } },
  { name: 'median', aggregation: { rule: 'median' } },
  { name: 'trimmed mean', aggregation: { rule: 'trimmedMean', trimPercent: SHARE } },
  { name: 'Krum', aggregation: { rule: 'krum', byzantinePercent: SHARE } },
  { name: 'Multi-Krum', aggregation: { rule: 'multiKrum', byzantinePercent: SHARE } },
  { name: 'Bulyan', aggregation: { rule: 'bulyan', byzantinePercent: 20 } },
  { name: 'norm clipping', aggregation: { rule: 'normClipping' } },
  { name: 'FLTrust', aggregation: { rule: 'flTrust', rootExamples: 100 } },
];

/**
 * The matrix that the handbook shows: 6 attackers among 20 clients who train a softmax on 2,000 digits for 15 rounds. Small
 * enough for a coffee break; Bulyan is told of 4 attackers, the most that it can take among 20.
 */
export function standardAttackMatrix(partition: Partition, seeds: readonly number[]): AttackMatrixPlan {
  return { attacks: ATTACKS, defences: DEFENCES, base: baseStudy(partition), seeds };
}

function baseStudy(partition: Partition): Federation {
  return federationSchema.parse({
    format: 'folkmoot-federation/1',
    name: 'attack-matrix',
    title: 'Attacks against defences',
    rounds: 15,
    clients: CLIENTS,
    learning: {
      trainExamples: 2_000,
      heldOutExamples: 500,
      testExamples: 1_000,
      partition,
      localEpochs: 1,
      batchSize: 10,
    },
  });
}
