import { expect, it } from 'vitest';
import { mailWords } from './mail-words.js';

it('a mail is seen by the words of its subject and body', () => {
  const mail = 'From: secret@tell.tale\nSubject: Free\n money\nX-Collected-By: us\n\n<b>Call</b> now!\n';
  expect(mailWords(mail)).toEqual(['free', 'money', 'call', 'now', '!']);
});

it('a mail without a body or a subject has the words it has', () => {
  expect(mailWords('Subject: Hello')).toEqual(['hello']);
  expect(mailWords('From: a@b\r\n\r\nHi there')).toEqual(['hi', 'there']);
});
