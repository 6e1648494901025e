import { describe, expect, it } from 'vitest';
import { parseCommand } from './parse-command.js';

const nested = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`) as unknown;
const refusalOf = (command: string, parameters: unknown) => {
  try {
    // What comes over a wire is typed by nobody.
    parseCommand(command as 'getRun', parameters);
  } catch (error) {
    return error as { code: string; message: string; field?: string; hint?: string };
  }
  throw new Error('it was taken');
};

describe('parameters of a command', () => {
  it('are given with their defaults', () => {
    expect(parseCommand('startRun', { scenario: 'tiny' })).toEqual({
      scenario: 'tiny',
      overrides: {},
      paused: false,
      speed: null,
    });
  });

  it.each<[string, string, unknown, RegExp]>([
    ['of no command', 'constructor', {}, /no command "constructor"/],
    ['that are none', 'getRun', null, /the parameters/],
    ['of another type', 'getRun', { runId: 5 }, /runId/],
    ['nested without end', 'validateScenario', { scenario: nested(5_000) }, /200 levels/],
    ['that cannot be JSON', 'updateRehearsal', { id: 'none-2026', dao: { a: [1n] } }, /dao\.a\.0: is a bigint/],
    ['that are no number', 'updateRehearsal', { id: 'none-2026', dao: { a: Number.NaN } }, /dao\.a: is NaN/],
  ])('%s are refused with the field and a way out', (_, command, parameters, message) => {
    const { code, message: words, hint } = refusalOf(command, parameters);
    expect(code).toMatch(/^command-(invalid|unknown)$/);
    expect(words).toMatch(message);
    expect(hint).toBeTruthy();
  });

  it('name a field of any depth and length in few words', () => {
    const { message, field } = refusalOf('validateScenario', { scenario: nested(100_000) });
    expect(message.length).toBeLessThan(400);
    expect(field!.length).toBeLessThan(300);
  });
});
