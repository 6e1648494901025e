export type * from './frame.js';
