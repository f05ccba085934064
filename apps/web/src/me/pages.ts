/** Everybody's own pages: one piece of the program, loaded when the first of them is opened. */
export { SettingsPage } from '../session/settings-page.tsx';
export { MyCallHandlingPage } from './my-call-handling-page.tsx';
export { MyCallsPage } from './my-calls-page.tsx';
export { MyQueuesPage } from './my-queues-page.tsx';
export { MyShell } from './my-shell.tsx';
export { MyStatusPage } from './my-status-page.tsx';
export { MyMailbox, MySharedMailbox, MyVoicemailPage } from './my-voicemail-page.tsx';
