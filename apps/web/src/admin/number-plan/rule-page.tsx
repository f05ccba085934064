import { actionWords, patternInWords } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { type DialRule, fieldsOf, type RuleFields, ruleOf } from './rule-fields.ts';
import { RuleForm } from './rule-form.tsx';

/** Changes a rule of the number plan, or deletes it. */
export function RulePage() {
  const { id } = useParams();
  const rules = useQuery(query('listDialRules', {}));
  return (
    <Loaded query={rules}>
      {({ items }) => {
        const at = items.findIndex((one) => one.id === id);
        const rule = items[at];
        return rule ? <KnownRule rule={rule} earlier={items.slice(0, at)} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function KnownRule({ rule, earlier }: { rule: DialRule; earlier: readonly DialRule[] }) {
  const { id, pattern, action } = rule;
  const change = async (fields: RuleFields) => {
    const { id: _, ...body } = ruleOf(fields);
    await request('changeDialRule', { params: { key: id }, body });
    return `The rule ${id} of the number plan was changed.`;
  };
  return (
    <Page
      title={`Rule ${id}`}
      above={<Link to="/admin/number-plan">Number plan</Link>}
      lead={`${patternInWords(pattern)}: ${actionWords[action].label.toLowerCase()}`}
    >
      <ThingSettings thing={rule} change={change}>
        {(form) => <RuleForm {...form} initial={fieldsOf(rule)} earlier={earlier} />}
      </ThingSettings>
      <DeleteThing
        kind="dial-rule"
        id={id}
        name={id}
        noun="rule"
        loss="Its numbers go by the next rule that takes them, or by the outbound routes. Extensions and conferences keep theirs."
        remove={() => request('deleteDialRule', { params: { key: id } })}
        list="/admin/number-plan"
      />
    </Page>
  );
}
