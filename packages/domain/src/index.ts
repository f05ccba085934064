export { type Account, may, type Permission, permissions, type Role, temporaryPasswordMs } from './account.ts';
export {
  type CallHandling,
  type CallHandlingChange,
  callHandling,
  handlingFault,
  handlingFrom,
  statesOf,
} from './call-handling/call-handling.ts';
export { type CallLeg, type CallOutcome, type CallRecord, callOutcomes } from './call-record.ts';
export {
  type Codec,
  codecList,
  codecNames,
  type DtmfMethod,
  dtmfMethod,
  type MediaEncryption,
  mediaEncryption,
  passThroughCodecs,
} from './codec.ts';
export {
  type ConfigurationMode,
  type ConfigurationPhase,
  type ConfigurationState,
  configurationPhase,
} from './configuration.ts';
export { type Destination, destination } from './destination.ts';
export { dialPattern, dialplanPatterns } from './dial-pattern.ts';
export {
  cellOf,
  type DialledSubject,
  latest,
  nextStamp,
  readCell,
  readDialled,
  type Stamped,
} from './dialled-state.ts';
export { type DialplanPlace, placeOf } from './dialplan-place.ts';
export {
  addressTestNumber,
  type EmergencyCall,
  type EmergencyOutcome,
  emergencyOutcomes,
  isAlarming,
} from './emergency/emergency-call.ts';
export { noticeOfEmergency } from './emergency/emergency-notice.ts';
export { emergencyPlace, numberOfTrunk, placeInWords } from './emergency/emergency-place.ts';
export { type EmergencyGap, emergencyGaps } from './emergency/emergency-readiness.ts';
export { emergencySpeech, emergencyWords, spokenPlace } from './emergency/emergency-speech.ts';
export { emergencyTrunks } from './emergency/emergency-trunks.ts';
export {
  endOfBrokenCall,
  endOfCall,
  eventOfTransfer,
  eventsOfLiveCall,
  eventsOfParking,
  eventsOfRecord,
  type Transfer,
} from './events/call-events.ts';
export { eventOfHeardMessage, eventOfNewMessage } from './events/message-events.ts';
export { eventsOfConferences, eventsOfPhones } from './events/presence-events.ts';
export { eventOfQueue } from './events/queue-events.ts';
export { eventsKeptMs, type TelephonyEvent, telephonyEvent } from './events/telephony-event.ts';
export { type Extension, type ExtensionChange, extensionDefaults } from './extension.ts';
export { type ListedFeature, listFeatures } from './feature-codes/code-list.ts';
export { foldCall } from './fold-call.ts';
export type {
  House,
  HouseExtension,
  HouseProblem,
  HouseRule,
} from './house.ts';
export { newProblems } from './house-problems.ts';
export { digitsOf, findInboundRoute, type InboundCall, inOrderOfAsking } from './inbound/find-inbound-route.ts';
export { type LiveCall, type LiveCallState, liveCallStates } from './live-call.ts';
export type { ConferenceMember, LiveConference, Moderation } from './live-conference.ts';
export { decideMenu, enteringMenu, type MenuDecision, type MenuRules, type MenuState } from './menus/decide-menu.ts';
export { menuRules, type SlowKey, slowKeys } from './menus/menu-rules.ts';
export { lettersIn, peopleSpelled } from './menus/spell-name.ts';
export { type Notice, type NoticeKind, type NoticeOf, notice, noticeKey, noticeKeyOfMessage } from './notice.ts';
export {
  type NotificationChoices,
  notificationChoices,
  type Subject,
  subjects,
  subjectsOfAdministrators,
} from './notices/choices.ts';
export {
  type AttemptOutcome,
  type Channel,
  channels,
  type Delivery,
  type DeliveryState,
  giveUpAt,
  type Recipient,
  retryAt,
  settledKeptMs,
} from './notices/delivery.ts';
export { type MailedKind, type MailValues, mailedKinds, mailValues } from './notices/mail-values.ts';
export { noticesOfMissed } from './notices/missed-call.ts';
export { endpointFault, type PushAddress, pushAddress } from './notices/push-address.ts';
export { type Addressee, type Audience, audienceOf, recipientsOf } from './notices/recipients.ts';
export { type ActionWords, actionWords } from './number-plan/action-words.ts';
export { defaultNumberPlan } from './number-plan/default-plan.ts';
export { type DialRow, dialTable } from './number-plan/dial-table.ts';
export { mailboxPattern } from './number-plan/mailbox-pattern.ts';
export { overlapsOfRule } from './number-plan/overlaps.ts';
export { patternInWords } from './number-plan/pattern-words.ts';
export { type WhereTo, whereTo } from './number-plan/where-to.ts';
export { type Order, type OrderAnswer, type SupervisionManner, supervisionManners } from './order.ts';
export { findWayOut, type WayOut } from './outbound/find-way-out.ts';
export { isDueAt, nextPageAfter } from './paging/page-times.ts';
export { type ZoneMembers, zoneMembers } from './paging/zone-members.ts';
export type { ParkedCall } from './parked-call.ts';
export { closedUntil, hasJustClosed, type WrongPins } from './pin-lock.ts';
export type { AgentFigures } from './queues/agent-figures.ts';
export {
  type AgentLamp,
  type AgentLampKey,
  agentLamp,
  agentLampKey,
  agentNumbers,
  membershipsOf,
} from './queues/agent-lamp.ts';
export type { AgentPause, AgentPresence } from './queues/agent-presence.ts';
export { type AgentFacts, agentState } from './queues/agent-state.ts';
export { decideQueue } from './queues/decide-queue.ts';
export {
  type AgentInLine,
  type AgentRecord,
  type CallerInLine,
  calledBackUntil,
  emptyLine,
  type LineEffect,
  type LineEvent,
  type LineStep,
  type QueueLine,
} from './queues/line.ts';
export {
  type AgentState,
  agentStates,
  type LiveAgent,
  type LiveQueue,
  type WaitingCaller,
} from './queues/live-queue.ts';
export type { Period } from './queues/period.ts';
export type { QueueCallback } from './queues/queue-callback.ts';
export type {
  MissedReason,
  OverflowReason,
  QueueAgentEvent,
  QueueCallEvent,
  QueueEvent,
} from './queues/queue-event.ts';
export {
  type AbandonedCall,
  type CallCounts,
  type QueueFigures,
  type QueueStatistics,
  queueStatistics,
} from './queues/statistics.ts';
export type { Reference } from './references/reference.ts';
export { usesOf } from './references/references.ts';
export { type PhoneState, phoneState, type Reachability, type Registration } from './registration.ts';
export { planOfFollowMe, planOfGroup, type RingTarget, type Shuffle, type TargetedPlan } from './ring-groups/plans.ts';
export {
  beginRinging,
  decideRinging,
  type RingEffect,
  type RingEvent,
  type RingPlan,
} from './ring-groups/ringing.ts';
export { dayAfter, isOpen, minuteOf } from './schedules/is-open.ts';
export { nextChange } from './schedules/next-change.ts';
export { type SwitchState, switchStateFrom, switchText } from './schedules/switch-state.ts';
export { timeZones, zoneNameToday } from './schedules/time-zone.ts';
export { type WallTime, wallTime } from './schedules/wall-time.ts';
export { portalPassword, sipSecret, voicemailPin } from './secrets.ts';
export { type EmergencySettings, emergencyNumbers } from './settings/emergency.ts';
export type { MailSettings } from './settings/mail.ts';
export type { MailTemplate } from './settings/mail-templates.ts';
export { slotsOf } from './settings/parking.ts';
export {
  defaultSettings,
  type Settings,
  type SettingsSection,
  secretSettings,
  settingsSections,
} from './settings/sections.ts';
export type { TranscriptionEngine, TranscriptionSettings } from './settings/transcription.ts';
export {
  defaultMailboxOptions,
  isTranscribed,
  limitsOf,
  type MailboxLimits,
  type MailboxOptions,
  mailboxOptions,
  mailboxOptionsChange,
} from './settings/voicemail.ts';
export { thingAsStored } from './things/as-stored.ts';
export { codesOf, type Feature } from './things/feature-code.ts';
export { type FollowMe, followedNumber, followMe } from './things/follow-me.ts';
export { identifierFrom } from './things/identifier.ts';
export { type Menu, type MenuAction, type MenuKey, menuKeys } from './things/menu.ts';
export { suppliedClass, suppliedTracks } from './things/music-track.ts';
export { type PagingDevice, type PagingWay, type PagingZone, pagingCodecs, pagingWays } from './things/paging-zone.ts';
export { type PromptThing, spokenText, type Voice } from './things/prompt.ts';
export { type Queue, type QueueStrategy, queueStrategies } from './things/queue.ts';
export { type RingGroup, ringGroupMember } from './things/ring-group.ts';
export { type Schedule, type Weekday, weekdays } from './things/schedule.ts';
export type { ScheduledPage } from './things/scheduled-page.ts';
export type { SharedMailbox } from './things/shared-mailbox.ts';
export {
  keyOf,
  noThings,
  type Thing,
  type ThingChange,
  type ThingKind,
  type Things,
  thingKinds,
} from './things/things.ts';
export type { OutboundCallerId } from './things/trunk.ts';
export { type Topic, topics } from './topics.ts';
export { type AllowedEngines, engineFault, originOf } from './transcription/engine-fault.ts';
export {
  afterAttempt,
  giveUpTranscribingAt,
  type SpokenSource,
  type Transcription,
  type TranscriptionOutcome,
  transcriptionSample,
} from './transcription/transcription.ts';
export { accountAddress, firstHost, proxyAddress, sipAddress } from './trunks/addresses.ts';
export { isAddress, type KnownBy, knownBy } from './trunks/known-by.ts';
export { presetOf, type TrunkPreset, trunkPresets } from './trunks/presets.ts';
export {
  type TroubleWords,
  type TrunkCondition,
  type TrunkState,
  type TrunkTrouble,
  troubleWords,
  trunkTroubles,
} from './trunks/trunk-state.ts';
export {
  type GreetingKind,
  greetingKinds,
  maxGreetingSeconds,
  type VoicemailFolder,
  type VoicemailMessage,
  type VoicemailReason,
  voicemailLimits,
} from './voicemail.ts';
export { noticeOfClosing, noticeOfMessage } from './voicemail-notice.ts';
export { isPinFor } from './voicemail-pin.ts';
export { reminderDue } from './voicemail-reminder.ts';
export type { Circumstances, Course } from './what-happens/course.ts';
export { graphOf } from './what-happens/graph.ts';
export type { CallGraph, Place, Way } from './what-happens/graph-parts.ts';
export { type AskedCall, whatHappens } from './what-happens/what-happens.ts';
