import { expect, it } from 'vitest';
import { loadDataset } from '../load-dataset.js';
import { mailWords } from './load-spam.js';

it('the mail corpus has 6,046 mails, dealt to disjoint splits with the same share of spam', {
  timeout: 60_000,
}, async () => {
  const sizes = { trainExamples: 4_000, heldOutExamples: 1_000, testExamples: 1_046 };
  const { train, heldOut, test, classNames, features } = await loadDataset(
    { dataset: { kind: 'spam', words: 200 }, ...sizes },
    1,
  );
  expect(classNames).toEqual(['ham', 'spam']);
  expect(features).toBe(200);
  expect([train, heldOut, test].map(({ labels }) => labels.length)).toEqual([4_000, 1_000, 1_046]);
  for (const { labels } of [train, heldOut, test]) {
    expect(labels.reduce((sum, label) => sum + label, 0) / labels.length).toBeCloseTo(1_896 / 6_046, 2);
  }
});

it('a mail is seen by the words of its subject and body', () => {
  const mail = 'From: secret@tell.tale\nSubject: Free\n money\nX-Collected-By: us\n\n<b>Call</b> now!\n';
  expect(mailWords(mail)).toEqual(['free', 'money', 'call', 'now', '!']);
});

it('a mail without a body or a subject has the words it has', () => {
  expect(mailWords('Subject: Hello')).toEqual(['hello']);
  expect(mailWords('From: a@b\r\n\r\nHi there')).toEqual(['hi', 'there']);
});
