import { actionWords, emergencyNumbers, overlapsOfRule, patternInWords, thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { query } from '../../api/queries.ts';
import { SelectField, TextField } from '../../design/fields.tsx';
import { FormView } from '../../design/form.tsx';
import { Notice } from '../../design/notice.tsx';
import { type Form, useForm } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { useSaveConsequence } from '../configuration/use-save-consequence.ts';
import { faultOf, patternFrom } from './number-pattern.ts';
import styles from './number-plan.module.css';
import { bodyOf, type DialRule, type RuleFields } from './rule-fields.ts';

const actionOptions = Object.entries(actionWords).map(([value, { label }]) => ({ value, label }));

/** The form of a rule of the number plan. */
export function RuleForm(props: {
  initial: RuleFields;
  isNew: boolean;
  /** The rules that are asked before this one. */
  earlier: readonly DialRule[];
  submitLabel: string;
  send: (fields: RuleFields) => Promise<void>;
  cancel?: ReactNode;
}) {
  const consequence = useSaveConsequence();
  const form = useForm({
    initial: props.initial,
    schema: thingKinds['dial-rule'].schema,
    toBody: bodyOf,
    send: props.send,
  });
  const { action } = form.values;
  return (
    <FormView
      form={form}
      submitLabel={props.submitLabel}
      sendingLabel="Saving…"
      consequence={consequence}
      cancel={props.cancel}
    >
      {props.isNew && (
        <TextField
          form={form}
          name="id"
          label="Name"
          hint="In small letters, for example “rooms”. It can’t be changed later."
          autoComplete="off"
        />
      )}
      <TextField
        form={form}
        name="pattern"
        label="Numbers"
        hint={
          <>
            <code>1xxx</code> is every number of four digits that begins with 1. A regular expression from{' '}
            <code>^</code> to <code>$</code> can say more.
          </>
        }
        autoComplete="off"
      />
      <PatternInWords text={form.values.pattern} earlier={props.earlier} />
      <SelectField form={form} name="action" label="They are" options={actionOptions} />
      {action === 'auto_attendant' && (
        <DestinationField
          form={form}
          name="destination"
          label="Calls go to"
          hint="Without one, callers hear that the number is not in service."
          optional
        />
      )}
      {action === 'trunk' && <WayField form={form} />}
    </FormView>
  );
}

/** What a pattern takes, and what of it goes elsewhere, said while it is typed. */
function PatternInWords({ text, earlier }: { text: string; earlier: readonly DialRule[] }) {
  const config = useQuery(query('getConfig', {}));
  const isUsable = text.trim() !== '' && faultOf(text) === null;
  const pattern = patternFrom(text);
  const emergency = config.data ? emergencyNumbers(config.data.emergency).map(({ dialled }) => dialled) : [];
  const overlaps = isUsable ? overlapsOfRule(pattern, earlier, emergency) : [];
  return (
    <div role="status" className={styles.reading}>
      {isUsable && (
        <Notice tone={overlaps.length > 0 ? 'warn' : 'info'}>
          <p>
            It takes {patternInWords(pattern)}, where x is any digit: <code>{pattern}</code>
          </p>
          {overlaps.map((overlap) => (
            <p key={overlap}>{overlap}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}

function WayField({ form }: { form: Form<RuleFields> }) {
  const routes = useQuery(query('listOutboundRoutes', {}));
  const trunks = useQuery(query('listTrunks', {}));
  return (
    <SelectField
      form={form}
      name="trunk"
      label="They go out"
      options={[
        { value: '', label: 'As the outbound routes say' },
        ...(routes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: `By the outbound route ${name}` })),
        ...(trunks.data?.items ?? []).map(({ id, name }) => ({ value: id, label: `By the trunk ${name}` })),
      ]}
    />
  );
}
