import { callHandling, type Feature } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Output } from '../api/client.ts';
import { query } from '../api/queries.ts';
import { TextField, TickField } from '../design/fields.tsx';
import { FormView } from '../design/form.tsx';
import { Section } from '../design/page.tsx';
import { useForm } from '../design/use-form.ts';

/** Forwards, do not disturb and call waiting, as the API answers them. */
export type CallHandling = Output<'getMyCallHandling'>;

type Fields = Readonly<{
  do_not_disturb: boolean;
  forward_always: string;
  forward_busy: string;
  forward_no_answer: string;
  forward_unreachable: string;
  call_waiting: boolean;
}>;

const fieldsOf = (handling: CallHandling): Fields => ({
  do_not_disturb: handling.do_not_disturb,
  forward_always: handling.forward_always ?? '',
  forward_busy: handling.forward_busy ?? '',
  forward_no_answer: handling.forward_no_answer ?? '',
  forward_unreachable: handling.forward_unreachable ?? '',
  call_waiting: handling.call_waiting,
});

const bodyOf = (fields: Fields): CallHandling => ({
  ...fields,
  forward_always: fields.forward_always.trim() || null,
  forward_busy: fields.forward_busy.trim() || null,
  forward_no_answer: fields.forward_no_answer.trim() || null,
  forward_unreachable: fields.forward_unreachable.trim() || null,
});

/** What happens with calls to one phone. Codes dialled at the phone change the same, and that is seen here at once. */
export function CallHandlingForm(props: { handling: CallHandling; save: (change: CallHandling) => Promise<void> }) {
  const { handling, save } = props;
  const form = useForm({
    initial: fieldsOf(handling),
    schema: callHandling,
    toBody: bodyOf,
    send: (fields) => save(bodyOf(fields)),
  });
  return (
    <FormView
      form={form}
      submitLabel="Save"
      sendingLabel="Saving…"
      consequence="It counts for the next call. No call that is going on is touched."
    >
      <TickField
        form={form}
        name="do_not_disturb"
        label="Do not disturb"
        hint="The phone does not ring; callers reach the mailbox. Colleagues’ lamps show it as busy."
      />
      <TextField
        form={form}
        name="forward_always"
        label="Forward every call to"
        hint="An extension or an outside number. The phone does not ring then."
        autoComplete="off"
        optional
      />
      <TextField
        form={form}
        name="forward_busy"
        label="Forward to, while on the phone"
        hint="Instead of the mailbox."
        autoComplete="off"
        optional
      />
      <TextField
        form={form}
        name="forward_no_answer"
        label="Forward to, when nobody answers"
        hint="After the phone has rung for its time."
        autoComplete="off"
        optional
      />
      <TextField
        form={form}
        name="forward_unreachable"
        label="Forward to, while the phone is not connected"
        autoComplete="off"
        optional
      />
      <TickField
        form={form}
        name="call_waiting"
        label="Call waiting"
        hint="A second call rings while you talk. Without it, callers find you busy."
      />
    </FormView>
  );
}

const codesShown: readonly { feature: Feature; says: ReactNode; after?: string }[] = [
  { feature: 'do-not-disturb-on', says: 'Do not disturb' },
  { feature: 'do-not-disturb-off', says: 'Ring again' },
  { feature: 'forward-always', says: 'Forward every call', after: 'number' },
  { feature: 'forward-busy', says: 'Forward while on the phone', after: 'number' },
  { feature: 'forward-no-answer', says: 'Forward when nobody answers', after: 'number' },
  { feature: 'forward-unreachable', says: 'Forward while not connected', after: 'number' },
  { feature: 'forward-off', says: 'Forward nothing any more' },
];

/** The same by phone. */
export function CallHandlingCodes() {
  const { data } = useQuery(query('getPhoneCodes', {}));
  if (!data) return null;
  return (
    <Section title="The same on the phone">
      <p>Dial a code and listen to the confirmation. What is changed there is seen here, and the other way round.</p>
      <ul>
        {codesShown
          .filter(({ feature }) => data.codes[feature])
          .map(({ feature, says, after }) => (
            <li key={feature}>
              <kbd>{data.codes[feature]}</kbd>
              {after && <> and the {after}</>}: {says}
            </li>
          ))}
      </ul>
    </Section>
  );
}
