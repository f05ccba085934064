import { AppError } from '@flexpbx/runtime';

/** The last row of a page: the next page starts behind it, however many rows were added before it meanwhile. */
export interface PageMark {
  readonly startedAt: Date;
  readonly id: string;
}

/** A mark as text for an address. */
export function writePageMark({ startedAt, id }: PageMark): string {
  return Buffer.from(`${startedAt.toISOString()} ${id}`).toString('base64url');
}

/** The mark a text stands for. Throws AppError `invalid-input` when it is none of ours. */
export function readPageMark(text: string): PageMark {
  const [, time, id] = /^(\S+) (.+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  const startedAt = new Date(time ?? '');
  if (!id || Number.isNaN(startedAt.getTime())) {
    const message = 'This page does not exist. Start again from the first one.';
    throw new AppError('invalid-input', message, { fields: { before: message } });
  }
  return { startedAt, id };
}
