import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

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
