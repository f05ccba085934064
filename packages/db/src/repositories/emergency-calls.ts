import { type EmergencyCall, emergencyOutcomes, noticeOfEmergency } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';
import { z } from 'zod';
import type { Rows } from '../client.ts';
import type { EmergencyCall as Row } from '../generated/sqlite/client.ts';
import type { Actor, EmergencyCallRepository } from '../repositories.ts';
import type { Parts } from './parts.ts';
import { writeNotice } from './write-notice.ts';

/** Calls to emergency numbers in the database; see the interface for what is promised. */
export class EmergencyCalls implements EmergencyCallRepository {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async list(limit: number): Promise<EmergencyCall[]> {
    const found = await this.#parts.store.statement((rows) =>
      rows.emergencyCall.findMany({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }], take: limit }),
    );
    return found.map(callOf);
  }

  async take(seen: EmergencyCall): Promise<EmergencyCall> {
    const { call, isNew, told } = await this.#parts.store.transaction(async (rows) => {
      const before = await find(rows, seen.id);
      const call = before === null ? seen : later(before, seen);
      if (before !== null && isSame(before, call)) return { call, isNew: false, told: 0 };
      const { id, ...data } = call;
      await rows.emergencyCall.upsert({ where: { id }, create: call, update: data });
      const isNews = before === null || (call.outcome === 'failed' && before.outcome !== 'failed');
      const notice = isNews ? noticeOfEmergency(call) : null;
      return { call, isNew: true, told: notice === null ? 0 : await writeNotice(rows, notice, new Date()) };
    });
    if (isNew) this.#parts.bell.notify('emergency-calls');
    if (told > 0) this.#parts.bell.notify('outbox');
    return call;
  }

  async acknowledge(id: string, actor: Actor): Promise<EmergencyCall> {
    const now = new Date();
    const { call, isNew } = await this.#parts.store.transaction(async (rows) => {
      const { count } = await rows.emergencyCall.updateMany({
        where: { id, acknowledgedAt: null },
        data: { acknowledgedAt: now, acknowledgedBy: actor },
      });
      const call = await find(rows, id);
      if (call === null) throw new AppError('not-found', 'There is no such emergency call.');
      if (count > 0) {
        const target = `${call.number} by ${call.extension}`;
        await rows.auditEntry.create({ data: { at: now, actor, action: 'emergency-call.acknowledge', target } });
      }
      return { call, isNew: count > 0 };
    });
    if (isNew) this.#parts.bell.notify('emergency-calls');
    return call;
  }
}

/** What is seen counts; but names and places stay as they were when it was first seen, and who acknowledged first did. */
function later(before: EmergencyCall, seen: EmergencyCall): EmergencyCall {
  const { extensionName, place } = before;
  const acknowledged = before.acknowledgedAt === null ? seen : before;
  const { acknowledgedAt, acknowledgedBy } = acknowledged;
  return { ...seen, extensionName, place, endedAt: before.endedAt ?? seen.endedAt, acknowledgedAt, acknowledgedBy };
}

function isSame(one: EmergencyCall, other: EmergencyCall): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

async function find(rows: Rows, id: string): Promise<EmergencyCall | null> {
  const row = await rows.emergencyCall.findUnique({ where: { id } });
  return row && callOf(row);
}

/** `EmergencyCall.outcome` */
const outcomeColumn = z.enum(emergencyOutcomes);

function callOf(row: Row): EmergencyCall {
  return { ...row, outcome: outcomeColumn.parse(row.outcome) };
}
