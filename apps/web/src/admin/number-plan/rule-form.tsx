import { actionWords, emergencyNumbers, overlapsOfRule, patternInWords, thingKinds } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { SelectField, TextField } from '../../design/fields.tsx';
import { Notice } from '../../design/notice.tsx';
import type { Form } from '../../design/use-form.ts';
import { DestinationField } from '../../telephony/destination-field.tsx';
import { ThingForm, type ThingFormProps } from '../things/thing-form.tsx';
import { faultOf, patternFrom } from './number-pattern.ts';
import styles from './number-plan.module.css';
import { bodyOf, type DialRule, type RuleFields } from './rule-fields.ts';

const actionOptions = Object.entries(actionWords).map(([value, { label }]) => ({ value, label }));

/** The form of a rule of the number plan. */
export function RuleForm(
  props: ThingFormProps<RuleFields> & {
    /** The rules that are asked before this one. */
    earlier: readonly DialRule[];
  },
) {
  return (
    <ThingForm {...props} schema={thingKinds['dial-rule'].schema} toBody={bodyOf}>
      {(form) => <Fields form={form} isNew={props.adding !== null} earlier={props.earlier} />}
    </ThingForm>
  );
}

function Fields(props: { form: Form<RuleFields>; isNew: boolean; earlier: readonly DialRule[] }) {
  const { form, isNew, earlier } = props;
  const { action } = form.values;
  return (
    <>
      {isNew && (
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
      <PatternInWords text={form.values.pattern} earlier={earlier} />
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
    </>
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
