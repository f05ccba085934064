// What every process may need. The larger parts have entrances of their own, so that a process loads only what it uses.
export { localAddresses, portalAddress, reachableAddresses } from './addresses.ts';
export type { GivenPassword } from './administrators.ts';
export { type AsteriskInstallation, asteriskCommand, findAsterisk } from './asterisk/find-asterisk.ts';
export type { Finding } from './doctor/finding.ts';
export { espeak, recordSpeech, type Said, type Speaker } from './speaker.ts';
export { type CertificateFiles, readCertificate, readKeyPair } from './state/certificate.ts';
export { renewOwnCertificate } from './state/own-certificate.ts';
export { setUpState } from './state/set-up-state.ts';
export { watchCertificate } from './state/watch-certificate.ts';
export type { SystemStatus } from './status.ts';
