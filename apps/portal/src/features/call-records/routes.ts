import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CallRecordFilter, CallRecordRepository, Database } from '@flexpbx/db';
import type { Api } from '@flexpbx/domain/api';
import type { Handlers } from '../../http/handler.ts';
import { csvHead, csvLine } from './csv.ts';
import { filterOf } from './filter.ts';
import { presentCallRecord } from './present.ts';

/** What the call record routes are built from. */
export interface CallRecordParts {
  readonly database: Pick<Database, 'callRecords'>;
}

type CallRecordRoutes = Pick<Handlers<Api>, 'listCallRecords' | 'exportCallRecords' | 'listMyCallRecords'>;

type Page = Awaited<ReturnType<CallRecordRepository['page']>>;

const exportPage = 500;

/** The call history: everybody's for administrators, the own for its owner. */
export function callRecordRoutes({ database: { callRecords } }: CallRecordParts): CallRecordRoutes {
  const page = async (filter: CallRecordFilter, query: { limit: number; before?: string | undefined }) => {
    const { items, next } = await callRecords.page(filter, { limit: query.limit, before: query.before ?? null });
    return { items: items.map(presentCallRecord), next };
  };

  return {
    listCallRecords: ({ query }) => page(filterOf(query), query),

    listMyCallRecords: async ({ query, visitor }) => {
      const { extension } = visitor.account;
      return extension === null ? { items: [], next: null } : page({ ...filterOf(query), extension }, query);
    },

    exportCallRecords: async ({ query, gone }) => {
      const filter = filterOf(query);
      // Read before anything is sent: a fault so far is told as a fault, not as a file that breaks off.
      const first = await callRecords.page(filter, { limit: exportPage, before: null });
      return async (response) => {
        response.attachment('call-records.csv');
        await pipeline(Readable.from(csvOf(first, filter)), response).catch((fault: unknown) => {
          if (!gone.aborted) throw fault;
        });
      };
    },
  };

  async function* csvOf(first: Page, filter: CallRecordFilter): AsyncGenerator<string> {
    yield csvHead;
    for (let page = first; ; ) {
      yield page.items.map(csvLine).join('');
      if (page.next === null) return;
      page = await callRecords.page(filter, { limit: exportPage, before: page.next });
    }
  }
}
