// The permission sets of the application with who has them, and which role has which.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { failureOf } from '../../data/failure';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { Failed, Loading } from '../../widgets/page-state';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { moduleLabels, useApplicationSetup } from '../setup-data';
import { NewSetDialog } from './new-set-dialog';
import { rolesDocument, useSets, type RolesAnswer } from './permission-data';
import { RolesMatrix } from './roles-matrix';

/** The first page of the room. */
export function PermissionSetsPage(): ReactNode {
  const { say, language } = useWords();
  const sets = useSets();
  const application = useApplicationSetup();
  const { data, error, refetch } = useQuery<RolesAnswer>(rolesDocument, { fetchPolicy: 'network-only' });
  const [making, setMaking] = useState(false);
  if (error && !data) return <Failed failure={failureOf(error)} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const roles = data.roles.nodes;
  const labelled = sets.map((set) => ({ ...set, label: labelIn({ translations: moduleLabels(application, set.module) }, { key: `permissionSets.${set.body.name}`, written: set.body.label, language }) }));
  return (
    <>
      <p className="tg-setup-why">{say('people.setsHint')}</p>
      <div className="tg-setup-tools"><span className="tg-setup-tools-end"><Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{say('people.newSet')}</Button></span></div>
      <div className="tg-setup-table">
        <table>
          <thead><tr><th>{say('people.set')}</th><th>{say('setup.apiName')}</th><th className="tg-setup-right">{say('people.objectCount')}</th><th>{say('people.roles')}</th><th className="tg-setup-right">{say('people.userCount')}</th></tr></thead>
          <tbody>
            {labelled.map(({ path, module, body, label }) => {
              const address = addresses.setup(`permissions/${module}/${body.name}`);
              const having = roles.filter((role) => role.permissionSets.includes(body.name));
              return (
                <tr key={path} onClick={() => navigate(address)}>
                  <td><a {...linkTo(address)}>{label}</a>{body.setup && <Tag>{say('setup.title')}</Tag>}</td>
                  <td><code>{body.name}</code></td>
                  <td className="tg-setup-right tg-number">{body.objects['*'] ? say('people.every') : formatDecimal(Object.keys(body.objects).length, language)}</td>
                  <td className="tg-setup-some">{having.length === 0 ? <span className="tg-none">{say('people.noRole')}</span> : having.map((role) => role.name).join(' · ')}</td>
                  <td className="tg-setup-right tg-number">{formatDecimal(having.reduce((sum, role) => sum + role.users.totalCount, 0), language)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <RolesMatrix roles={roles} sets={labelled} />
      {making && <NewSetDialog sets={labelled} close={() => setMaking(false)} />}
    </>
  );
}
