import { expect, it } from 'vitest';
import { surviveStrayErrors } from './process-end.js';

it('tells of a promise that failed with nobody waiting, and lets the process go on', async () => {
  // The test runner listens as well, and would take what is meant to fail here for a fault of the test.
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const told: string[] = [];
  const end = surviveStrayErrors((text) => told.push(text));
  try {
    void Promise.reject(new Error('the disk is full'));
    void Promise.reject('a bare word');
    await new Promise((resolve) => setTimeout(resolve, 10));
  } finally {
    end();
    for (const listener of others) process.on('unhandledRejection', listener);
  }
  expect(told).toHaveLength(2);
  expect(told[0]).toContain('the disk is full');
  expect(told[1]).toContain('a bare word');
});
