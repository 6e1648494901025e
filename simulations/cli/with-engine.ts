import { createEngine, type Engine, type EngineOptions } from '../api/index.js';

/** Opens an engine for one command and closes it on every way out. */
export async function withEngine<T>(options: EngineOptions, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await createEngine(options);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
