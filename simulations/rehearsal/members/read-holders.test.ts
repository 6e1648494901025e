import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatUnits } from './format-units.js';
import { readHolders } from './read-holders.js';

const read = (text: string, decimals = 18) => readHolders({ name: 'holders.csv', text, decimals });
const ADDRESS = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
const folder = '../shared/data/holders';
const present = existsSync(folder);
const title = (text: string) => (present ? text : `${text} (skipped: ../shared/data/holders is absent)`);
const total = (balances: readonly bigint[]) => balances.reduce((sum, balance) => sum + balance, 0n);

describe('holders in a file', () => {
  it('are read as a block explorer exports them', () => {
    const mixed = '0xf39FD6e51aad88F6F4ce6aB8827279cffFb92266';
    const { value } = read(
      `\uFEFF"HolderAddress","Balance","PendingBalanceUpdate"\r\n"${mixed}","1,234.5","No"\r\n"${ADDRESS(2)}","0","No"\r\n`,
    );
    expect(value!.holders).toEqual({
      addresses: [mixed.toLowerCase(), ADDRESS(2)],
      balances: [1234500000000000000000n, 0n],
    });
  });

  it.each([
    ['an object', `{"${ADDRESS(1)}": 219295.650978169915391391, "${ADDRESS(2)}": "1"}`],
    [
      'a list',
      `[{"address":"${ADDRESS(1)}","balance":219295.650978169915391391},{"address":"${ADDRESS(2)}","balance":1}]`,
    ],
    [
      'a list within',
      `{"holders":[{"wallet":"${ADDRESS(1)}","amount":"219295.650978169915391391"},{"wallet":"${ADDRESS(2)}","amount":"1"}]}`,
    ],
  ])('are exact in JSON: %s', (_, text) => {
    expect(read(text).value!.holders).toEqual({
      addresses: [ADDRESS(1), ADDRESS(2)],
      balances: [219295650978169915391391n, 10n ** 18n],
    });
  });

  it('use the columns they are told to', () => {
    const file = { name: 'x', text: `who,address,much\n${ADDRESS(1)},${ADDRESS(2)},3\n`, decimals: 0 };
    const { value } = readHolders({ ...file, mapping: { address: 'who', balance: 'much' } });
    expect(value!.holders).toEqual({ addresses: [ADDRESS(1)], balances: [3n] });
    expect(readHolders({ ...file, mapping: { address: 'nobody', balance: 'much' } }).problems).toMatchObject([
      { file: 'x', row: 1, column: 'nobody' },
    ]);
  });

  it('are refused as a whole, with every problem by row and column', () => {
    const rows = [ADDRESS(1), ADDRESS(1).toUpperCase().replace('0X', '0x'), '0x12', ADDRESS(3), ADDRESS(4), ADDRESS(5)];
    const amounts = ['1', '2', '3', '-4', '1.1234567', 'many'];
    const { value, problems } = read(`Address,Balance\n${rows.map((row, i) => `${row},${amounts[i]}`).join('\n')}`, 6);
    expect(value).toBeNull();
    expect(problems.map(({ row, column, message }) => [row, column, message])).toEqual([
      [3, 'Address', 'stands in row 2 already'],
      [4, 'Address', 'is not an address'],
      [5, 'Balance', 'is negative'],
      [6, 'Balance', 'has 7 decimals and the token has 6'],
      [7, 'Balance', 'is not an amount of tokens'],
    ]);
    for (const problem of problems) expect(problem).toMatchObject({ file: 'holders.csv', hint: expect.any(String) });
  });

  it.each([
    ['no column with a balance', `Address,Colour\n${ADDRESS(1)},red\n`],
    ['no header', `${ADDRESS(1)},5\n`],
    ['no holder', 'Address,Balance\n'],
  ])('are refused with %s', (_, text) => {
    expect(read(text).value).toBeNull();
  });

  it('come in at two hundred thousand within seconds', () => {
    const lines = Array.from({ length: 200_000 }, (_, i) => `"${ADDRESS(i + 1)}","${i}.123456789012345678","No"`);
    const text = `"HolderAddress","Balance","PendingBalanceUpdate"\n${lines.join('\n')}`;
    const before = process.cpuUsage();
    const { value } = read(text);
    const { user, system } = process.cpuUsage(before);
    expect(value!.holders.addresses).toHaveLength(200_000);
    // Computing time, in µs, where each line costs the same: about two seconds, and minutes where it grew with the lines.
    expect(user + system).toBeLessThan(20_000_000);
  });

  it.skipIf(!present)(title('of the ENS list add up to the last unit'), () => {
    const { value } = read(readFileSync(`${folder}/ens-ep2.csv`, 'utf8'));
    expect(value!.holders.addresses).toHaveLength(2015);
    expect(formatUnits(total(value!.holders.balances), 18)).toBe('219295.650978169915391391');
  });

  it.skipIf(!present)(title('of the Curve list all come in, with nine decimals'), () => {
    const { value } = read(readFileSync(`${folder}/curve-early-users.csv`, 'utf8'), 9);
    expect(value!.holders.addresses).toHaveLength(9641);
    expect(read(readFileSync(`${folder}/curve-early-users.csv`, 'utf8'), 8).problems[0]).toMatchObject({
      row: 2,
      column: 'Balance',
    });
  });
});
