import type { AuditEntry, AuditRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';

/** The audit log in the database; see the interface for what is promised. */
export class Audit implements AuditRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async note(entry: Omit<AuditEntry, 'at'>): Promise<void> {
    await this.#parts.store.statement((rows) => rows.auditEntry.create({ data: { ...entry, at: new Date() } }));
  }

  list(limit: number): Promise<AuditEntry[]> {
    return this.#parts.store.statement((rows) =>
      rows.auditEntry.findMany({
        orderBy: { id: 'desc' },
        take: limit,
        select: { at: true, actor: true, action: true, target: true },
      }),
    );
  }
}
