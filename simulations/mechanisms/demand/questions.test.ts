import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random/index.js';
import { packClasses, packQuestions, unpackClasses, unpackQuestions } from './questions.js';

describe('questions and answers on chain', () => {
  it('are the numbers of examples in four bytes and classes in one', () => {
    expect(packQuestions([1, 258, 4_294_967_295])).toBe('0x0000000100000102ffffffff');
    expect(packClasses([0, 9, 255])).toBe('0x0009ff');
    expect(unpackQuestions('0x')).toEqual([]);
  });

  it('come back as they went', () => {
    const random = randomStream(5, 'questions');
    for (let i = 0; i < 200; i++) {
      const questions = Array.from({ length: random.integer(0, 60) }, () => random.integer(0, 2 ** 32 - 1));
      const classes = questions.map((question) => question % 256);
      expect(unpackQuestions(packQuestions(questions))).toEqual(questions);
      expect(unpackClasses(packClasses(classes))).toEqual(classes);
    }
  });
});
