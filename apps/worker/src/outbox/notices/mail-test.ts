import type { NoticeWriter } from './notice-writer.ts';

/** Somebody tries whether mail works. */
export const mailTest: NoticeWriter<'mail-test'> = {
  mail: { values: async ({ asked_by }) => ({ asked_by }), attachments: async () => [] },
  push: null,
};
