export * from './contract/index.js';
export type { Engine, EngineListener, EngineOptions } from './engine.js';
