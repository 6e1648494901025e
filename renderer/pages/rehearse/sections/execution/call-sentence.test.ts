import { describe, expect, it } from 'vitest';
import { callSentence } from './call-sentence.js';

const given = [{ name: 'targets', type: 'address[]', text: '[{token}]', parts: [] }];

describe('the sentence of a call in the tree', () => {
  it.each([
    [
      'calls execute of governor with [{token}], [0], which moves 5 ENS to ada',
      'calls execute of governor, which moves 5 ENS to ada',
    ],
    ['calls a of b with c, which calls d of e with f, which moves 5 ENS', 'calls a of b, which moves 5 ENS'],
    ['calls setCap of vault with 5', 'calls setCap of vault'],
    ['moves 5 ENS from the treasury to ada', 'moves 5 ENS from the treasury to ada'],
  ])('leaves to the list what is listed: %s', (sentence, words) => {
    expect(callSentence({ sentence, arguments: given })).toBe(words);
  });

  it('stays whole where nothing is listed', () => {
    const sentence = 'calls fallback of vault with 0x12';
    expect(callSentence({ sentence, arguments: [] })).toBe(sentence);
  });
});
