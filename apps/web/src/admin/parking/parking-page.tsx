import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { Fact, FactList } from '../../design/fact-list.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { PhoneNumber } from '../../design/phone-number.tsx';
import { ParkedCalls } from './parked-calls.tsx';
import { fieldsOf } from './parking-fields.ts';
import { ParkingForm } from './parking-form.tsx';

/** Calls that wait in a slot until somebody fetches them from any phone: those that wait now, how it is done, settings. */
export function ParkingPage() {
  const parked = useQuery(query('listParkedCalls', {}));
  const config = useQuery(query('getConfig', {}));
  return (
    <Page title="Parking" lead="A parked call waits in a slot, with music, until somebody fetches it from any phone.">
      <Section title="Parked now" plain>
        <Loaded query={parked}>{(found) => <ParkedCalls {...found} />}</Loaded>
      </Section>
      <Section title="How it is done">
        <HowTo slots={parked.data?.slots ?? []} />
      </Section>
      <Section title="Settings">
        <Loaded query={config}>{({ parking }) => <ParkingForm initial={fieldsOf(parking)} />}</Loaded>
      </Section>
    </Page>
  );
}

function HowTo({ slots }: { slots: readonly string[] }) {
  const { data } = useQuery(query('getPhoneCodes', {}));
  const [first, last] = [slots[0], slots.at(-1)];
  if (!data || first === undefined || last === undefined) return null;
  const { park, retrieve } = data.codes;
  return (
    <FactList>
      {park && (
        <Fact name="Park a call">
          <span>
            Dial <PhoneNumber number={park} /> during the call, or transfer it to <PhoneNumber number={park} />: the
            slot is spoken
          </span>
        </Fact>
      )}
      <Fact name="Choose the slot">
        <span>
          Transfer the call to the slot, <PhoneNumber number={first} />
          {first !== last && (
            <>
              {' '}
              to <PhoneNumber number={last} />
            </>
          )}
        </span>
      </Fact>
      <Fact name="Fetch it">
        <span>
          Dial its slot from any phone
          {retrieve && (
            <>
              ; <PhoneNumber number={retrieve} /> fetches the one in the lowest slot
            </>
          )}
        </span>
      </Fact>
      <Fact name="See it">
        <span>A lamp key of a phone that watches a slot is lit while a call is in it, and fetches the call</span>
      </Fact>
    </FactList>
  );
}
