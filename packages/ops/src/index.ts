export { createAdmin, createFirstAdmin, type GivenPassword, resetAdmin } from './administrators.ts';
export { type AsteriskInstallation, asteriskCommand, findAsterisk } from './asterisk/find-asterisk.ts';
export { examine } from './doctor/doctor.ts';
export type { Finding } from './doctor/finding.ts';
export type { Progress } from './progress.ts';
export { localAddresses } from './state/local-addresses.ts';
export { setUpState } from './state/set-up-state.ts';
export { portalAddress, type SystemStatus, systemStatus } from './status.ts';
export { type System, superviseSystem } from './supervise-system.ts';
