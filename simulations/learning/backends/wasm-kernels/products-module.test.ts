import { readFile } from 'node:fs/promises';
import { main } from 'assemblyscript/asc';
import { expect, it } from 'vitest';

/** What `products-module.ts` has to hold. */
function moduleText(compiled: Uint8Array): string {
  return `/** \`products.as\`, compiled: ${compiled.length} bytes of WebAssembly, in Base64. Made by its test (\`vitest -u\`). */
export const PRODUCTS_MODULE =
  '${Buffer.from(compiled).toString('base64')}';
`;
}

it('is what products.as compiles to', async () => {
  const source = await readFile(new URL('products.as', import.meta.url), 'utf8');
  let compiled: Uint8Array | undefined;
  const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--noColors'];
  const { error, stderr } = await main(['products.ts', '--outFile', 'products.wasm', ...options], {
    readFile: (name) => (name === 'products.ts' ? source : null),
    writeFile: (_name, content) => {
      compiled = content as Uint8Array;
    },
    listFiles: () => [],
  });
  expect(stderr.toString()).toBe('');
  expect(error).toBeNull();
  await expect(moduleText(compiled!)).toMatchFileSnapshot('products-module.ts');
});
