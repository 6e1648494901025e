import { expect, it } from 'vitest';
import { createSessions } from './sessions.js';

it('lets in whoever brings an invitation before it runs out, once', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const [early, late] = [sessions.invite(), sessions.invite()];
  now = early.expiresAt - 1;
  const key = sessions.redeem(early.token);
  expect(sessions.knows(key ?? '')).toBe(true);
  expect(sessions.redeem(early.token)).toBeNull();
  now = late.expiresAt;
  expect(sessions.redeem(late.token)).toBeNull();
  expect(sessions.knows(key ?? '')).toBe(true);
});

it('waits for the first browser as long as it takes', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  now = Number.MAX_SAFE_INTEGER;
  sessions.invite();
  expect(sessions.redeem(sessions.firstToken)).not.toBeNull();
});

it('knows nobody at first, whatever they say', () => {
  const sessions = createSessions();
  for (const key of ['', sessions.firstToken, '\u0000']) expect(sessions.knows(key)).toBe(false);
});
