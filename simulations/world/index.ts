export type * from './domain-event.js';
export type * from './world-view.js';
