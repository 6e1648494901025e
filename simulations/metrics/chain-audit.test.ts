import { describe, expect, it } from 'vitest';
import { GovernanceToken, UniswapV2Pair } from '../../contracts/bindings/index.js';
import { address } from '../../test/fixtures/world.js';
import { encodeCall } from '../chain/index.js';
import { compareAnswers, question, reading } from './chain-audit.js';

const word = (value: bigint) => `0x${value.toString(16).padStart(64, '0')}` as const;
const [token, holder] = [address(0xc1), address(7)];

describe('a number that a contract is asked for', () => {
  it('is asked by a call, said in words and read from the answer', () => {
    const balance = reading(GovernanceToken, token, 'balanceOf', [holder]);
    expect(balance.call).toMatchObject({ to: token, data: encodeCall(GovernanceToken, 'balanceOf', [holder]) });
    expect(balance.words).toBe(`GovernanceToken.balanceOf(${holder})`);
    expect(balance.read({ data: word(12n) })).toBe(12n);
  });

  it('is named with all that it is asked for', () => {
    expect(reading(GovernanceToken, token, 'allowance', [holder, token]).words).toBe(
      `GovernanceToken.allowance(${holder}, ${token})`,
    );
  });

  it('is none where the contract refuses, or answers with something else', () => {
    const cap = reading(GovernanceToken, token, 'cap', []);
    expect(cap.read({ reverted: '0x' })).toBeNull();
    expect(reading(GovernanceToken, token, 'delegates', [holder]).read({ data: word(5n) })).toBeNull();
  });

  it('is the first where the answer is several', () => {
    const supply = reading(UniswapV2Pair, token, 'getReserves', []);
    expect(supply.read({ data: `${word(9n)}${word(4n).slice(2)}${word(1n).slice(2)}` })).toBe(9n);
  });
});

describe('the audit of a view', () => {
  const asked = [
    question(GovernanceToken, token, 'balanceOf', [holder], 12n),
    question(GovernanceToken, token, 'totalSupply', [], 100n),
  ];

  it('finds nothing where chain and view agree', () => {
    expect(compareAnswers(asked, [{ data: word(12n) }, { data: word(100n) }])).toEqual([]);
  });

  it('tells every disagreement with both numbers', () => {
    expect(compareAnswers(asked, [{ data: word(13n) }, { data: word(100n) }])).toEqual([
      `GovernanceToken.balanceOf(${holder}) is 13 on chain and 12 in the view`,
    ]);
  });

  it('takes no answer for agreement', () => {
    expect(compareAnswers(asked, [{ reverted: '0x' }])).toEqual([
      `GovernanceToken.balanceOf(${holder}) is unanswered on chain and 12 in the view`,
      'GovernanceToken.totalSupply() is unanswered on chain and 100 in the view',
    ]);
  });
});
