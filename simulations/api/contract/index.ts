export * from './commands.js';
export * from './events.js';
export * from './federation.js';
export * from './run.js';
