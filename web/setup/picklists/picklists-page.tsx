// The picklists that several fields share.
import type { ReactNode } from 'react';
import { addresses, linkTo, navigate } from '../../widgets/navigation';
import { Empty } from '../../widgets/page-state';
import { useApp } from '../../describe/use-description';
import { formatDecimal } from '../../words/format';
import { useWords } from '../../words/words';
import { labelIn } from '../labels';
import { useApplicationSetup } from '../setup-data';

/** The list of shared picklists. */
export function PicklistsPage(): ReactNode {
  const { say, language } = useWords();
  const app = useApp();
  const { picklists, modules } = useApplicationSetup();
  if (picklists.length === 0) return <Empty title={say('setup.noPicklist')} hint={say('setup.noPicklistHint')} />;
  return (
    <>
      <p className="tg-setup-why">{say('setup.picklistsHint')}</p>
      <div className="tg-setup-table">
        <table>
          <thead><tr><th>{say('setup.picklist')}</th><th>{say('setup.apiName')}</th><th>{say('setup.module')}</th><th className="tg-setup-right">{say('setup.valueCount')}</th><th>{say('setup.values')}</th></tr></thead>
          <tbody>
            {picklists.map(({ path, module, body, labels }) => {
              const address = addresses.setup(`picklists/${module}/${body.name}`);
              return (
                <tr key={path} onClick={() => navigate(address)}>
                  <td><a {...linkTo(address)}>{labelIn({ translations: labels }, { key: `picklists.${body.name}`, written: body.label, language })}</a></td>
                  <td><code>{body.name}</code></td>
                  <td>{app.modules.find(({ name }) => name === module)?.label ?? modules.find(({ name }) => name === module)?.label}</td>
                  <td className="tg-setup-right tg-number">{formatDecimal(body.values.filter((value) => !value.inactive).length, language)}</td>
                  <td className="tg-setup-some">{body.values.filter((value) => !value.inactive).slice(0, 6).map((value) => labelIn({ translations: labels }, { key: `picklists.${body.name}.${value.value}`, written: value.label, language })).join(' · ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
