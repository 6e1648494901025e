import type { Dao } from '../../scenario/index.js';
import type { DaoAttacksReport } from '../attacks/attack-report.js';
import { attackDao } from '../attacks/dao/attack-dao.js';
import type { Electorate } from '../electorate/electorate.js';
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
  return attackDao({ ...options, load: (needed) => bringUp(dao, inputs, needed, signal) });
}
