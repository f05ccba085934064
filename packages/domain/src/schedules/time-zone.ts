import { z } from 'zod';

/** Zones that were renamed and that JavaScript engines still call by their old names, which Debian keeps in a package of its own. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Names that were asked for and are right: each schedule is looked at again with every change of the house. */
const right = new Set<string>();

/** Today's name of a time zone that may be given by an old name or in small letters; null when there is no such zone. */
export function zoneNameToday(name: string): string | null {
  if (right.has(name)) return name;
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    const today = renamed[timeZone] ?? timeZone;
    right.add(today);
    return today;
  } catch {
    return null;
  }
}

/** The name of a time zone as Asterisk has to know it too: today's, letter by letter. */
export const timeZone = z
  .string()
  .max(64)
  .superRefine((name, context) => {
    const today = zoneNameToday(name);
    if (today === name) return;
    const message = today
      ? `This time zone is written ${today}.`
      : 'This is not the name of a time zone, for example Europe/Berlin or America/New_York.';
    context.addIssue({ code: 'custom', message });
  });

/** Every time zone there is, by the names that can be given. */
export function timeZones(): string[] {
  const names = Intl.supportedValuesOf('timeZone').flatMap((name) => zoneNameToday(name) ?? []);
  return [...new Set(['UTC', ...names])].toSorted();
}
