import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StageClock } from './stage-clock.js';
import { STAGES } from './step.js';

// The time that a stage takes is the test's, so that sums can be exact.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const taking = (milliseconds: number) => () => {
  vi.advanceTimersByTime(milliseconds);
  return milliseconds;
};
const failing = () => {
  vi.advanceTimersByTime(2);
  throw new Error('no');
};
const none = Object.fromEntries(STAGES.map((stage) => [stage, 0]));

it('a clock of stages announces each as it begins, and adds up what each takes', async () => {
  const announced: string[] = [];
  const clock = new StageClock((stage) => announced.push(stage));
  expect(clock.millis).toEqual(none);
  expect(clock.run('decide', taking(5))).toBe(5);
  expect(clock.run('decide', taking(7))).toBe(7);
  expect(await clock.runAsync('work', async () => taking(3)())).toBe(3);
  expect(await clock.runAsync('work', async () => taking(4)())).toBe(4);
  expect(clock.millis).toEqual({ ...none, decide: 12, work: 7 });
  expect(announced).toEqual(['decide', 'decide', 'work', 'work']);
});

it('a clock of stages counts what fails too, and lets it fail', async () => {
  const clock = new StageClock(() => {});
  expect(() => clock.run('index', failing)).toThrow('no');
  await expect(clock.runAsync('collect', async () => failing())).rejects.toThrow('no');
  expect(clock.millis).toEqual({ ...none, index: 2, collect: 2 });
});
