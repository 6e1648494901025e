import type { RandomStream } from '../../random/index.js';
import type { TopUp } from './top-up.js';

/** What a partition is dealt from. */
export interface Deal {
  /** The label of every training example, below `classes`. */
  readonly labels: Uint8Array;
  readonly classes: number;
  /** How many shards to deal; at most as many as there are examples. */
  readonly trainers: number;
  /** The fewest examples a shard may hold; a partition that could deal fewer tops it up. */
  readonly minimum: number;
  readonly random: RandomStream;
  /** Told what had to be moved for that. */
  toppedUp(topUp: TopUp): void;
}

/** Deals the examples' indices to the trainers: every example is in exactly one shard. */
export type Partitioner = (deal: Deal) => number[][];

/** Cuts a list into parts whose lengths differ by at most one, keeping its order. */
export function cutEvenly(items: readonly number[], parts: number): number[][] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.floor((part * items.length) / parts), Math.floor(((part + 1) * items.length) / parts)),
  );
}

/** A random order of the examples. */
export function shuffledExamples({ labels, random }: Deal): number[] {
  return random.shuffle(Array.from(labels, (_, example) => example));
}

/** Every trainer gets an equal part of the examples in random order (McMahan et al. 2017, arXiv 1602.05629, §3). */
export const iid: Partitioner = (deal) => cutEvenly(shuffledExamples(deal), deal.trainers);
