// @ts-check
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bindingsOf, boundContracts, writeBindings } from './bindings.mjs';

const abi = [{ type: 'function', name: 'pay', inputs: [], outputs: [], stateMutability: 'nonpayable' }];
const artifacts = new Map([
  [
    'Pool',
    { abi, doc: 'What is paid.', bytecode: '6001', layout: { storage: [{ label: 'paid', slot: '0' }], types: {} } },
  ],
  ['Token', { abi: [], doc: '', bytecode: '6002', layout: { storage: [], types: {} } }],
]);

describe('bindings', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'folkmoot-bindings-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are known again by what they were made from', () => {
    writeBindings(folder, bindingsOf(artifacts, 'a1'));
    expect(readdirSync(folder).sort()).toEqual(['Pool.ts', 'Token.ts', 'index.ts']);
    expect(boundContracts(folder, 'a1')).toEqual(['Pool', 'Token']);
    expect(boundContracts(folder, 'a2')).toBeNull();
  });

  it('are told when one was edited, and when one is gone', () => {
    writeBindings(folder, bindingsOf(artifacts, 'a1'));
    appendFileSync(path.join(folder, 'Pool.ts'), '\n');
    expect(boundContracts(folder, 'a1')).toBeNull();
    writeBindings(folder, bindingsOf(artifacts, 'a1'));
    rmSync(path.join(folder, 'Token.ts'));
    expect(boundContracts(folder, 'a1')).toBeNull();
    expect(boundContracts(path.join(folder, 'nowhere'), 'a1')).toBeNull();
  });

  it('leave nothing of an earlier build', () => {
    writeFileSync(path.join(folder, 'Former.ts'), 'export {};\n');
    writeBindings(folder, bindingsOf(artifacts, 'a1'));
    expect(readdirSync(folder)).not.toContain('Former.ts');
  });

  it('hold name, ABI, storage layout and bytecode as constants', () => {
    const text = bindingsOf(artifacts, 'a1').get('Pool.ts') ?? '';
    expect(text).toMatch(/^\/\/ Generated .* never edited/);
    expect(text).toContain("name: 'Pool'");
    expect(text).toContain('doc: "What is paid."');
    expect(text).toContain('"name": "pay"');
    expect(text).toContain('"label": "paid"');
    expect(text).toMatch(/bytecode: '0x6001',\n} as const;\n$/);
  });
});
