import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Provider } from './prisma-models.ts';

/**
 * The SQL that brings a database made from the models `from` (null: an empty database) to the models `to`.
 * Prisma's own command needs a native engine and a running database for this; its WebAssembly engine needs neither.
 */
export async function schemaDifference(provider: Provider, from: string | null, to: string): Promise<string> {
  await loadEngine();
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(withoutDatabase(provider)),
  );
  const difference = await engine.diff({
    from: from === null ? { tag: 'empty' } : schema(provider, from),
    to: schema(provider, to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return difference.stdout ?? '';
}

// The part of the WebAssembly interface used here; TypeScript only has it together with the browser's.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loaded: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<void> {
  // The package's own entry imports the .wasm file as a module, which Node can't do without a flag.
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('the schema engine has no start function: was its version changed?');
  start();
}

function schema(provider: Provider, models: string) {
  const content = `datasource db {\n  provider = "${provider}"\n}\n${models}`;
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] };
}

/** A difference of two texts never asks a database anything but its version. */
function withoutDatabase(provider: Provider) {
  const adapterProvider = provider === 'postgresql' ? ('postgres' as const) : ('sqlite' as const);
  const refuse = () => Promise.reject(new Error('comparing models must not touch a database'));
  const adapter: SqlDriverAdapter = {
    provider: adapterProvider,
    adapterName: 'none',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [5, 7, 0],
      rows: [[true, 'PostgreSQL 15.0', 150000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
    getConnectionInfo: () => ({ supportsRelationJoins: false }),
  };
  return {
    provider: adapterProvider,
    adapterName: 'none',
    connect: async () => adapter,
    connectToShadowDb: refuse,
  };
}
