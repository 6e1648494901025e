import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { daoSchema } from '../../../scenario/index.js';
import { ruleElectorate } from '../../electorate/rule-electorate.js';
import { loadDao } from '../../execution/load-dao.js';
import { membershipOf } from '../../members/membership-of.js';
import { readHolders } from '../../members/read-holders.js';
import { attackDao } from './attack-dao.js';

const FILE = '../shared/data/holders/ens-ep2.csv';
const missing = existsSync(FILE) ? '' : ` (skipped: there is no ${FILE})`;

describe('attacking a DAO with the holders of a real list', () => {
  it.skipIf(missing !== '')(`is answered on the chain${missing}`, { timeout: 240_000 }, async () => {
    const read = readHolders({ name: FILE, text: readFileSync(FILE, 'utf8'), decimals: 18 });
    if (read.value === null) throw new Error('the list could not be read');
    const { holders } = read.value;
    const membership = membershipOf({ holders, delegations: [], supplyTokens: null, decimals: 18, sourceHash: '' });
    const dao = daoSchema.parse({
      name: 'ens-ep2',
      title: 'Holders of a real list',
      holders: { kind: 'list', holders: [] },
      voters: { turnoutPercent: 10 },
      governor: { quorum: { kind: 'fraction', percent: 1 }, lateQuorumExtensionSeconds: 3_600 },
      treasury: [{ asset: 'native', tokens: '100' }],
      market: { priceUsd: 10, poolDepthTokens: '100000' },
    });
    const report = await attackDao({
      load: (needed) => loadDao({ dao, membership, needed }),
      electorate: ruleElectorate(dao, membership, dao.seed),
    });
    expect(report.attacks.map(({ evidence }) => evidence)).toEqual(Array(6).fill('chain'));
    expect(report.voteMarket?.routes.map(({ route }) => route).toSorted()).toEqual(['borrow', 'bribe', 'buy', 'rent']);
    expect(report.voteMarket?.cheapest).not.toBeNull();
  });
});
