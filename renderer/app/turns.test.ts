import { describe, expect, it } from 'vitest';
import { type Draw, Pace, Turns } from './turns.js';

/** Turns whose pictures come when the test says so. */
function turnsByHand() {
  const frames: (() => void)[] = [];
  return { frames, turns: new Turns((work) => frames.push(work)), next: () => frames.shift()?.() };
}

describe('turns', () => {
  it('let one draw at a time, in the order they asked, each once', () => {
    const { frames, turns, next } = turnsByHand();
    const drawn: string[] = [];
    const saying =
      (word: string): Draw =>
      (finished) => {
        drawn.push(word);
        finished();
      };
    const [a, b] = [saying('a'), saying('b')];
    turns.request(a);
    turns.request(b);
    turns.request(a);
    next();
    expect(drawn).toEqual(['a']);
    turns.request(a);
    while (frames.length > 0) next();
    expect(drawn).toEqual(['a', 'b', 'a']);
  });

  it('wait until what was drawn is on the screen', () => {
    const { frames, turns, next } = turnsByHand();
    const onScreen: (() => void)[] = [];
    const drawn: string[] = [];
    for (const word of ['slow', 'other'])
      turns.request((finished) => {
        drawn.push(word);
        onScreen.push(finished);
      });
    next();
    expect(drawn).toEqual(['slow']);
    expect(frames).toEqual([]);
    onScreen[0]?.();
    next();
    expect(drawn).toEqual(['slow', 'other']);
    // Told twice, it still frees one place only.
    onScreen[0]?.();
    turns.request(() => drawn.push('third'));
    expect(frames).toEqual([]);
  });

  it('are one for all that a panel wants to draw', () => {
    const { turns, next } = turnsByHand();
    const [one, other] = [new Pace(turns), new Pace(turns)];
    const drawn: string[] = [];
    const finish: (() => void)[] = [];
    const saying =
      (word: string): Draw =>
      (finished) => {
        drawn.push(word);
        finish.push(finished);
      };
    one.request(saying('one, line'));
    other.request(saying('other'));
    one.request(saying('one, axis'));
    next();
    expect(drawn).toEqual(['one, line', 'one, axis']);
    finish[0]?.();
    next();
    expect(drawn).toHaveLength(2);
    finish[1]?.();
    next();
    expect(drawn).toHaveLength(3);
  });

  it('forget who no longer wants to', () => {
    const { frames, turns, next } = turnsByHand();
    const draw = () => expect.unreachable();
    turns.request(draw);
    turns.cancel(draw);
    const pace = new Pace(turns);
    pace.request(draw);
    pace.cancel(draw);
    next();
    next();
    expect(frames).toEqual([]);
  });
});
