import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientDir, generateClient } from './generate-client.ts';
import { providers } from './prisma-models.ts';

describe.each(providers)('the generated client for %s', (provider) => {
  test('given the models as they are, then it is what stands in the source tree', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flexpbx-client-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const generated = join(folder, 'client');
    await generateClient(provider, generated);
    const remedy = 'run "node tools/generate-clients.ts" and commit what it writes';
    expect(await textsIn(clientDir(provider)), remedy).toEqual(await textsIn(generated));
  });
});

async function textsIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map((file) => readFile(file, 'utf8')));
  return new Map(texts.map((text, at) => [files[at]?.slice(folder.length) ?? '', text]));
}
