const names: Readonly<Record<string, string>> = {
  'mail-test': 'Test mail',
  'push-test': 'Test of a browser',
  'emergency-call': 'Emergency call',
  voicemail: 'New voicemail',
  'missed-call': 'Missed call',
  'voicemail-reminder': 'Reminder of messages',
  'mailbox-closed': 'Mailbox closed after wrong PINs',
};

/** What people call a kind of notice. */
export function nameOfKind(kind: string): string {
  return names[kind] ?? kind;
}
