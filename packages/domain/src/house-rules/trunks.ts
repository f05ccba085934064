import { type House, type HouseProblem, nameOf } from '../house.ts';
import type { Thing } from '../things/things.ts';
import { knownBy } from '../trunks/known-by.ts';

/** What is given of a trunk is enough to use it, and its parts go together. */
export function trunksAreComplete({ things }: House): HouseProblem[] {
  return things.trunk.flatMap((trunk) =>
    faultsOf(trunk).map(({ field, message }) => ({ at: `trunk/${trunk.id}`, field, message })),
  );
}

function faultsOf(trunk: Thing<'trunk'>): { field: keyof typeof trunk; message: string }[] {
  const faults: { field: keyof typeof trunk; message: string }[] = [];
  if (trunk.username === null && trunk.kind === 'registration') {
    faults.push({ field: 'username', message: `To register, ${nameOf('trunk', trunk)} needs a user name.` });
  } else if (trunk.username === null && trunk.password !== null) {
    faults.push({ field: 'username', message: 'A password needs a user name to go with it.' });
  }
  if (trunk.encryption === 'sdes' && trunk.transport !== 'tls') {
    const message = 'The keys of encrypted sound travel in SIP: choose TLS, or anybody on the way can read them.';
    faults.push({ field: 'encryption', message });
  }
  if (trunk.key !== null && trunk.key_header === null) {
    faults.push({ field: 'key_header', message: 'A key needs a header to travel in, for example X-Trunk-Key.' });
  }
  return faults;
}

/** One address belongs to one trunk: else nobody can say by which a call came in. */
export function trunksAreToldApart({ things }: House): HouseProblem[] {
  const owners = new Map<string, Thing<'trunk'>>();
  const problems: HouseProblem[] = [];
  for (const trunk of things.trunk) {
    const { addresses, lookedUp } = knownBy(trunk);
    for (const address of lookedUp === null ? addresses : [lookedUp]) {
      const other = owners.get(address.toLowerCase());
      const field = address === trunk.host ? 'host' : 'allowed_addresses';
      const message = `Calls from ${address} are those of ${other && nameOf('trunk', other)} already: an address belongs to one trunk.`;
      if (other) problems.push({ at: `trunk/${trunk.id}`, field, message });
      else owners.set(address.toLowerCase(), trunk);
    }
  }
  return problems;
}
