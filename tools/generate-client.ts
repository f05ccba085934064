import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Provider, readModels, rootDir } from './prisma-models.ts';

const run = promisify(execFile);

/** Where the generated client of a provider stands in the source tree. */
export function clientDir(provider: Provider): string {
  return join(rootDir, 'packages', 'db', 'src', 'generated', provider);
}

/** Makes `target` the generated client of `provider`, from prisma/models. */
export async function generateClient(provider: Provider, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'flexpbx-client-'));
  try {
    const schema = join(folder, 'schema.prisma');
    await writeFile(schema, generator + datasource(provider) + (await readModels()));
    await run(process.execPath, [prismaCommand(), 'generate', '--no-hints', '--schema', schema], {
      cwd: folder,
      env: {
        ...process.env,
        // Prisma's command downloads this engine before it does anything, and does not use it to generate.
        PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
        CHECKPOINT_DISABLE: '1',
      },
    });
    await rm(target, { recursive: true, force: true });
    await cp(join(folder, 'generated'), target, { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Relative output: the schema's text becomes part of the client, and must be the same on every machine.
// `small`: the query compiler that takes half the memory; the two differ by microseconds a query.
const generator = `generator client {
  provider               = "prisma-client"
  output                 = "generated"
  moduleFormat           = "esm"
  importFileExtension    = "ts"
  generatedFileExtension = "ts"
  runtime                = "nodejs"
  compilerBuild          = "small"
}
`;

function datasource(provider: Provider): string {
  return `\ndatasource db {\n  provider = "${provider}"\n}\n\n`;
}

function prismaCommand(): string {
  return fileURLToPath(import.meta.resolve('prisma/build/index.js'));
}
