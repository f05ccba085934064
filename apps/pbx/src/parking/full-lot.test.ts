import { expect, it } from 'vitest';
import { sendTransfersTo } from './full-lot.ts';

it.each([
  ['free', 'from-extension'],
  ['full', 'from-extension-full'],
] as const)('given a lot that is %s, then transfers go to %s', async (lot, context) => {
  const asked: unknown[] = [];
  const ami = {
    action: async (name: string, fields: object) => {
      asked.push([name, fields]);
      return { response: {}, entries: [] };
    },
  };
  await sendTransfersTo(ami, lot);
  expect(asked).toEqual([['Setvar', { Variable: 'TRANSFER_CONTEXT', Value: context }]]);
});
