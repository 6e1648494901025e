import { cutEvenly, type Partitioner, shuffledExamples } from './partitioner.js';

/** Every trainer gets an equal part of the examples in random order (McMahan et al. 2017, arXiv 1602.05629, §3). */
export const iid: Partitioner = (deal) => cutEvenly(shuffledExamples(deal), deal.trainers);
