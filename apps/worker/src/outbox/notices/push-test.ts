import type { NoticeWriter } from './notice-writer.ts';

/** Somebody tries whether a browser shows what it is told. */
export const pushTest: NoticeWriter<'push-test'> = {
  mail: null,
  push: async () => ({
    title: 'Notifications work',
    body: 'This browser shows what the phone system tells you.',
    page: '/me/settings',
    tag: 'push-test',
    urgency: 'high',
    lifetimeSeconds: 60,
  }),
};
