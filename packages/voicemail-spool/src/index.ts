export type { BeginOutcome, DraftMeta, StoreOutcome, VoicemailDraft } from './draft.ts';
export type { ForwardOutcome, ForwardTarget } from './forward.ts';
export type { MailboxCounts } from './mailbox.ts';
export { openVoicemailSpool, type SpoolPaths, type VoicemailSpool } from './voicemail-spool.ts';
