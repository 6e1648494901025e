import { describe, expect, it } from 'vitest';
import { formatUnits } from './format-units.js';
import { type HoldersFile, readHolders } from './read-holders.js';

const who = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
const read = (text: string, options: Partial<HoldersFile> = {}) =>
  readHolders({ name: 'holders.csv', decimals: 18, ...options, text });
const tokens = (text: string, options: Partial<HoldersFile> = {}) => {
  const { value, problems } = read(text, options);
  expect(problems).toEqual([]);
  return value!.holders.balances.map((units) => formatUnits(units, options.decimals ?? 18));
};
/** A table of one holder a row. */
const table = (header: string, delimiter: string, ...amounts: readonly string[]) =>
  [header, ...amounts.map((amount, i) => `${who(i + 1)}${delimiter}${amount}`)].join('\n');

describe('balances with exponents', () => {
  it.each([
    ['10e+14', '1000000000000000'],
    ['1.1e+14', '110000000000000'],
    ['1.8E+7', '18000000'],
    ['5e-09', '0.000000005'],
    ['1E0', '1'],
    ['2.50e1', '25'],
    ['12345678901234e-3', '12345678901.234'],
    ['1e-18', '0.000000000000000001'],
  ])('lose nothing: %s', (amount, exact) => {
    expect(tokens(table('HolderAddress,Balance', ',', amount, '1.5'))).toEqual([exact, '1.5']);
  });

  it.each(['1.23456789012345E+20', '9.10758700000001e22'])(
    'of so many digits that some may be lost are refused: %s',
    (amount) => {
      expect(read(table('HolderAddress,Balance', ',', amount)).problems).toMatchObject([{ row: 2, value: amount }]);
    },
  );
});

describe('balances in the smallest unit', () => {
  const raw = ['91075870000000000000000', '12168520000000000000000', '15206360000000000000000'];

  it('are asked about where nothing tells them, with both readings', () => {
    const { problems } = read(table('wallet,tokenBalance', ',', ...raw));
    expect(problems).toEqual([
      expect.objectContaining({
        row: 2,
        column: 'tokenBalance',
        message: 'may be so many tokens, or 91075.87 tokens in the smallest unit (10^18 are one)',
        hint: expect.stringMatching(/"amountsIn": "smallest"/),
      }),
    ]);
  });

  it('are read as they were said to be', () => {
    const text = table('wallet,tokenBalance', ',', ...raw);
    expect(tokens(text, { amountsIn: 'smallest' })).toEqual(['91075.87', '12168.52', '15206.36']);
    expect(tokens(text, { amountsIn: 'tokens' })).toEqual(raw);
  });

  it('are seen by the supply', () => {
    const text = table('wallet,tokenBalance', ',', ...raw);
    expect(tokens(text, { supply: 10n ** 24n })).toEqual(['91075.87', '12168.52', '15206.36']);
    expect(tokens(table('wallet,tokens', ',', '5', '7'), { supply: 10n ** 24n })).toEqual(['5', '7']);
  });

  it.each<[string, string]>([
    [
      'Covalent',
      `contract_decimals,contract_name,contract_address,address,balance,total_supply\n6,Coin,${who(99)},${who(1)},1500000,9000000\n6,Coin,${who(99)},${who(2)},1,9000000\n`,
    ],
    [
      'Covalent',
      JSON.stringify({
        data: {
          items: [
            { contract_decimals: 6, address: who(1), balance: '1500000' },
            { contract_decimals: 6, address: who(2), balance: '1' },
          ],
        },
      }),
    ],
    [
      'Blockscout',
      JSON.stringify({
        items: [
          { address: { hash: who(1), is_contract: false }, value: '1500000', token: { decimals: '6', symbol: 'COIN' } },
          { address: { hash: who(2), is_contract: true }, value: '1', token: { decimals: '6', symbol: 'COIN' } },
        ],
        next_page_params: null,
      }),
    ],
    [
      'Etherscan \\(API\\)',
      JSON.stringify({
        status: '1',
        result: [
          { TokenHolderAddress: who(1), TokenHolderQuantity: '1500000' },
          { TokenHolderAddress: who(2), TokenHolderQuantity: '1' },
        ],
      }),
    ],
    ['Dune', `wallet_address,balance_raw,balance\n${who(1)},1500000,1.5\n\\x${who(2).slice(2)},1,0.000001\n`],
    [
      'Dune',
      JSON.stringify({
        result: {
          rows: [
            { holder: who(1), amount_raw: 1500000 },
            { holder: who(2), amount_raw: 1 },
          ],
          metadata: { column_names: ['holder', 'amount_raw'] },
        },
      }),
    ],
    [
      'Moralis',
      JSON.stringify({
        result: [
          { owner_address: who(1), balance: '1500000' },
          { owner_address: who(2), balance: '1' },
        ],
      }),
    ],
  ])('are known by the layout of %s', (source, text) => {
    const { value } = read(text, { decimals: 6 });
    expect(value!.holders).toEqual({ addresses: [who(1), who(2)], balances: [1_500_000n, 1n] });
    expect(value!.notes).toEqual([expect.stringMatching(new RegExp(`so ${source} exports them`))]);
  });

  it("are scaled by the file's own decimals where the DAO has others", () => {
    const text = `contract_decimals,address,balance\n6,${who(1)},1500001\n`;
    expect(tokens(text)).toEqual(['1.500001']);
    expect(tokens(`address,balance,decimals\n${who(1)},1500001,6\n`)).toEqual(['1.500001']);
    expect(tokens(`address,balance,decimals\n${who(1)},1.5,6\n`)).toEqual(['1.5']);
  });

  it.each([
    ['Etherscan saves', '"HolderAddress","Balance","PendingBalanceUpdate"', '"5000000000000000000000","No"'],
    ['Moralis formats', 'owner_address,balance_formatted,balance', '5000000000000000000000,9'],
  ])('are not what %s: those are tokens', (_, header, rest) => {
    expect(tokens(`${header}\n${who(1)},${rest}\n`)).toEqual(['5000000000000000000000']);
  });
});

