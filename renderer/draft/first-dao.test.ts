import { expect, it } from 'vitest';
import { daoSchema } from '../../simulations/api/contract/index.js';
import { firstDao } from './first-dao.js';

it('a DAO of one’s own begins as a document without problems', () => {
  expect(daoSchema.safeParse(firstDao).error).toBeUndefined();
});
