import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

describe('turns', () => {
  it('are given at once while there are some, then in the order of asking', async () => {
    const turns = new Turns(2);
    const told: string[] = [];
    const [first, second] = [await turns.enter(), await turns.enter()];
    const enter = (name: string) =>
      turns
        .enter(undefined, () => told.push(`${name} waits`))
        .then((leave) => {
          told.push(name);
          return leave;
        });
    const [third, fourth] = [enter('third'), enter('fourth')];
    expect(told).toEqual(['third waits', 'fourth waits']);
    first();
    (await third)();
    (await fourth)();
    second();
    expect(told).toEqual(['third waits', 'fourth waits', 'third', 'fourth']);
    let waited = false;
    await turns.enter(undefined, () => {
      waited = true;
    });
    expect(waited).toBe(false);
  });

  it('are not lost with whoever gives its place in the queue up', async () => {
    const turns = new Turns(1);
    const leave = await turns.enter();
    const stop = new AbortController();
    const given = expect(turns.enter(stop.signal)).rejects.toThrow('enough');
    const next = turns.enter();
    stop.abort(new Error('enough'));
    await given;
    leave();
    (await next)();
    await turns.enter();
  });

  it('are not asked for by whoever was stopped before', async () => {
    await expect(new Turns(1).enter(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});