describe('whole balances too large for tokens', () => {
  const column = (...cells: readonly string[]) =>
    `wallet,tokenBalance\n${cells.map((cell, i) => `${who(i + 1)},${cell}\n`).join('')}`;
  const asked = [expect.objectContaining({ message: expect.stringMatching(/^may be so many tokens, or /) })];

  it.each([
    ['as a spreadsheet shortens them', 18, ['9.1075876E+22', '1.2E+21'], [91_075_876n * 10n ** 15n, 12n * 10n ** 20n]],
    [
      'as floating-point numbers are printed',
      18,
      ['91075876000000000000000.0', '1200000000000000000000.0'],
      [91_075_876n * 10n ** 15n, 12n * 10n ** 20n],
    ],
    ['of a token with six decimals', 6, ['5000000123456', '1200000000001'], [5_000_000_123_456n, 1_200_000_000_001n]],
  ])('are asked about %s', (_, decimals, cells, smallest) => {
    const file = { name: 'h', text: column(...cells), decimals };
    expect(readHolders(file).problems).toEqual(asked);
    const { value } = readHolders({ ...file, amountsIn: 'smallest' });
    expect(value!.holders.balances).toEqual(smallest);
  });

  it.each([
    ['with parts of a token among them', 18, ['1.2E+21', '0.5']],
    ['of a token with a very large supply', 18, ['6.2E+15', '1.1E+14']],
    ['of a token with six decimals and few tokens', 6, ['90000', '2500']],
  ])('are tokens %s', (_, decimals, cells) => {
    expect(readHolders({ name: 'h', text: column(...cells), decimals }).problems).toEqual([]);
  });
});

