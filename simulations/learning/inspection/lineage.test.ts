import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cidOf } from '../content/cid-of.js';
import type { Cid } from '../learning-service.js';
import { type Descent, Lineage } from './lineage.js';

const FED_AVG = { rule: 'fedAvg' } as const;
const first = (model: Cid): Descent => ({ model, parent: null, round: 0, updates: [], aggregation: null });
const made = (model: Cid, parent: Cid, round: number, update = `update of ${model}`): Descent => {
  return { model, parent, round, updates: [{ update, sampleCount: 10, shard: 0 }], aggregation: FED_AVG };
};

function grown(): Lineage {
  const lineage = new Lineage();
  for (const descent of [first('a'), made('b', 'a', 1), made('c', 'b', 2), made('d', 'b', 2)]) lineage.add(descent);
  return lineage;
}

describe('the lineage of models', () => {
  it('names the models that one goes back to, nearest first', () => {
    expect(grown().ancestors('d')).toEqual(['b', 'a']);
    expect(grown().ancestors('a')).toEqual([]);
  });

  it('names the models made from one, in order', () => {
    expect(grown().children('b')).toEqual(['c', 'd']);
    expect(grown().children('d')).toEqual([]);
  });

  it('says how a model came about', () => {
    expect(grown().descentOf('c')).toEqual(made('c', 'b', 2));
  });

  it('stays as it is after a round that changed nothing, and when a model turns up again', () => {
    const lineage = grown();
    lineage.add({ model: 'd', parent: 'd', round: 3, updates: [], aggregation: FED_AVG });
    lineage.add(made('a', 'd', 4));
    expect(lineage.ancestors('d')).toEqual(['b', 'a']);
    expect(lineage.children('d')).toEqual([]);
    expect(lineage.descentOf('a').round).toBe(0);
  });

  it('refuses a model whose parent is unknown, and questions about unknown models', async () => {
    const lineage = grown();
    const unknown = expect.objectContaining({ code: 'learning.modelUnknown', value: 'x' });
    expect(() => lineage.add(made('y', 'x', 1))).toThrowError(unknown);
    expect(() => lineage.ancestors('x')).toThrowError(unknown);
    expect(() => lineage.children('x')).toThrowError(unknown);
    await expect(lineage.verify('x', async () => 'x')).rejects.toMatchObject({ code: 'learning.modelUnknown' });
  });

  it('never goes in circles: a line of ancestors ends at a first model, and each is a child of the next', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 }), (steps) => {
        const lineage = new Lineage();
        lineage.add(first('0'));
        const known = new Set(['0']);
        for (const [parent, model] of steps) {
          if (!known.has(String(parent))) continue;
          lineage.add(made(String(model), String(parent), 1));
          known.add(String(model));
        }
        for (const model of known) {
          const line = [model, ...lineage.ancestors(model)];
          expect(line.at(-1)).toBe('0');
          line.slice(1).forEach((parent, i) => {
            expect(lineage.children(parent)).toContain(line[i]);
          });
        }
      }),
    );
  });
});

describe('checking a lineage', () => {
  /** A model here is the hash of its parent and what was combined into it. */
  const recompute = ({ parent, updates, aggregation }: Descent) =>
    cidOf(new TextEncoder().encode(JSON.stringify([parent, updates, aggregation])));

  async function honest(rounds: number): Promise<Descent[]> {
    const line = [first(await cidOf(new Uint8Array(4)))];
    for (let round = 1; round <= rounds; round++) {
      const draft = made('', line.at(-1)!.model, round, `update ${round}`);
      line.push({ ...draft, model: await recompute(draft) });
    }
    return line;
  }

  it('finds nothing wrong when every model can be made again, from the oldest on', async () => {
    const line = await honest(3);
    const lineage = new Lineage();
    for (const descent of line) lineage.add(descent);
    const rounds: number[] = [];
    const broken = await lineage.verify(line.at(-1)!.model, (descent) => {
      rounds.push(descent.round);
      return recompute(descent);
    });
    expect(broken).toBeNull();
    expect(rounds).toEqual([1, 2, 3]);
  });

  it('names the first model that is not what its updates make', async () => {
    const line = await honest(3);
    const forged = { ...line[2]!, updates: [{ update: 'another', sampleCount: 10, shard: 0 }] };
    const lineage = new Lineage();
    for (const descent of [line[0]!, line[1]!, forged, line[3]!]) lineage.add(descent);
    const broken = await lineage.verify(line[3]!.model, recompute);
    expect(broken?.descent).toEqual(forged);
    expect(broken?.recomputed).toBe(await recompute(forged));
  });

  it('has nothing to recompute for a first model', async () => {
    const never = () => Promise.reject(new Error('not to be asked'));
    expect(await grown().verify('a', never)).toBeNull();
  });
});
