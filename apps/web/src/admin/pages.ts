/** The administrators' pages: one piece of the program, loaded when the first of them is opened. */
export { SettingsPage } from '../session/settings-page.tsx';
export { AdminShell } from './admin-shell.tsx';
export { CallHistoryPage } from './calls/call-history-page.tsx';
export { LiveCallsPage } from './calls/live-calls-page.tsx';
export { ConfigurationPage } from './configuration/configuration-page.tsx';
export { ExtensionOverview } from './extensions/extension-overview.tsx';
export { ExtensionPage } from './extensions/extension-page.tsx';
export { ExtensionPhone } from './extensions/extension-phone.tsx';
export { ExtensionSettings } from './extensions/extension-settings.tsx';
export { ExtensionVoicemail } from './extensions/extension-voicemail.tsx';
export { ExtensionsPage } from './extensions/extensions-page.tsx';
export { NewExtensionPage } from './extensions/new-extension-page.tsx';
export { HomePage } from './home/home-page.tsx';
export { MusicClassPage } from './music/music-class-page.tsx';
export { MusicPage } from './music/music-page.tsx';
export { NewMusicPage } from './music/new-music-page.tsx';