describe('a file of holders', () => {
  it('of tokens with one symbol is read by the DAO’s address alone', () => {
    const rows = [`GOV,${who(8)},${who(1)},10`, `GOV,${who(9)},${who(2)},999`, `X,${who(7)},${who(3)},5`];
    const text = ['symbol,token_address,address,balance', ...rows].join('\n');
    const read = (address: string | null) =>
      readHolders({ name: 'h', text, decimals: 0, token: { address, symbol: 'GOV' } });
    expect(read(who(8)).value!.holders).toEqual({ addresses: [who(1)], balances: [10n] });
    expect(read(who(6)).problems).toMatchObject([{ message: 'has the holders of 3 tokens' }]);
  });

  it('in JSON that names one twice is refused, as JSON would drop the first', () => {
    const text = `{"${who(1)}": 5, "${who(2)}": 1, "${who(1)}": 7}`;
    expect(readHolders({ name: 'h', text, decimals: 18 }).problems).toMatchObject([{ value: who(1) }]);
  });

  it('about one token that is not the DAO’s says so', () => {
    const notes = (text: string, address: string | null) =>
      readHolders({ name: 'h', text, decimals: 18, token: { address, symbol: 'GOV' } }).value!.notes;
    const bySymbol = (symbol: string) => `symbol,address,balance\n${symbol},${who(1)},10\n`;
    expect(notes(bySymbol('USDC'), null)).toEqual([expect.stringMatching(/about USDC, and the DAO's token is GOV/)]);
    expect(notes(bySymbol('gov'), null)).toEqual([]);
    const byAddress = `token_address,address,balance\n${who(9)},${who(1)},10\n`;
    expect(notes(byAddress, who(8))).toEqual([expect.stringMatching(/is it the right file/)]);
    expect(notes(byAddress, who(9))).toEqual([]);
  });
});

describe('the decimal mark of balances', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [';', ['1,234', '12,500', '0,750'], ['1.234', '12.5', '0.75']],
    [';', ['1.234,5', '2.000,25', '7'], ['1234.5', '2000.25', '7']],
    [';', ['1.234.567', '12,5'], ['1234567', '12.5']],
    [';', ['1234,567'], ['1234.567']],
    [';', ['1,234.5', '1,000'], ['1234.5', '1000']],
    ['\t', ['1,000.25', '1,000'], ['1000.25', '1000']],
    ['\t', ['1,000', '2,000'], ['1000', '2000']],
    ['\t', ['0,5', '12,250'], ['0.5', '12.25']],
    ['|', ['1,5', '1 234,5'], ['1.5', '1234.5']],
    [';', ['1 234,5', '56\u00a0789,25'], ['1234.5', '56789.25']],
    [';', ['1 234,567'], ['1234.567']],
    [';', ['1,1E+14', '12'], ['110000000000000', '12']],
    [',', ['"1,234"', '"12,500"'], ['1234', '12500']],
    [',', ['"0,750"', '"12,500"'], ['0.75', '12.5']],
    [';', ['12.5', '1.234'], ['12.5', '1.234']],
  ])('is told by the numbers themselves: separated by %j, %j', (delimiter, written, exact) => {
    expect(tokens(table(`Address${delimiter}Balance`, delimiter, ...written))).toEqual(exact);
  });

  it.each([
    ['1,234', '12,500'],
    ['1.234', '2.500'],
  ])('is asked for where it may be either: %s, %s', (...amounts) => {
    const text = table('Address;Balance', ';', ...amounts);
    expect(read(text).problems).toMatchObject([
      { row: 2, value: amounts[0], message: expect.stringMatching(/1234 or 1\.234/) },
    ]);
    expect(tokens(text, { decimalMark: 'comma' })[0]).toBe(amounts[0] === '1,234' ? '1.234' : '1234');
    expect(tokens(text, { decimalMark: 'point' })[0]).toBe(amounts[0] === '1,234' ? '1234' : '1.234');
  });

  it('that is used both ways is refused, by the row', () => {
    expect(read(table('Address;Balance', ';', '12.5', '0,750')).problems).toMatchObject([{ row: 3, value: '0,750' }]);
  });
});

