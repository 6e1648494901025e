import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearAbandonedGraphs } from './saved-graph.js';

describe('folders of graphs', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'folkmoot-abandoned-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('that a killed process left are cleared away, and neither fresh ones nor others', () => {
    const old = new Date(Date.now() - 120_000);
    for (const name of ['folkmoot-graph-old', 'folkmoot-graph-fresh', 'else']) mkdirSync(join(parent, name));
    for (const name of ['folkmoot-graph-old', 'else']) utimesSync(join(parent, name), old, old);
    clearAbandonedGraphs(parent);
    expect(readdirSync(parent).sort()).toEqual(['else', 'folkmoot-graph-fresh']);
    clearAbandonedGraphs(parent);
    expect(readdirSync(parent)).toHaveLength(2);
  });
});
