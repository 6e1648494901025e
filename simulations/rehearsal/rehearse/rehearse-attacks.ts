import type { Address } from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import type { DaoAttacksReport } from '../attacks/attack-report.js';
import { attackDao } from '../attacks/dao/attack-dao.js';
import type { Electorate } from '../electorate/electorate.js';
import type { LoadedDao } from '../execution/loaded-dao.js';
import type { RehearsalInputs } from './open-inputs.js';
import { bringUp } from './rehearse-execution.js';

/** Attacks the DAO in six ways on a local chain of its own, with the voters that the forecast has. */
export function rehearseAttacks(options: {
  readonly dao: Dao;
  readonly inputs: RehearsalInputs;
  readonly electorate: Electorate;
  readonly signal?: AbortSignal;
  readonly onProgress?: (words: string, done: number, of: number) => void;
}): Promise<DaoAttacksReport> {
  const { dao, inputs, signal } = options;
  return attackDao({ ...options, load });

  async function load(needed: readonly Address[]): Promise<LoadedDao> {
    const loaded = await bringUp(dao, inputs, needed, signal);
    if (loaded.dual === undefined) return loaded;
    const { symbol } = loaded.dual.settings;
    const unopposed = `Nobody locks ${symbol} against an attack: holders of it could hold up what it passed, and leave before it.`;
    return { ...loaded, assumptions: [unopposed, ...loaded.assumptions] };
  }
}