describe('the shape of a holders file', () => {
  const mixed = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';

  it.each([
    ['all quoted, with tabs and a byte order mark', `\uFEFF"Address"\t"Balance"\n"${mixed}"\t"1,000.25"\n`],
    ['with empty cells between tabs', `Address\tLabel\tBalance\n${mixed}\t\t1000.25\n`],
    ['with the line sep=;', `sep=;\nAddress;Balance\n${mixed};1000.25\n`],
    ['with the line "sep=," in quotes', `\uFEFF"sep=,"\r\nAddress,Balance\r\n${mixed},"1,000.25"\r\n`],
    ['with the line sep= and a tab', `sep=\t\nAddress\tBalance\n${mixed}\t1000.25\n`],
    ['with SEP in capitals and a bar', `SEP=|\nAddress|Balance\n${mixed}|1000.25\n`],
    ['with quoted cells and semicolons', `"Address";"Balance"\n"${mixed}";"1000,25"\n`],
    [
      "with Dune's links",
      `address,balance\n"<a href=""https://x.io/address/${mixed}"" target=""_blank"">${mixed}</a>",1000.25\n`,
    ],
    ['with more columns, one of them named as the address', `contract,address,balance\n${who(7)},${mixed},1000.25\n`],
  ])('may be one %s', (_, text) => {
    const { value, problems } = read(text);
    expect(problems).toEqual([]);
    expect(value!.holders).toEqual({ addresses: [mixed.toLowerCase()], balances: [100025n * 10n ** 16n] });
  });

  it('tells rows as they stand below a sep line', () => {
    expect(read(`sep=;\nAddress;Balance\n${mixed};many\n`).problems).toMatchObject([{ row: 3 }]);
  });

  it('reads addresses with wrong capitals and says so', () => {
    const wrong = mixed.replace('f39F', 'F39f');
    const { value } = read(`Address,Balance\n${mixed},1\n${who(3)},1\n`);
    expect(value!.notes).toEqual([]);
    const one = read(`Address,Balance\n${who(3)},1\n${wrong},1\n`).value!;
    expect(one.holders.addresses).toContain(mixed.toLowerCase());
    expect(one.notes).toEqual([expect.stringMatching(new RegExp(`mistyped: ${wrong} in row 3`))]);
  });
});

describe('a file with the holders of two tokens', () => {
  const text = `token_address,symbol,holder,balance\n${who(90)},GOV,${who(1)},5\n${who(91)},OTHER,${who(1)},7\n${who(90)},GOV,${who(2)},6\n${who(91)},OTHER,${who(3)},8\n`;

  it('is refused where none is the token of the DAO', () => {
    expect(read(text).problems).toMatchObject([{ column: 'token_address', message: 'has the holders of 2 tokens' }]);
    expect(read(text, { token: { address: who(9), symbol: 'ENS' } }).problems).toHaveLength(1);
  });

  it.each([
    ['address', { address: who(90), symbol: 'X' }],
    ['symbol', { address: null, symbol: 'gov' }],
  ])("is read for the DAO's token by its %s, which is said", (_, token) => {
    const { value } = read(text, { token });
    expect(value!.holders).toEqual({ addresses: [who(1), who(2)], balances: [5n, 6n].map((n) => n * 10n ** 18n) });
    expect(value!.notes).toEqual([expect.stringMatching(/2 tokens.*2 of its 4 rows/)]);
  });

  it('is none where the column names one token, or something else in every row', () => {
    expect(tokens(`token,holder,balance\nGOV,${who(1)},5\nGOV,${who(2)},6\n`)).toEqual(['5', '6']);
    const rows = Array.from({ length: 12 }, (_, i) => `name-${i},${who(i + 1)},5`);
    expect(tokens(`symbol,holder,balance\n${rows.join('\n')}\n`)).toHaveLength(12);
    expect(read(`symbol,holder,balance\na,${who(1)},5\nb,${who(2)},6\n`).value).toBeNull();
  });
});
