import { describe, expect, it } from 'vitest';
import { Pace, Turns } from './turns.js';

describe('turns', () => {
  it('let one draw at a time, in the order they asked, each once', () => {
    const frames: (() => void)[] = [];
    const turns = new Turns((work) => frames.push(work));
    const drawn: string[] = [];
    const a = () => drawn.push('a');
    const b = () => drawn.push('b');
    turns.request(a);
    turns.request(b);
    turns.request(a);
    frames.shift()?.();
    expect(drawn).toEqual(['a']);
    turns.request(a);
    while (frames.length > 0) frames.shift()?.();
    expect(drawn).toEqual(['a', 'b', 'a']);
  });

  it('are one for all that a panel wants to draw', () => {
    const frames: (() => void)[] = [];
    const turns = new Turns((work) => frames.push(work));
    const [one, other] = [new Pace(turns), new Pace(turns)];
    const drawn: string[] = [];
    one.request(() => drawn.push('one, line'));
    other.request(() => drawn.push('other'));
    one.request(() => drawn.push('one, axis'));
    frames.shift()?.();
    expect(drawn).toEqual(['one, line', 'one, axis']);
    frames.shift()?.();
    expect(drawn).toHaveLength(3);
  });

  it('forget who no longer wants to', () => {
    const frames: (() => void)[] = [];
    const turns = new Turns((work) => frames.push(work));
    const draw = () => expect.unreachable();
    turns.request(draw);
    turns.cancel(draw);
    frames.shift()?.();
    expect(frames).toEqual([]);
  });
});
