// @ts-check
import { describe, expect, it } from 'vitest';
import { SetUpError } from './say.mjs';
import { parseStartOptions } from './start-options.mjs';

describe('the flags of npm start', () => {
  it('default to the desktop, the usual port and an opened browser', () => {
    expect(parseStartOptions([])).toMatchObject({ host: 'desktop', port: null, open: true, help: false });
  });

  it('choose host, port and folders', () => {
    const args = [
      '--host',
      'browser',
      '--port',
      '0',
      '--no-open',
      '--scenarios',
      'a',
      '--scenarios',
      'b',
      '--data',
      'd',
    ];
    const options = { host: 'browser', port: 0, open: false, scenarios: ['a', 'b'], data: 'd' };
    expect(parseStartOptions(args)).toMatchObject(options);
  });

  it.each([
    [['--bogus'], /--bogus/],
    [['stray'], /stray/],
    [['--port', '70000'], /70000/],
    [['--port', '-1'], /--port/],
    [['--port', 'http'], /http/],
    [['--port'], /--port/],
    [['--host', 'moon'], /moon/],
  ])('%j are refused with status 2, naming the one at fault and the way out', (args, named) => {
    let thrown;
    try {
      parseStartOptions(args);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SetUpError);
    const error = /** @type {SetUpError} */ (thrown);
    expect(error.exitCode).toBe(2);
    expect(error.message).toMatch(named);
    expect(error.hint).not.toBe('');
  });
});
