import type { NoticeOf } from '../notice.ts';
import type { VoicemailMessage } from '../voicemail.ts';
import { noticeOfMessage } from '../voicemail-notice.ts';
import { type EventData, type EventOfKind, eventOf } from './telephony-event.ts';

/** A message came, whoever took it. */
export function eventOfNewMessage(notice: NoticeOf<'voicemail'>): EventOfKind<'voicemail.new'> {
  const what = [notice.mailbox, notice.id];
  return eventOf('voicemail.new', { what, at: new Date(notice.received_at), data: messageData(notice) });
}

/** A message was heard for the first time. */
export function eventOfHeardMessage(message: VoicemailMessage, at: Date): EventOfKind<'voicemail.retrieved'> {
  const what = [message.mailbox, message.id];
  return eventOf('voicemail.retrieved', { what, at, data: messageData(noticeOfMessage(message)) });
}

function messageData(notice: NoticeOf<'voicemail'>): EventData<'voicemail.new'> {
  const { mailbox, id, from, from_name, received_at, duration } = notice;
  return { mailbox, message_id: id, from, caller_name: from_name, received_at, duration };
}
