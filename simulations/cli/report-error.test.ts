import { describe, expect, it } from 'vitest';
import { FolkmootError } from '../api/index.js';
import { reportError } from './report-error.js';

function reported(error: unknown): { status: number; text: string } {
  let text = '';
  const status = reportError(error, { write: (part: string) => (text += part) });
  return { status, text };
}

const refusal = (message: string, field: string) => new FolkmootError('x', message, { field, hint: 'Do this.' }, 2);

describe('an error on the command line', () => {
  it("names a study's field between what happened and what to do", () => {
    expect(reported(refusal('100 of 20 cannot be set aside.', 'learning.aggregation.rootExamples'))).toEqual({
      status: 2,
      text: 'folkmoot: 100 of 20 cannot be set aside.\n  field: learning.aggregation.rootExamples\nDo this.\n',
    });
  });

  it.each([
    ['the message names it already', 'learning.batchSize is 0', 'learning.batchSize'],
    ['it is a file', 'cannot be learnt from', '/data/wine.csv'],
  ])('names no field where %s', (_, message, field) => {
    expect(reported(refusal(message, field)).text).toBe(`folkmoot: ${message}\nDo this.\n`);
  });

  it.each([
    ['a file name that clears the screen', 'there is no file \u001b[2Jx.json', 'there is no file \\u001b[2Jx.json'],
    ['a label that reads backwards', '“\u202etxt.exe” is no label', '“\\u202etxt.exe” is no label'],
  ])('does not command the terminal: %s', (_, message, shown) => {
    expect(reported(refusal(message, '')).text).toContain(`folkmoot: ${shown}\n`);
  });

  it('that nobody expected keeps its stack and ends with status 1', () => {
    const { status, text } = reported(new TypeError('oops'));
    expect(status).toBe(1);
    expect(text).toMatch(/unexpected error: TypeError: oops\n {4}at /);
  });
});
