import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, type RuleFields, ruleOf } from './rule-fields.ts';
import { RuleForm } from './rule-form.tsx';

/** Adds a rule to the number plan; it comes last. */
export function NewRulePage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const rules = useQuery(query('listDialRules', {}));
  const add = async (fields: RuleFields) => {
    const { id } = await request('createDialRule', { body: ruleOf(fields) });
    tellChange(`The rule ${id} was added to the number plan.`);
    await navigate('/admin/number-plan');
  };
  return (
    <Page
      title="Add a rule"
      lead="What numbers of a range are. It is asked last; rules before it that take the same number win."
      above={<Link to="/admin/number-plan">Number plan</Link>}
    >
      <Loaded query={rules}>
        {({ items }) => (
          <RuleForm
            initial={newFields}
            isNew
            earlier={items}
            submitLabel="Add the rule"
            cancel={<Link to="/admin/number-plan">Cancel</Link>}
            send={add}
          />
        )}
      </Loaded>
    </Page>
  );
}
