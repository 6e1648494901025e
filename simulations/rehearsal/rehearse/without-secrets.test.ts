import { describe, expect, it } from 'vitest';
import { parseDao } from '../../scenario/index.js';
import { artifactName, fileName, originOf, withoutSecrets } from './without-secrets.js';

describe('what a report says of where things are', () => {
  it.each([
    ['https://eth.example/v2/0123secret', 'https://eth.example'],
    ['https://name:secret@eth.example:8545/?key=secret#secret', 'https://eth.example:8545'],
    ['http://127.0.0.1:8545', 'http://127.0.0.1:8545'],
    ['not an address', 'not an address'],
  ])('of %s is %s', (url, origin) => expect(originOf(url)).toBe(origin));

  it.each([
    ['/home/ada/dao/holders.csv', 'holders.csv'],
    ['C:\\Users\\Ada\\holders.csv', 'holders.csv'],
    ['data/holders.csv', 'holders.csv'],
    ['holders.csv', 'holders.csv'],
  ])('of the file %s is %s', (path, name) => expect(fileName(path)).toBe(name));

  it.each([
    ['/home/ada/out.json#contracts/Vault.sol:Vault', 'out.json#contracts/Vault.sol:Vault'],
    ['C:\\Users\\Ada\\out.json#Vault', 'out.json#Vault'],
    ['out.json#/home/ada/contracts/Vault.sol:Vault', 'out.json#Vault'],
    ['out.json#C:\\Users\\Ada\\Vault.sol:Vault', 'out.json#Vault'],
    ['/home/ada/#1/Vault.json', 'Vault.json'],
  ])('of the contract %s is %s', (path, name) => expect(artifactName(path)).toBe(name));

  it('is the same of every file and node that a DAO names', () => {
    const secret = '/home/ada-secret';
    const dao = parseDao({
      name: 'full',
      title: 'Full',
      holders: { kind: 'file', path: `${secret}/holders.csv` },
      delegations: { path: `${secret}/delegations.csv` },
      history: { proposals: `${secret}/proposals.csv`, votes: `${secret}/votes.csv` },
      contracts: [{ name: 'Vault', artifact: `${secret}/Vault.json` }],
      fork: { url: `https://eth.example${secret}`, governor: `0x${'a'.repeat(40)}` },
    });
    const told = JSON.stringify(withoutSecrets(dao));
    expect(told).not.toContain('secret');
    for (const kept of ['holders.csv', 'delegations.csv', 'proposals.csv', 'votes.csv', 'Vault.json', 'eth.example']) {
      expect(told).toContain(kept);
    }
  });
});
