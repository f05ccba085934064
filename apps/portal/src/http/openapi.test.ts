import { api } from '@flexpbx/domain/api';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security: readonly unknown[];
}

describe('the OpenAPI document', () => {
  const document = openApiDocument('1.2.3') as {
    openapi: string;
    info: { version: string };
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

  it('given the table of routes, then each is an operation under its name', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(api).sort());
  });

  it('given a document, then it is of version 3.1 and names what it shares', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('1.2.3');
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['Problem', 'Extension', 'Me']));
  });

  it('given any operation, then it says how it fails, and whether one must be signed in', () => {
    for (const { responses, operationId, security } of operations) {
      expect(responses.default).toBeDefined();
      expect(security.length === 0).toBe(api[operationId as keyof typeof api].permission === 'public');
    }
  });
});
