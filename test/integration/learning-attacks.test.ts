import { beforeAll, describe, expect, it } from 'vitest';
import { type MatrixCell, runAttackMatrix } from '../../simulations/learning/federation/attack-matrix.js';
import { standardAttackMatrix } from '../../simulations/learning/federation/standard-attack-matrix.js';
import { runFederation } from '../../simulations/learning/index.js';
import { type Federation, federationSchema, type Partition } from '../../simulations/scenario/index.js';

/** Runs the rows and columns named of the standard matrix: 6 attackers (30 %) among 20 clients, MNIST, softmax. */
async function matrix(partition: Partition, attacks: readonly string[], defences: readonly string[]) {
  const whole = standardAttackMatrix(partition, [1]);
  const cells = await runAttackMatrix({
    ...whole,
    attacks: whole.attacks.filter(({ name }) => attacks.includes(name)),
    defences: whole.defences.filter(({ name }) => defences.includes(name)),
  });
  expect(cells).toHaveLength((attacks.length + 1) * defences.length);
  return (attack: string | null, defence: string): MatrixCell => {
    const cell = cells.find((one) => one.attack === attack && one.defence === defence);
    if (!cell) throw new Error(`${attack} against ${defence} was not run`);
    return cell;
  };
}

const SIGN_FLIP = 'sign flip × 3';
const ONE_BACKDOOR = 'backdoor × 20, one attacker';
const POINT = 0.01;

describe('attacks on shards that are alike (IID MNIST, 30 % attackers)', () => {
  let at: Awaited<ReturnType<typeof matrix>>;
  beforeAll(async () => {
    const attacks = ['label flip', SIGN_FLIP, 'Gaussian, σ = 0.5', 'scaling × 50', ONE_BACKDOOR];
    const defences = ['FedAvg', 'median', 'trimmed mean', 'Multi-Krum', 'norm clipping', 'FLTrust'];
    at = await matrix({ kind: 'iid' }, attacks, defences);
  });

  it('let a plain mean lose ten points and more to sign flippers, noise and shouting, not without an attack', () => {
    expect(at(null, 'FedAvg').accuracy).toBeGreaterThan(0.8);
    for (const attack of [SIGN_FLIP, 'Gaussian, σ = 0.5']) {
      expect(at(attack, 'FedAvg').drop, attack).toBeGreaterThan(10 * POINT);
    }
    expect(at('scaling × 50', 'FedAvg').drop).toBeGreaterThan(5 * POINT);
  });

  it.each(['label flip', SIGN_FLIP, 'Gaussian, σ = 0.5', 'scaling × 50'])(
    'leave rules that leave outliers out within three points of a clean mean: %s',
    (attack) => {
      const clean = at(null, 'FedAvg').accuracy;
      for (const defence of ['Multi-Krum', 'FLTrust']) {
        expect(clean - at(attack, defence).accuracy, defence).toBeLessThanOrEqual(3 * POINT);
      }
      for (const defence of ['median', 'trimmed mean']) {
        expect(clean - at(attack, defence).accuracy, defence).toBeLessThanOrEqual(5 * POINT);
      }
    },
  );

  it('open a back door in a plain mean that accuracy does not show', () => {
    expect(at(ONE_BACKDOOR, 'FedAvg').backdoorSuccess).toBeGreaterThan(0.8);
    expect(at(ONE_BACKDOOR, 'FedAvg').drop).toBeLessThan(6 * POINT);
  });

  it.each(['median', 'trimmed mean', 'Multi-Krum', 'norm clipping', 'FLTrust'])(
    'are kept from opening one with a boosted update by %s',
    (defence) => {
      expect(at(ONE_BACKDOOR, defence).backdoorSuccess).toBeLessThan(0.1);
    },
  );

  it('by label flipping get past norm clipping, which looks at length alone, further than past a rule that looks at all', () => {
    expect(at('label flip', 'norm clipping').accuracy).toBeLessThan(at('label flip', 'Multi-Krum').accuracy);
    expect(at('label flip', 'norm clipping').accuracy).toBeLessThan(at('label flip', 'FLTrust').accuracy);
  });
});

describe('attacks on shards of two labels (non-IID MNIST, 30 % attackers)', () => {
  let at: Awaited<ReturnType<typeof matrix>>;
  beforeAll(async () => {
    at = await matrix(
      { kind: 'labelShards', shardsPerTrainer: 2 },
      [SIGN_FLIP],
      ['FedAvg', 'median', 'Krum', 'FLTrust'],
    );
  });

  it('find Krum helpless even before they come, for it follows one client of two labels', () => {
    expect(at(null, 'Krum').accuracy).toBeLessThan(0.5);
    expect(at(null, 'Krum').accuracy).toBeLessThan(at(null, 'FedAvg').accuracy - 30 * POINT);
  });

  it('find the median weak, for honest clients are outliers to each other', () => {
    expect(at(null, 'median').accuracy).toBeLessThan(at(null, 'FedAvg').accuracy - 5 * POINT);
    expect(at(SIGN_FLIP, 'median').accuracy).toBeLessThan(at(SIGN_FLIP, 'FLTrust').accuracy - 20 * POINT);
  });

  it('are held off by a trusted root, at a price', () => {
    expect(at(SIGN_FLIP, 'FLTrust').accuracy).toBeGreaterThan(0.65);
    expect(at(SIGN_FLIP, 'FedAvg').accuracy).toBeLessThan(0.5);
  });
});

it('thirty label flippers in a hundred cost a plain mean ten points where clients train long, and Multi-Krum hardly any', {
  timeout: 120_000,
}, async () => {
  const final = async (flippers: number, aggregation: Federation['learning']['aggregation']) => {
    const federation = federationSchema.parse({
      format: 'folkmoot-federation/1',
      name: 'label-flippers',
      title: 'Label flippers',
      clients: 20,
      rounds: 15,
      adversaries: flippers === 0 ? [] : [{ count: flippers, attack: { kind: 'labelFlip' } }],
      learning: {
        trainExamples: 1_000,
        heldOutExamples: 100,
        testExamples: 1_000,
        batchSize: 10,
        localEpochs: 10,
        learningRate: 0.5,
        aggregation,
        backend: 'wasm',
      },
    });
    return (await runFederation(federation)).accuracy.final;
  };
  const clean = await final(0, { rule: 'fedAvg' });
  expect(clean).toBeGreaterThan(0.8);
  expect(clean - (await final(6, { rule: 'fedAvg' }))).toBeGreaterThan(10 * POINT);
  expect(clean - (await final(6, { rule: 'multiKrum', byzantinePercent: 30 }))).toBeLessThanOrEqual(3 * POINT);
});
